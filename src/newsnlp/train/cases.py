"""Choices that readers made, as the networks of posts and events learn from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.quick import dataclass
from newsnlp.records.learned.nets import View, names_hash, values
from newsnlp.records.learned.role_view import Features

Floats = NDArray[np.float32]
Names = dict[str, NDArray[np.uint8]]
"""A hash of the names of the features by what they are of."""
OPEN = -1
"""A label of what a reader may count or not."""


@dataclass(slots=True)
class Case:
    """One choice; ``source`` is the folder of the article.

    ``given`` (g) and ``words`` (3, 300) are of a role or an event, ``rows`` (n, f) of candidates.
    ``answer``: the number of the right one, n for none; of what is decided, its number; where each
    stands by itself, ``labels`` (n): 1, 0 or ``OPEN``. ``told`` (n, 300) are words of candidates.
    ``ruled``: what is answered without the networks, ``told_each`` (n) of each by itself.
    ``tokens`` tell the role or the event, ``places`` each candidate.
    """

    doc: str
    source: str
    kind: str
    given: Floats
    words: Floats
    rows: Floats
    answer: int
    ruled: int
    told: Floats = field(default_factory=lambda: np.zeros((0, 300), np.float32))
    labels: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    told_each: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    tokens: Sequence[int] = (0,)
    places: Sequence[Sequence[int]] = ()


class Words:
    """Vectors of lemmas, each looked up once."""

    def __init__(self) -> None:
        self._vectors, self._known = WordVectors(), dict[str, Floats]()

    def mean(self, lemmas: Sequence[str]) -> Floats:
        """Return the mean vector (300) of some lemmas, zeros for none."""
        fresh = [one for one in dict.fromkeys(lemmas) if one not in self._known]
        if fresh:
            found = self._vectors.of(fresh)
            self._known.update(zip(fresh, found, strict=True))
        if not lemmas:
            return np.zeros(300, np.float32)
        return np.asarray(np.mean([self._known[one] for one in lemmas], axis=0), np.float32)

    def of(self, view: View) -> Floats:
        """Return the vectors (3, 300) of a role or an event, its verb and its cues."""
        own = (self.mean([view.noun]) + self.mean(view.words)) / 2
        verb = self.mean([view.verb_lemma] if view.verb_lemma else [])
        return np.stack([own, verb, self.mean(view.cues)])


class Rows:
    """The values of features, with the names of what they are of."""

    def __init__(self) -> None:
        self.names: Names = {}

    def __call__(self, kind: str, rows: Iterable[Features]) -> Floats:
        """Return the values (n, f) of rows of one kind."""
        return np.stack([self.one(kind, row) for row in rows])

    def one(self, kind: str, features: Features) -> Floats:
        """Return the values of one row."""
        if kind not in self.names:
            self.names[kind] = names_hash(features)
        return values(features)
