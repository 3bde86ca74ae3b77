"""Train the nested span model on NEREL: teachers with an encoder first, then what they teach."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, combinations, cycle
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from newsnlp.evaluate.nerel import TypedSpan, score_entities
from newsnlp.find.domains import WORLD
from newsnlp.find.nets import span_weights
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.spans import SpanModel
from newsnlp.quick import dataclass
from newsnlp.train import onward as going_on
from newsnlp.train import span_card, span_tuning, teacher
from newsnlp.train.processes import one_thread, side_by_side
from newsnlp.train.span_data import (
    Data,
    Lexicon,
    Material,
    Split,
    examples,
    pooled,
    read,
    unannotated,
)
from newsnlp.train.span_learning import Recipe, learn
from newsnlp.train.span_network import SpanNetwork, export
from newsnlp.train.variation import vary

logger = logging.getLogger(__name__)

SEEDS = 4
"""Networks trained; their spread is in the card."""
KEPT = 1
"""Networks shipped, those best (together) on dev; a second costs half as much time again."""
TEACHERS = len(teacher.COURSES)
VARIATIONS = 2
"""Times that every article comes once more with some words replaced."""
EPOCHS = 13

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """One network at its best epoch on dev."""

    seed: int
    epoch: int
    weights: dict[str, NDArray[np.float32]]
    report: dict[str, Any]

    @property
    def f1(self) -> float:
        """Return micro F1 on dev."""
        return float(self.report["micro"]["f1"])


def train(
    corpus: Path,
    output: Path,
    *,
    further: Path | None = None,
    texts: Path | None = None,
    mentions: Path | None = None,
    onward: Path | None = None,
    seed: int = 0,
    seeds: int = SEEDS,
    teachers: int = TEACHERS,
    device: str = "cpu",
    progress: Progress = logger.info,
) -> dict[str, Any]:
    """Train on ``corpus``/train, choose on ``corpus``/dev, write weights, config and card.

    The articles of ``further``, another kind of news with train/ and dev/, are learned beside those
    of the first; the weights are for that kind, chosen on its dev. ``mentions``: a folder of more
    articles of that kind. ``teachers`` networks with an
    encoder are trained first. What they say of the corpora is learned beside what annotators say,
    and what they say of the .txt files under ``texts`` and of variations of both. Where there is a
    model to go ``onward`` from, it takes the teachers' place.
    Networks that need nothing of each other are trained side by side, in
    processes that call ``progress``, on ``device`` as torch names it. Returns the figures on dev
    of the model as written. Raises InputError for a bad corpus.
    """
    one_thread()
    torch.backends.cuda.matmul.allow_tf32 = True
    material = read(corpus, further, texts, mentions)
    recipe, begin = Recipe(epochs=EPOCHS), None
    if onward:
        data, begin = going_on.course(onward, material)
        recipe, teachers = going_on.RECIPE, 0
    else:
        data = load(material, varied=range(seed, seed + VARIATIONS) if teachers else ())
    if teachers:
        recipes = teacher.courses(teachers)
        data = teacher.taught(data, recipes, seed=seed, device=device, progress=progress)
    jobs = [
        partial(train_network, data, seed + k, recipe, progress, device=device, begin=begin)
        for k in range(seeds)
    ]
    trained = side_by_side(jobs)
    return write(
        output,
        trained,
        data.dev,
        teachers=teachers,
        corpora=tuple(material.train),
        added=material.added,
        onward=onward is not None,
    )


def load(material: Material, *, varied: Sequence[int] = ()) -> Data:
    """Lay out what is learned.

    With ``varied``, seeds, it is for teachers: for each of them every article comes once more with
    some words replaced, and everything is laid out as their encoder reads it.
    """
    lexicon, split, plain = Lexicon(), pooled(material.train.values()), material.texts
    articles = split.annotations + plain.annotations
    domains = [k for k, own in enumerate(material.train.values()) for _ in own.gold]
    texts = [WORLD] * len(plain.gold)
    told = domains, chain(texts, cycle([*domains, *texts]))
    for seed in varied:
        plain = pooled([plain, unannotated(vary(articles, seed), material.annotator)])
    each = zip((split, plain), told, strict=True)
    found = [list(examples(own, lexicon, kind)) for own, kind in each]
    if varied:
        reader = teacher.reader()
        found = [
            [replace(one, read=seen) for one, seen in zip(own, reader(a), strict=True)]
            for own, a in zip(found, (split.annotations, plain.annotations), strict=True)
        ]
    kinds = len(material.train)
    return Data(found[0], material.dev, lexicon.freeze(), found[1], kinds)


def write(
    output: Path,
    trained: Sequence[Trained],
    dev: Split,
    *,
    kept: int = KEPT,
    teachers: int = 0,
    corpora: Sequence[str] = ("NEREL",),
    added: int = 0,
    onward: bool = False,
) -> dict[str, Any]:
    """Write as a model the networks that are best, tuned on dev; return its figures.

    ``corpora``, and ``added`` articles beside the last one's train: what the networks learned, and
    how, is told by the card; dev is of the last.
    """
    tried = [_together(output, best, dev) for best in combinations(trained, kept)]
    best, config, report = max(tried, key=lambda found: float(found[2]["micro"]["f1"]))
    span_weights.save(output, [one.weights for one in best], config)
    model = SpanModel.load(output)
    reliability = span_tuning.reliability(model, dev)
    card = span_card.write(
        trained,
        best,
        config,
        report,
        reliability,
        teachers=teachers,
        corpora=corpora,
        added=added,
        onward=onward,
    )
    (output / "README.md").write_text(card, "utf-8")
    return report


def _together(
    output: Path, best: Sequence[Trained], dev: Split
) -> tuple[Sequence[Trained], SpanConfig, dict[str, Any]]:
    """Write some networks, tuned as stored, after rounding; return them, config and figures."""
    nets = [one.weights for one in best]
    span_weights.save(output, nets, SpanConfig(nets=len(nets)))
    config = span_tuning.tune([SpanNet(net) for net in span_weights.load(output)[0]], dev)
    span_weights.save(output, nets, config)
    return best, config, score(SpanModel.load(output), dev)


def score(model: SpanModel, split: Split) -> dict[str, Any]:
    """Return the entity scores of a model."""
    return score_entities(split.gold, predicted(model, split))


def predicted(model: SpanModel, split: Split) -> list[set[TypedSpan]]:
    """Return what a model finds in every document."""
    found = model.find(split.annotations)
    return [{(span.start, span.end, span.type) for span in spans} for spans in found]


def train_network(
    data: Data,
    seed: int,
    recipe: Recipe | None = None,
    progress: Progress = logger.info,
    *,
    device: str = "cpu",
    begin: Callable[[SpanNetwork], None] | None = None,
) -> Trained:
    """Train one network; the same seed gives the same weights on the same machine.

    ``begin`` gives it its first weights, else they are drawn.
    """
    recipe = recipe or Recipe(epochs=EPOCHS)
    torch.manual_seed(seed)
    sizes = replace(recipe.sizes, domains=data.domains)
    network = SpanNetwork(data.features.vectors, sizes, recipe.dropout)
    if begin:
        begin(network)
    network.to(device)
    best: Trained | None = None
    began = time.monotonic()
    epochs = learn(network, data.train + data.texts, data.features, recipe, seed)
    for epoch, (average, loss) in enumerate(epochs, start=1):
        weights = export(average)
        report = score(SpanModel([SpanNet(weights)], SpanConfig(nets=1)), data.dev)
        now = Trained(seed, epoch, weights, report)
        best = now if best is None or now.f1 > best.f1 else best
        progress(
            f"seed {seed} epoch {epoch}/{recipe.epochs} loss {loss:.4f} "
            f"dev F1 {100 * now.f1:.2f} ({time.monotonic() - began:.0f} s)"
        )
    if best is None:
        raise ValueError(f"epochs is {recipe.epochs}; give 1 or more")
    return best
