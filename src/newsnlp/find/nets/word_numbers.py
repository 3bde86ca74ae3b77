"""What the features of mention pairs know of a word by itself, as numbers kept per word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import repeat
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.bags import mix_numbers
from newsnlp.annotate.word_rows import WordRows

CACHED = 65536
LONG = 3
"""A word of more letters gives its initial to an acronym without short words too."""
KIN = 5
"""First letters of a word, which case endings leave alone: «Кокорин», «Кокориным»."""

_MARKS = (",", "(", ")", "«", "»", "—", ":", ";", ".")
MARKS = {mark: 1 << bit for bit, mark in enumerate(_MARKS)} | {"-": 32, "–": 32, '"': 8}
"""Punctuation between two mentions that tells about their relation, as bits."""

COLUMNS = INITIAL, LONG_INITIAL, ACRONYM, START = tuple(range(4))
"""Columns of a word in a name: its first letter (0: none), the same of long words; the initials
that it spells as an acronym (0: none); hash of its first letters."""


class WordNumbers:
    """What is known of words, computed once; of either kind the ``CACHED`` last met are kept."""

    def __init__(self) -> None:
        self._hashes = WordRows([np.zeros(CACHED, np.uint32)], _learn_hashes)
        self._names = WordRows([np.zeros((CACHED, len(COLUMNS)), np.uint32)], _learn)

    def hashes(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return the hash of every word."""
        hashes: NDArray[np.uint32] = self._hashes.take(words)[0]
        return hashes

    def names(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return the columns (columns, words) of the words of names."""
        return np.ascontiguousarray(self._names.take(words)[0].T)


def marks(words: Sequence[str]) -> NDArray[np.int32]:
    """Return the punctuation bits of every word."""
    return np.array(list(map(MARKS.get, words, repeat(0))), np.int32)


def _learn_hashes(words: list[str]) -> list[NDArray[np.uint32]]:
    return [np.array(list(map(hash_string, words)), np.uint32)]


def _learn(words: list[str]) -> list[NDArray[np.uint32]]:
    return [np.array([_numbers(word) for word in words], np.uint32)]


def hash_string(text: str) -> int:
    """Return 32 bits of any string, lone surrogates included."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _numbers(word: str) -> tuple[int, int, int, int]:
    letter = ord(word[0].lower()[0]) if word[:1].isalpha() else 0
    upper = len(word) > 1 and word[:2].isupper()
    return (
        letter,
        letter if len(word) > LONG else 0,
        reduce(mix_numbers, map(ord, word.lower()), 0) if upper else 0,
        hash_string(word[:KIN].lower()),
    )
