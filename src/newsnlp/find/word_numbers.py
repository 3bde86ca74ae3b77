"""What the features of mention pairs know of a word by itself, as numbers kept per word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from threading import Lock
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.bags import mix_numbers

CACHED = 65536
LONG = 3
"""A word of more letters gives its initial to an acronym without short words too."""
KIN = 5
"""First letters of a word, which case endings leave alone: «Кокорин», «Кокориным»."""

_MARKS = (",", "(", ")", "«", "»", "—", ":", ";", ".")
MARKS = {mark: 1 << bit for bit, mark in enumerate(_MARKS)} | {"-": 32, "–": 32, '"': 8}
"""Punctuation between two mentions that tells about their relation, as bits."""

COLUMNS = HASH, MARK, INITIAL, LONG_INITIAL, ACRONYM, START = tuple(range(6))
"""Columns: hash of the word; its punctuation bits; its first letter (0: none), the same of long
words; the initials that it spells as an acronym (0: none); hash of its first letters."""


class WordNumbers:
    """The columns of words, each computed once; the ``CACHED`` last met are kept."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._table = np.zeros((1024, len(COLUMNS)), np.uint32)
        self._lock = Lock()

    def __call__(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return (columns, words) numbers."""
        with self._lock:
            rows = self._look_up(words)
            return np.ascontiguousarray(self._table[rows].T)

    def hashes(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return the hash of every word."""
        with self._lock:
            rows = self._look_up(words)
            hashes: NDArray[np.uint32] = self._table[rows, HASH]
            return hashes

    def _look_up(self, words: Sequence[str]) -> NDArray[np.intp]:
        try:
            return np.fromiter(map(self._rows.__getitem__, words), np.intp, len(words))
        except KeyError:
            fresh = set(words).difference(self._rows)
        if len(self._rows) + len(fresh) > CACHED:
            self._rows, fresh = {}, set(words)
        self._learn(sorted(fresh))
        return np.fromiter(map(self._rows.__getitem__, words), np.intp, len(words))

    def _learn(self, words: Sequence[str]) -> None:
        first = len(self._rows)
        while first + len(words) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        for row, word in enumerate(words, start=first):
            self._table[row] = _numbers(word)
            self._rows[word] = row


def hash_string(text: str) -> int:
    """Return 32 bits of any string, lone surrogates included."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _numbers(word: str) -> tuple[int, int, int, int, int, int]:
    letter = ord(word[0].lower()[0]) if word[:1].isalpha() else 0
    upper = len(word) > 1 and word[:2].isupper()
    return (
        hash_string(word),
        MARKS.get(word, 0),
        letter,
        letter if len(word) > LONG else 0,
        reduce(mix_numbers, map(ord, word.lower()), 0) if upper else 0,
        hash_string(word[:KIN].lower()),
    )
