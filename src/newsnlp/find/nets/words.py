"""What the span model knows of a word by itself: vectors, shape and pieces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.subwords import bucket, subwords
from newsnlp.annotate.shape import word_shape
from newsnlp.annotate.word_vectors import JOINT, WordVectors
from newsnlp.quick import dataclass

Ints = NDArray[np.int64]

PIECES = 16384
SHAPES = 512

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


def word_features(pairs: Sequence[Pair], vectors: WordVectors) -> WordFeatures:
    """Return the features of distinct (word, lemma) pairs."""
    words, lemmas = [word.lower() for word, _ in pairs], [lemma for _, lemma in pairs]
    parts = [strip_joints(word) for word in words]
    own, base = vectors.numbers(parts), vectors.numbers(lemmas)
    pieces, sizes = subwords(words, parts, lemmas, PIECES)
    return WordFeatures(
        word=np.where(own == vectors.unknown, base, own),
        lemma=base,
        shape=np.array([shape_bucket(shape_of(word)) for word, _ in pairs], np.int64),
        pieces=pieces,
        first=np.cumsum(sizes) - sizes,
    )
