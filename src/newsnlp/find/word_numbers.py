"""What the features of mention pairs know of a word by itself, as numbers kept per word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.bags import mix_numbers
from newsnlp.find.word_rows import WordRows

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


class WordNumbers(WordRows[str]):
    """The columns of words, each computed once; the ``CACHED`` last met are kept."""

    def __init__(self) -> None:
        super().__init__([np.zeros((CACHED, len(COLUMNS)), np.uint32)], _learn)

    def __call__(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return (columns, words) numbers."""
        return np.ascontiguousarray(self.take(words)[0].T)

    def hashes(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Return the hash of every word."""
        hashes: NDArray[np.uint32] = self.take(words)[0][:, HASH]
        return hashes


def _learn(words: list[str]) -> list[NDArray[np.uint32]]:
    return [np.array([_numbers(word) for word in words], np.uint32)]


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
