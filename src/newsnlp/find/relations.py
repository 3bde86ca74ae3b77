"""Relations between the mentions of an article, found by our own model (``models/relations``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import ModelError
from newsnlp.find import relation_weights
from newsnlp.find.dense import softmax
from newsnlp.find.pair_features import features
from newsnlp.find.pairs import TYPES, Ints, Layout, between_borders, candidates, lay_out
from newsnlp.find.relation_weights import RelationConfig, Weights
from newsnlp.types import Mention, Relation, RelationType

Floats = NDArray[np.float32]

SOURCE = "model"
PAIRS_AT_ONCE = 32768
"""Bounds the memory of one step; the result does not depend on it."""
DIGITS = 4
"""Of a score; far more than calibration knows."""


LINKED_BY_NAME = np.isin(
    TYPES, ("CITY", "COUNTRY", "DISTRICT", "LOCATION", "PERSON", "STATE_OR_PROVINCE")
)
"""Types whose other names linking tells better by the names alone: «Орловой» is «Анна Орлова»."""
ALTERNATIVE_NAME = list(RelationType).index(RelationType.ALTERNATIVE_NAME)


class RelationModel:
    """A small network over pairs of mentions: hashed features plus Natasha's hidden layers.

    logits = out · [relu(hidden · relu(head · x + tail · y + mix · f)), f], where x and y are the
    states of the two mentions and f is the sum of the table's rows of the pair's features.
    """

    def __init__(
        self, weights: Weights, allowed: NDArray[np.bool_], config: RelationConfig
    ) -> None:
        self.config = config
        self.allowed = allowed
        self._weights = weights
        self._types = tuple(RelationType(name) for name in config.relations)
        self._thresholds = np.array(config.thresholds)

    @classmethod
    def load(cls, folder: Path) -> RelationModel:
        """Read a model; raise ModelError where files are missing, damaged or of another version."""
        return cls(*relation_weights.load(folder))

    def find(
        self,
        annotations: Sequence[Annotation],
        mentions: Sequence[Sequence[Mention]],
        states: object = None,
    ) -> list[list[Relation]]:
        """Return the relations of each article, ordered by head and tail mention.

        ``states`` of the span model are welcome but not needed: they bring nothing over
        ``Annotation.hidden`` here, and so the two models can be trained apart.
        """
        del states
        ordered = [sorted(own, key=lambda m: (m.start, -m.end, m.type)) for own in mentions]
        rows = [[(m.start, m.end, m.type.value) for m in own] for own in ordered]
        layout = lay_out(annotations, rows)
        if annotations and annotations[0].hidden.shape[1] * 2 != self._weights["head"].shape[1]:
            raise ModelError(
                f"the relation model reads {self._weights['head'].shape[1] // 2} hidden columns, "
                f"the annotation has {annotations[0].hidden.shape[1]}; {relation_weights.REBUILD}"
            )
        head, tail = candidates(layout.mentions, self.allowed)
        bags = self._bags(layout, head, tail)
        states = mention_states(annotations, layout)
        borders = np.searchsorted(head, layout.mention_offsets)
        found = []
        for own, first, begin, end in zip(
            ordered, layout.mention_offsets, borders, borders[1:], strict=False
        ):
            ends = head[begin:end] - first, tail[begin:end] - first
            logits = self.logits(states[first : first + len(own)], *ends, bags[begin:end])
            chance = softmax(logits / np.float32(self.config.temperature))[:, 1:]
            leave_to_linking(chance, layout.mentions.type[head[begin:end]])
            found.append(list(self._relations(own, *ends, chance)))
        return found

    def _bags(self, layout: Layout, head: Ints, tail: Ints) -> Floats:
        """Return (pairs, columns) sums of the table's rows of every pair's features."""
        table = self._weights["table"]
        bags = np.zeros((len(head), table.shape[1]), np.float32)
        for start in range(0, len(head), PAIRS_AT_ONCE):
            part = slice(start, start + PAIRS_AT_ONCE)
            rows = np.empty_like(bags[part])
            for column in features(layout, head[part], tail[part], len(table)).T:
                # twice as fast as table[column]: no new array, no check of every index
                bags[part] += np.take(table, column, axis=0, out=rows, mode="clip")
        return bags

    def logits(self, states: Floats, head: Ints, tail: Ints, bags: Floats) -> Floats:
        """Return (pairs, relations + 1) logits of one article, «none» first.

        One article at a time: BLAS adds up in another order for other numbers of rows.
        """
        w = self._weights
        first = bags @ w["mix"].T
        first += (states @ w["head"].T + w["bias"])[head]
        first += (states @ w["tail"].T)[tail]
        second = np.maximum(first, 0, out=first) @ w["hidden"].T + w["hidden_bias"]
        np.maximum(second, 0, out=second)
        logits: Floats = np.concatenate([second, bags], axis=1) @ w["out"].T + w["out_bias"]
        return logits

    def _relations(
        self, mentions: Sequence[Mention], head: Ints, tail: Ints, chance: Floats
    ) -> Iterator[Relation]:
        """Yield what is likely enough; the score is the chance that both mentions are right too."""
        certain = np.array([mention.score for mention in mentions])
        both = certain[head] * certain[tail]
        weight = weighed(chance, both)
        chosen = weight.argmax(axis=1)
        every = np.arange(len(head))
        for row in np.flatnonzero(weight[every, chosen] >= self._thresholds[chosen]).tolist():
            ends = mentions[head[row]], mentions[tail[row]]
            score = float(chance[row, chosen[row]] * both[row])
            yield _relation(*ends, self._types[chosen[row]], score)


def weighed(chance: NDArray[np.floating], both: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (pairs, relations) chances times the geometric mean of both ends' certainty.

    Thresholds on it serve doubtful mentions and sure ones alike (by F1 on dev).
    """
    return np.asarray(chance * np.sqrt(both)[:, None], np.float64)


def leave_to_linking(chance: NDArray[np.floating], kinds: Ints) -> None:
    """Take the relations that linking finds out of (pairs, relations) chances, in place."""
    chance[LINKED_BY_NAME[kinds], ALTERNATIVE_NAME] = 0.0


def mention_states(annotations: Sequence[Annotation], layout: Layout) -> Floats:
    """Return (m, 2 · hidden) states: the mean over a mention's tokens, and its head token."""
    m = layout.mentions
    if not annotations:
        return np.zeros((0, 384), np.float32)
    hidden = between_borders([a.hidden for a in annotations])
    total = np.zeros((len(m.first), hidden.shape[1]), np.float32)
    width = m.last - m.first
    for step in range(int(width.max(initial=0))):
        longer = np.flatnonzero(width > step)
        total[longer] += hidden[m.first[longer] + step]
    return np.concatenate([total / width[:, None].astype(np.float32), hidden[m.top]], axis=1)


def _relation(head: Mention, tail: Mention, kind: RelationType, score: float) -> Relation:
    start, end = min(head.start, tail.start), max(head.end, tail.end)
    return Relation(kind, head.id, tail.id, start, end, round(score, DIGITS), SOURCE)
