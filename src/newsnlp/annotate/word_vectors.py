"""Navec's vectors of words, as Natasha's wheel brings them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import vocabulary
from newsnlp.annotate.first_layer import vectors
from newsnlp.annotate.store import shared_weights

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

JOINT = "-"


class WordVectors:
    """Vectors by word, decoded when they are asked for; that of ``<unk>`` where unknown."""

    def __init__(self) -> None:
        weights = shared_weights()
        self._indexes, self._codes = weights.arrays["indexes"], weights.arrays["codes"]
        self._known = vocabulary.Vocabulary(weights)
        self.unknown = weights.unknown

    def numbers(self, words: Sequence[str]) -> Ints:
        """Return the numbers of words in lower case; «вице-спикеру» may fall back to «спикеру»."""
        found = self._known.numbers(words)
        again = [i for i in np.flatnonzero(found == self.unknown).tolist() if JOINT in words[i]]
        if again:
            found[again] = self._known.numbers([words[i].rpartition(JOINT)[2] for i in again])
        return found

    def vectors(self, numbers: Ints) -> Floats:
        """Return vectors (n, 300) by number."""
        return np.asarray(vectors(self._indexes, self._codes, numbers), np.float32)

    def of(self, lemmas: Sequence[str]) -> Floats:
        """Return the vectors (n, 300) of lemmas, zeros of one that is unknown."""
        numbers = self.numbers(lemmas)
        found = self.vectors(numbers)
        found[numbers == self.unknown] = 0.0
        return found
