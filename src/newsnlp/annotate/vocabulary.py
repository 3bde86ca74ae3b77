"""Numbers of the words that navec knows, by 64-bit hashes: no object per word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.weights import Weights, word_hashes


class Vocabulary:
    """Look words up in sorted hashes."""

    def __init__(self, weights: Weights) -> None:
        self._hashes, self._numbers = weights.arrays["word_hashes"], weights.arrays["word_numbers"]
        self._unknown = weights.unknown

    def numbers(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return navec's numbers of words in lower case, that of ``<unk>`` for those not there."""
        module = kernels.compiled()
        if module is not None:
            found = np.empty(len(words), np.int32)
            table = self._hashes, self._numbers, self._unknown
            module.word_numbers(list(words), *table, found)
            return found.astype(np.int64)
        hashes = word_hashes(words)
        places = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        known = self._hashes[places] == hashes
        return np.where(known, self._numbers[places], self._unknown).astype(np.int64)

    def without_yo(self, words: Sequence[str], numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return numbers with those of unknown words that are known as most write them.

        «введён» is not there, «введен» is.
        """
        unknown = np.flatnonzero(numbers == self._unknown).tolist()
        spelt = [i for i in unknown if "ё" in words[i]]
        if not spelt:
            return numbers
        found = numbers.copy()
        found[spelt] = self.numbers([words[i].replace("ё", "е") for i in spelt])
        return found
