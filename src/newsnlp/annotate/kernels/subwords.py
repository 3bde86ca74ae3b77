"""Hashed pieces of words (Bojanowski et al. 2017), by a compiled kernel or in Python."""

from __future__ import annotations

import zlib
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels

Ints = NDArray[np.int64]

AFFIXES = (2, 3, 4, 5)
LONGEST = 40
"""Letters of a word that pieces are made of; the rest of a longer token is ignored."""
SHORT = 14
"""Words of up to this many characters, border marks included, also give all their 4-grams."""
MOST = 21
"""Pieces of a word: itself, its lemma, 4 prefixes, 4 suffixes, 11 4-grams."""


def bucket(feature: str, size: int) -> int:
    """Return a hash below ``size``, the same on every machine; lone surrogates are allowed."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % size


def pieces_of(word: str, part: str, lemma: str, size: int) -> list[int]:
    """Return the sorted piece buckets of a word: itself, lemma, affixes, inner 4-grams."""
    marked = f"^{part[:LONGEST]}$"
    pieces = {f"w{word}", f"l{lemma}"}
    pieces.update(f"p{marked[:n]}" for n in AFFIXES)
    pieces.update(f"s{marked[-n:]}" for n in AFFIXES)
    if len(marked) <= SHORT:
        pieces.update(f"n{marked[i : i + 4]}" for i in range(len(marked) - 3))
    return sorted(bucket(piece, size) for piece in pieces)


def subwords(words: list[str], parts: list[str], lemmas: list[str], size: int) -> tuple[Ints, Ints]:
    """Return the piece buckets, below ``size``, of all words, and how many each word (n) has.

    ``words`` are in lower case, ``parts`` the same without the hyphens beside them.
    """
    module = kernels.compiled()
    if module is None:
        found = [pieces_of(*each, size) for each in zip(words, parts, lemmas, strict=True)]
        pieces = np.fromiter(chain.from_iterable(found), np.int64)
        return pieces, np.fromiter(map(len, found), np.int64, len(found))
    count = np.empty(len(words), np.int32)
    out = np.empty(MOST * len(words), np.int32)
    module.subwords(words, parts, lemmas, size, count, out)
    return out[: count.sum()].astype(np.int64), count.astype(np.int64)
