"""Fit the weights that choose which names NEREL links: ``link.alias_pairs``, ``link.event_names``.

Logistic regressions over the gold mentions of NEREL's train part, one for each kind of thing,
fitted by Newton's method; deterministic, some minutes on one core, 2 GB for the events:

    python -m newsnlp.train.aliases PATH/nerel/train src/newsnlp/lexicon/alias_weights.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.link.alias_pairs import Pair, pairs
from newsnlp.link.aliases import NAMINGS
from newsnlp.link.cluster import group_mentions
from newsnlp.link.event_names import event_pairs
from newsnlp.types import EntityType, Mention

Example = tuple[Pair, bool]
"""A candidate pair and whether the corpus links it."""

HEADER = """\
# Weights of the pairs of names that NEREL links (link/alias_pairs.py, link/event_names.py): kind,
# feature, log-odds.
# Fitted by newsnlp.train.aliases on the gold mentions of NEREL v1.1 train; do not edit by hand.
"""


RARE = 3
"""A feature of fewer pairs tells nothing: a word that is met in one article."""
CONVERGED = 1e-6
"""Greatest change of a weight, in log-odds, at which fitting ends."""


def gather(corpus: Sequence[GoldDocument], annotator: Annotator) -> Iterator[Example]:
    """Yield every candidate pair of a corpus's gold mentions, whichever is the head."""
    for document in corpus:
        ids, mentions = _mentions(document)
        linked = {
            frozenset((ids[head], ids[tail]))
            for type_, head, tail in document.relations
            if type_ in NAMINGS and head in ids and tail in ids
        }
        (annotation,) = annotator.annotate([document.text])
        for pair in _candidates(annotation, mentions):
            yield pair, frozenset((pair.earlier, pair.later)) in linked


def _candidates(annotation: Annotation, mentions: Sequence[Mention]) -> Iterator[Pair]:
    tokens, groups = group_mentions(annotation, mentions)
    for group in groups:
        if group.type is not EntityType.EVENT:
            yield from pairs(mentions, group)
    yield from event_pairs(annotation, mentions, tokens, groups)


def _mentions(document: GoldDocument) -> tuple[dict[str, int], list[Mention]]:
    """Return gold mentions in text order and, by the corpus's id, the place of each."""
    order = sorted(document.entities.items(), key=lambda e: (e[1][0], -e[1][1], e[1][2]))
    mentions = [
        Mention(f"m{i}", type_, start, end, text, 1.0, "gold")
        for i, (_, (start, end, type_, text)) in enumerate(order, start=1)
    ]
    return {name: i for i, (name, _) in enumerate(order)}, mentions


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of every feature; kinds share no features and are fitted one by one."""
    by_kind: dict[str, list[Example]] = {}
    for example in examples:
        by_kind.setdefault(example[0].features[0].partition(" ")[0], []).append(example)
    return {name: w for own in by_kind.values() for name, w in _fit(own).items()}


def _fit(examples: Sequence[Example], *, penalty: float = 1.0, steps: int = 25) -> dict[str, float]:
    """Return the weights that maximise the penalised likelihood, rare features left out."""
    seen = Counter(feature for pair, _ in examples for feature in pair.features)
    names = sorted(feature for feature, count in seen.items() if count >= RARE)
    column = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, (pair, _) in enumerate(examples):
        x[row, [column[feature] for feature in pair.features if feature in column]] = 1.0
    y = np.array([linked for _, linked in examples], float)
    weights = np.zeros(len(names))
    for _ in range(steps):
        step = _newton_step(x, y, weights, penalty)
        weights -= step
        if np.abs(step).max() < CONVERGED:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _newton_step(
    x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    chance = 1.0 / (1.0 + np.exp(-(x @ weights)))
    gradient = x.T @ (chance - y) + penalty * weights
    curvature = (x.T * (chance * (1.0 - chance))) @ x + penalty * np.eye(len(weights))
    return np.asarray(np.linalg.solve(curvature, gradient))


def write(weights: dict[str, float], path: Path) -> None:
    """Write weights as the lexicon file that linking reads."""
    lines: Iterable[str] = (
        "\t".join((*feature.split(" ", 1), f"{weight:.2f}"))
        for feature, weight in sorted(weights.items())
        if abs(weight) >= 0.005
    )
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(fit(list(gather(read_corpus(sys.argv[1]), Annotator()))), Path(sys.argv[2]))
