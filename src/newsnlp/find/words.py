"""What the span model knows of a word by itself: vectors, shape and pieces."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import vocabulary as navec
from newsnlp.annotate.shape import word_shape
from newsnlp.annotate.store import shared_weights

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PIECES = 16384
SHAPES = 512
AFFIXES = (2, 3, 4, 5)
LONGEST = 40
"""Letters of a word that pieces are made of; the rest of a longer token is ignored."""
SHORT = 14
"""Words of up to this many characters, border marks included, also give all their 4-grams."""

JOINT = "-"
Pair = tuple[str, str]
"""A word as written and its lemma; a part of a hyphenated word has the hyphens beside it."""


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Features of w distinct (word, lemma) pairs.

    ``word``, ``lemma`` (w): numbers of navec vectors; ``shape`` (w): bucket of the shape;
    ``pieces`` and ``first`` (w): hashed pieces of all words, and where each word's begin.
    """

    word: Ints
    lemma: Ints
    shape: Ints
    pieces: Ints
    first: Ints


def bucket(feature: str, size: int) -> int:
    """Return a hash below ``size``, the same on every machine; lone surrogates are allowed."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % size


def strip_joints(word: str) -> str:
    """Return a part of a hyphenated word without the hyphens beside it."""
    return word.strip(JOINT) or word


def shape_of(word: str) -> str:
    """Return the shape of a word or part, with the hyphens beside it: «-президент» is -RU_xx."""
    part = strip_joints(word)
    before, after = JOINT * word.startswith(JOINT), JOINT * word.endswith(JOINT)
    return word_shape(word) if part == word else f"{before}{word_shape(part)}{after}"


def pieces_of(word: str, lemma: str) -> list[int]:
    """Return the sorted piece buckets of a word: itself, lemma, affixes, inner 4-grams."""
    lower = strip_joints(word).lower()
    marked = f"^{lower[:LONGEST]}$"
    pieces = {f"w{word.lower()}", f"l{lemma}"}
    pieces.update(f"p{marked[:n]}" for n in AFFIXES)
    pieces.update(f"s{marked[-n:]}" for n in AFFIXES)
    if len(marked) <= SHORT:
        pieces.update(f"n{marked[i : i + 4]}" for i in range(len(marked) - 3))
    return sorted(bucket(piece, PIECES) for piece in pieces)


class Vocabulary:
    """Navec's vectors by word, decoded from Natasha's wheel; that of ``<unk>`` where unknown."""

    def __init__(self) -> None:
        weights = shared_weights()
        self._indexes, self._codes = weights.arrays["indexes"], weights.arrays["codes"]
        self._parts = np.arange(len(self._codes))
        self._known = navec.Vocabulary(weights)
        self.unknown = weights.unknown

    def numbers(self, words: Sequence[str]) -> Ints:
        """Return the numbers of words in lower case; «вице-спикеру» may fall back to «спикеру»."""
        found = np.array(self._known.numbers(words), np.int64)
        again = [i for i, word in enumerate(words) if found[i] == self.unknown and JOINT in word]
        if again:
            found[again] = self._known.numbers([words[i].rpartition(JOINT)[2] for i in again])
        return found

    def vectors(self, numbers: Ints) -> Floats:
        """Return vectors (n, 300) by number."""
        parts = self._codes[self._parts, self._indexes[numbers]]
        return np.ascontiguousarray(parts.reshape(len(numbers), -1), np.float32)

    def features(self, pairs: Sequence[Pair]) -> WordFeatures:
        """Return the features of distinct (word, lemma) pairs."""
        own = self.numbers([strip_joints(word).lower() for word, _ in pairs])
        base = self.numbers([lemma for _, lemma in pairs])
        pieces = [pieces_of(word, lemma) for word, lemma in pairs]
        sizes = np.array([len(each) for each in pieces], np.int64)
        return WordFeatures(
            word=np.where(own == self.unknown, base, own),
            lemma=base,
            shape=np.array([bucket(shape_of(word), SHAPES) for word, _ in pairs], np.int64),
            pieces=np.array([piece for each in pieces for piece in each], np.int64),
            first=np.cumsum(sizes) - sizes,
        )
