"""The first convolution of the three nets, which depends on a word and its shape alone.

What a word adds (2304 numbers: three nets, three taps, 256 filters) is kept in rows: those of
frequent words lie ready in the mapped file of weights, processes share them; those of others are
computed when they are met and kept in a table of fixed size. What its shape adds is added on use.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.linear import aligned
from newsnlp.annotate.weights import Array, Floats, Weights

Ints = NDArray[np.int32]

NO_WORD = 0
CAPACITY = 1408  # 13 MB
TILE = 256
FIXED_POINT = 2.0**20
RELEASED = 8  # one row in so many makes room
STAY = 1 / 8
"""Of the table is filled anew before a word met twice as often counts as met as long ago.

By how often alone, the words of the first articles fill the table for ever, and those of the
present batch are computed once per net: at 3500 rows 1.5 times as often as by this rule.
"""


def fixed_point(values: Floats) -> NDArray[np.float64]:
    """Round to multiples of 2**-20, so that sums of a few hundred products are exact."""
    return np.rint(values.astype(np.float64) * FIXED_POINT) / FIXED_POINT


def vectors(indexes: Array, codes: Array, words: Array) -> Array:
    """Return navec's vectors of words (n, 300), in the type of ``codes``."""
    parts, choices, size = codes.shape
    module = kernels.compiled()
    if module is not None and codes.dtype == np.float32:
        out = np.empty((len(words), parts * size), np.float32)
        module.vectors(indexes, codes, np.ascontiguousarray(words, np.int32), out)
        return out
    rows = indexes[words] + choices * np.arange(parts)
    # one index per part: by two arrays of indexes the same takes 3.5 µs per word, not 0.5 to 1
    found: Array = codes.reshape(-1, size).take(rows, axis=0, mode="clip")
    return found.reshape(len(words), parts * size)


def exact_rows(indexes: Array, codes: Array, word: Array, words: Ints) -> Floats:
    """Return the rows of words (n, 2304); ``codes`` and ``word`` are in fixed point.

    A matrix library rounds a row differently depending on its place: here sums are exact.
    """
    out = np.empty((len(words), word.shape[1]), np.float32)
    for i in range(0, len(words), TILE):
        out[i : i + TILE] = vectors(indexes, codes, words[i : i + TILE]) @ word
    return out


def large_zeros(rows: int, columns: int) -> Floats:
    """Return zeros whose pages take no memory until they are written, large pages where possible.

    Rows are met in random order, and a page of 2 MB spares most look-ups of where one lies. The
    pages are private: a forked process must not write into its parent's and its siblings' rows.
    """
    private = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if os.name == "posix" else {}
    memory = mmap.mmap(-1, 4 * rows * columns, **private)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with suppress(OSError):
            memory.madvise(mmap.MADV_HUGEPAGE)
    return np.frombuffer(memory, np.float32).reshape(rows, columns)


class FirstLayer:
    """Rows of words and shapes; up to ``capacity`` rows of words that are not frequent are kept.

    A pair of a word and its shape is one number; 0 is the separator, whose rows are zeros.
    Rows are numbered through: first those of ``frequent`` (row 0 is the separator's), then those
    of ``table``. Where there is no room, words that were met long ago and seldom go first: news
    repeats the same words for ever, and half of all others are met once.
    """

    def __init__(self, weights: Weights, capacity: int = CAPACITY) -> None:
        arrays = weights.arrays
        self.frequent: Floats = arrays["frequent"]
        self.shapes: Floats = aligned(np.pad(arrays["shape"], ((1, 0), (0, 0))))
        self.table = large_zeros(capacity, self.frequent.shape[1])
        self._indexes, self._codes = arrays["indexes"], arrays["codes"]
        self._load(arrays["word"])
        words = len(self._indexes) + 1
        self._row = np.zeros(words, np.int32)  # of a word, 0 where it has none
        self._row[arrays["frequent_words"] + 1] = np.arange(1, len(self.frequent))
        self._uses = np.zeros(words, np.int32)  # calls that met a word
        self._word = np.zeros(capacity, np.int32)  # of a place in the table, NO_WORD if free
        self._seen = np.zeros(capacity, np.int64)  # when
        self._free = np.arange(capacity)
        self._now = 0  # calls, and rows filled

    def _load(self, word: Floats) -> None:
        self._weight: Array = fixed_point(word)
        self._codes = fixed_point(self._codes)

    def pairs(self, words: NDArray[np.int64], shapes: NDArray[np.int64]) -> Ints:
        """Return the numbers of pairs: navec's words and the nets' shapes."""
        return ((words + 1) * len(self.shapes) + shapes + 1).astype(np.int32)

    def rows(self, pairs: Ints) -> tuple[Ints, Ints]:
        """Return the rows of pairs' words, valid until the next call, and of their shapes.

        One call may have as many pairs as the table has room for.
        """
        words, shapes = np.divmod(pairs, np.int32(len(self.shapes)))
        self._now += 1
        self._uses[words] += 1  # once, however often the call has a word
        rows = self._row[words]
        kept = rows[rows >= len(self.frequent)]
        self._seen[kept - len(self.frequent)] = self._now
        missing = (rows == 0) & (words != NO_WORD)
        if missing.any():
            # with the indices, which nobody needs, numpy does not import its masked arrays
            fresh, _ = np.unique(words[missing], return_index=True)
            if len(fresh) > len(self._free):
                self._release(len(fresh) - len(self._free))
            places, self._free = self._free[: len(fresh)], self._free[len(fresh) :]
            self._fill(fresh - 1, places)
            self._word[places], self._seen[places] = fresh, self._now
            self._row[fresh] = places + len(self.frequent)
            self._now += len(fresh)
            rows = self._row[words]
        return rows, shapes

    def _release(self, needed: int) -> None:
        """Free places in the table, but none of the present call."""
        used = np.flatnonzero((self._word != NO_WORD) & (self._seen < self._now))
        stay = STAY * len(self.table)
        worth = self._seen[used] + stay * np.log2(self._uses[self._word[used]])
        count = min(len(used), max(needed, len(self.table) // RELEASED))
        old = used[np.argpartition(worth, count - 1)[:count]]
        self._row[self._word[old]] = 0
        self._word[old] = NO_WORD
        self._free = np.concatenate([self._free, old])

    def _fill(self, words: Ints, places: NDArray[np.int64]) -> None:
        self.table[places] = exact_rows(self._indexes, self._codes, self._weight, words)
