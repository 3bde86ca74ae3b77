"""An article as a small recurrent network reads it: what every token says where it stands.

x = tanh(word · v + hidden · n + tags[t] + kinds · k + bias), then one BiLSTM over the whole
article: v is navec's vector of the lemma, zero within a person's name; n are Natasha's hidden
layers, t its tag; k tells what kinds of mentions cover the token and begin there. NumPy or the
compiled kernel of the LSTM; ``newsnlp.train.reading`` is the same in PyTorch.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.kernels.quantised import MIDDLE, MOST, Steps
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.nets.bilstm import BiLSTM
from newsnlp.find.nets.dense import Linear
from newsnlp.find.nets.relation_net import LemmaVectors
from newsnlp.find.verbs import Telling
from newsnlp.kinds import EntityType

Floats = NDArray[np.float32]

KINDS = (
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.PROFESSION,
    EntityType.EVENT,
    EntityType.DATE,
    EntityType.CITY,
    EntityType.STATE_OR_PROVINCE,
    EntityType.FACILITY,
    EntityType.AWARD,
    EntityType.COUNTRY,
    EntityType.DISTRICT,
)
COLUMNS = 2 * len(KINDS) + 1
"""Two for each kind, whether a mention of it is there and begins there, and one for a new line."""
ARRAYS = frozenset({"word", "hidden", "tags", "kinds", "bias", "inputs", "states", "lstm_bias"})
CACHED = 8192
"""Lemmas whose vectors are kept: 3 MB."""
_COLUMN = {kind: 2 * i for i, kind in enumerate(KINDS)}


class Marks(NamedTuple):
    """What is known of the tokens of an article by the mentions that cover them.

    ``kinds`` (n, ``COLUMNS``); ``named`` (n): the token is within a person's name.
    """

    kinds: Floats
    named: NDArray[np.bool_]


def marks(annotation: Annotation, index: MentionIndex) -> Marks:
    """Return what mentions say of the tokens that they cover."""
    kinds = np.zeros((len(annotation), COLUMNS), np.float32)
    for kind, first, last in zip(index.types, index.first, index.last, strict=True):
        column = _COLUMN.get(kind)
        if column is not None:
            kinds[first:last, column] = 1
            kinds[first, column + 1] = 1
    text, starts = annotation.text, annotation.starts
    kinds[:, -1] = [
        "\n" in text[before:start] for before, start in zip([0, *starts], starts, strict=False)
    ]
    return Marks(kinds, kinds[:, _COLUMN[EntityType.PERSON]] > 0)


class Reading:
    """The states (n, 2h) of an article's tokens; ``size`` is 2h."""

    def __init__(self, states: Floats) -> None:
        self.states, self.size = states, states.shape[1]
        nothing = np.zeros((1, self.size), np.float32)
        self._or_none = np.concatenate([states, nothing])  # the last is read of no token, -1

    def own(self, tokens: Sequence[int]) -> Floats:
        """Return what is read where something is told: the largest of its tokens' states (2h)."""
        if len(tokens) == 1:
            return np.asarray(self.states[tokens[0]])
        return np.asarray(self.states[list(tokens)].max(axis=0))

    def beside(self, tokens: Sequence[int], places: Sequence[Sequence[int]]) -> Floats:
        """Return what is read of candidates (k, 4h) nearest before and behind some tokens.

        ``places``: the tokens of each candidate; zeros where none is on that side.
        """
        before, behind = nearest(tokens, places)
        sides = np.array(list(zip(before, behind, strict=True)), np.intp)
        return self._or_none[sides].reshape(len(places), 2 * self.size)


def nearest(tokens: Sequence[int], places: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return the token of each candidate that is nearest before and behind some tokens, or -1.

    All are in text order; a candidate's token that is one of them stands before.
    """
    first, last = (tokens[0], tokens[-1]) if tokens else (sys.maxsize, -1)
    before, behind = [], []
    for place in places:
        if len(place) == 1:
            token = place[0]
            before.append(token if token <= last else -1)
            behind.append(token if token > first else -1)
        else:
            before.append(_nearest(tokens, place, -1))
            behind.append(_nearest(tokens, place, 0))
    return before, behind


def _nearest(tokens: Sequence[int], place: Sequence[int], side: int) -> int:
    best, apart = -1, sys.maxsize
    if len(place) < len(tokens):  # the same, asked from the other end
        for told in place:
            at = bisect_left(tokens, told) - 1 - side
            if 0 <= at < len(tokens) and abs(told - tokens[at]) < apart:
                best, apart = told, abs(told - tokens[at])
        return best
    for token in tokens:
        at = bisect_right(place, token) + side
        if 0 <= at < len(place) and abs(place[at] - token) < apart:
            best, apart = place[at], abs(place[at] - token)
    return best


class Reader:
    """The forward pass; ``weights`` as the file names them.

    ``word`` (d, 300), ``hidden`` (d, 192), ``tags`` (t, d), ``kinds`` (d, ``COLUMNS``), ``bias``
    (d), ``inputs`` (2, 4h, d), ``states`` (2, 4h, h), ``lstm_bias`` (2, 4h). Raises ValueError
    where one is missing.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        if missing := ARRAYS - weights.keys():
            raise ValueError(f"no {', '.join(sorted(missing))}")
        w = {name: np.asarray(weights[name], np.float32) for name in ARRAYS}
        self._lemmas = LemmaVectors(w["word"], CACHED)
        seen = np.concatenate([w["hidden"], w["kinds"]], axis=1)
        self._seen = Linear(np.ascontiguousarray(seen), w["bias"])
        self._tags = w["tags"]
        self._steps = Steps.between(-1, 1, len(w["bias"]))
        self._lstm = BiLSTM(w["inputs"], w["states"], w["lstm_bias"], self._steps)

    def __call__(self, articles: Sequence[Telling]) -> list[Reading]:
        """Return what is read of several articles, of each as if it were alone."""
        borders = np.cumsum([0, *(len(one.annotation) for one in articles)])
        known = [marks(one.annotation, one.reader.index) for one in articles]
        x = self._lemmas([lemma for one in articles for lemma in one.annotation.lemmas])
        x[np.concatenate([own.named for own in known])] = 0
        x += self._tags[np.concatenate([one.annotation.tag for one in articles])]
        seen = [
            np.concatenate([one.annotation.hidden, own.kinds], axis=1)
            for one, own in zip(articles, known, strict=True)
        ]
        x += self._seen(np.concatenate(seen), borders[1:-1].tolist())
        states = self._states(np.tanh(x, out=x), borders)
        return [Reading(states[first:last]) for first, last in pairwise(borders.tolist())]

    def _states(self, x: Floats, borders: NDArray[np.int64]) -> Floats:
        """Return the LSTM's states (n, 2h) of tokens (n, d)."""
        size = 2 * self._lstm.size
        rows = np.empty((len(x), size + x.shape[1]), np.uint8)
        rows[:, size:] = self._steps.to_bytes(x)
        length = np.diff(borders)
        order = np.argsort(-length, kind="stable")
        order = order[length[order] > 0]
        if len(order):
            self._lstm(rows, borders[:-1][order], length[order])
        states: Floats = (rows[:, :size].astype(np.float32) - np.float32(MIDDLE)) / np.float32(MOST)
        return states
