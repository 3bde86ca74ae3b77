"""What the span model knows of a word by itself: vectors, shape and pieces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import vocabulary as navec
from newsnlp.annotate.first_layer import vectors
from newsnlp.annotate.kernels.subwords import bucket, subwords
from newsnlp.annotate.shape import word_shape
from newsnlp.annotate.store import shared_weights
from newsnlp.quick import dataclass

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PIECES = 16384
SHAPES = 512

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


def strip_joints(word: str) -> str:
    """Return a part of a hyphenated word without the hyphens beside it."""
    return word.strip(JOINT) or word


def shape_of(word: str) -> str:
    """Return the shape of a word or part, with the hyphens beside it: «-президент» is -RU_xx."""
    if JOINT not in word:
        return word_shape(word)
    part = strip_joints(word)
    before, after = JOINT * word.startswith(JOINT), JOINT * word.endswith(JOINT)
    return word_shape(word) if part == word else f"{before}{word_shape(part)}{after}"


@cache
def shape_bucket(shape: str) -> int:
    """Return the bucket of a shape; there are a few hundred shapes."""
    return bucket(shape, SHAPES)


class Vocabulary:
    """Navec's vectors by word, decoded from Natasha's wheel; that of ``<unk>`` where unknown."""

    def __init__(self) -> None:
        weights = shared_weights()
        self._indexes, self._codes = weights.arrays["indexes"], weights.arrays["codes"]
        self._known = navec.Vocabulary(weights)
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

    def features(self, pairs: Sequence[Pair]) -> WordFeatures:
        """Return the features of distinct (word, lemma) pairs."""
        words, lemmas = [word.lower() for word, _ in pairs], [lemma for _, lemma in pairs]
        parts = [strip_joints(word) for word in words]
        own, base = self.numbers(parts), self.numbers(lemmas)
        pieces, sizes = subwords(words, parts, lemmas, PIECES)
        return WordFeatures(
            word=np.where(own == self.unknown, base, own),
            lemma=base,
            shape=np.array([shape_bucket(shape_of(word)) for word, _ in pairs], np.int64),
            pieces=pieces,
            first=np.cumsum(sizes) - sizes,
        )
