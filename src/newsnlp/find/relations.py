"""Relations between the mentions of an article, found by our own model (``models/relations``)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import ModelError
from newsnlp.find.nets import relation_weights
from newsnlp.find.nets.dense import softmax
from newsnlp.find.nets.pair_gate import Gate
from newsnlp.find.nets.pairs import TYPES, Ints, lay_out
from newsnlp.find.nets.relation_net import RelationNet, ahead
from newsnlp.find.nets.relation_weights import RelationConfig, Weights
from newsnlp.find.nets.second_look import SecondLook
from newsnlp.find.nets.word_numbers import WordNumbers
from newsnlp.link.relation import relation
from newsnlp.types import Mention, Relation, RelationType

Floats = NDArray[np.float32]

SOURCE = "model"
DIGITS = 4
"""Of a score; far more than calibration knows."""


LINKED_BY_NAME = np.isin(
    TYPES, ("CITY", "COUNTRY", "DISTRICT", "LOCATION", "PERSON", "STATE_OR_PROVINCE")
)
"""Types whose other names linking tells better by the names alone: «Орловой» is «Анна Орлова»."""
ALTERNATIVE_NAME = list(RelationType).index(RelationType.ALTERNATIVE_NAME)

OF_EVENTS = np.isin(
    list(RelationType), ("AGENT", "PARTICIPANT_IN", "POINT_IN_TIME", "TAKES_PLACE_IN")
)
LEAST_ACROSS = 0.45
"""Score from which a sentence tells of another's event: below 0.4, one in three is right on the
regional dev, and none of nine on NEREL's; from 0.4 to 0.45 dates are those of the page."""


class RelationModel:
    """Finds the pairs that may be related, and names the relation of those that are.

    A second look weighs each likely relation against the others of its mentions.
    """

    def __init__(self, weights: Weights, gate: Gate, config: RelationConfig) -> None:
        self.config = config
        self._gate = gate
        self._net = RelationNet(weights)
        self._look = SecondLook(weights)
        self._numbers = WordNumbers()
        self._types = tuple(RelationType(name) for name in config.relations)
        self._thresholds = np.array(config.thresholds)
        least = min(config.thresholds)
        # what stands further than this behind «none» cannot reach any threshold
        self._margin = config.temperature * math.log(least / max(1 - least, 1e-9)) - 1e-3

    @classmethod
    def load(cls, folder: Path) -> RelationModel:
        """Read a model; raise ModelError where files are missing, damaged or of another version."""
        return cls(*relation_weights.load(folder))

    def find(
        self, annotations: Sequence[Annotation], mentions: Sequence[Sequence[Mention]]
    ) -> list[list[Relation]]:
        """Return the relations of each article, ordered by head and tail mention."""
        if annotations and annotations[0].hidden.shape[1] != self._net.hidden_size:
            raise ModelError(
                f"the relation model reads {self._net.hidden_size} hidden columns, "
                f"the annotation has {annotations[0].hidden.shape[1]}; {relation_weights.REBUILD}"
            )
        ordered = [sorted(own, key=lambda m: (m.start, -m.end, m.type)) for own in mentions]
        rows = [[(m.start, m.end, m.type) for m in own] for own in ordered]
        layout = lay_out(annotations, rows, self._numbers)
        head, tail = self._gate.pairs(layout)
        worth, logits = self._net(annotations, layout, head, tail)
        head, tail = head[worth], tail[worth]
        likely, logits = self._look(layout, head, tail, logits)
        near = ahead(logits) >= self._margin
        head, tail, logits = head[likely][near], tail[likely][near], logits[near]
        chance = softmax(logits / np.float32(self.config.temperature))[:, 1:]
        leave_to_linking(chance, layout.mentions.type[head])
        across = layout.mentions.sentence[head] != layout.mentions.sentence[tail]
        everyone = [m for own in ordered for m in own]
        heads, found = self._relations(everyone, head, tail, chance, across)
        borders = np.searchsorted(heads, layout.mention_offsets).tolist()
        return [found[begin:end] for begin, end in pairwise(borders)]

    def _relations(
        self,
        mentions: Sequence[Mention],
        head: Ints,
        tail: Ints,
        chance: Floats,
        across: NDArray[np.bool_],
    ) -> tuple[Ints, list[Relation]]:
        """Return what is likely enough, and the heads of it; ``across``: two sentences tell it.

        The score is the chance that both mentions are right too.
        """
        certain = np.array([mention.score for mention in mentions])
        both = certain[head] * certain[tail]
        weight = weighed(chance, both)
        chosen = weight.argmax(axis=1)
        every = np.arange(len(head))
        score = chance[every, chosen] * both
        doubted = across & OF_EVENTS[chosen] & (score < LEAST_ACROSS)
        rows = np.flatnonzero((weight[every, chosen] >= self._thresholds[chosen]) & ~doubted)
        head, tail, kind, score = head[rows], tail[rows], chosen[rows], score[rows]
        columns = (column.tolist() for column in (head, tail, kind, score))
        return head, [
            relation(self._types[k], mentions[h], mentions[t], round(s, DIGITS), SOURCE)
            for h, t, k, s in zip(*columns, strict=True)
        ]


def weighed(chance: NDArray[np.floating], both: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (pairs, relations) chances times the geometric mean of both ends' certainty.

    Thresholds on it serve doubtful mentions and sure ones alike (by F1 on dev).
    """
    return np.asarray(chance * np.sqrt(both)[:, None], np.float64)


def leave_to_linking(chance: NDArray[np.floating], kinds: Ints) -> None:
    """Take the relations that linking finds out of (pairs, relations) chances, in place."""
    chance[LINKED_BY_NAME[kinds], ALTERNATIVE_NAME] = 0.0
