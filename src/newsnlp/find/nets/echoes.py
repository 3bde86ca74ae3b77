"""What the same words are elsewhere in the article bears on what they are here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LEAST = 1e-9
ODD = np.uint64(0xD1342543DE82EF95)
INVERSE = np.uint64(0x572B5EE77A54E3BD)


def echoed(chances: Floats, groups: Ints, weight: float) -> Floats:
    """Return chances (m, k) drawn towards the geometric mean of their group (m) by ``weight``.

    «Обнинск» in a bare list is the city that it is where the text says «город Обнинск».
    """
    if not len(groups) or not weight:
        return chances
    order = np.argsort(groups, kind="stable")
    first = np.flatnonzero(np.diff(groups[order], prepend=-1))
    size = np.diff(first, append=len(order))
    shared = order[np.repeat(size > 1, size)]
    size = size[size > 1]
    if not len(size):
        return chances
    logs = np.log(np.maximum(chances[shared], LEAST))
    means = np.add.reduceat(logs, np.cumsum(size) - size, axis=0) / size[:, None]
    powers = np.exp((1 - weight) * logs + np.repeat(weight * means, size, axis=0))
    drawn = chances.copy()
    drawn[shared] = powers / powers.sum(1, keepdims=True)
    return drawn


def same_words(lemmas: Ints, start: Ints, end: Ints) -> Ints:
    """Return a group number (m) for spans of units ``start`` to ``end``: equal lemmas, one group.

    ``lemmas`` (n) are numbers of the units' lemmas. Spans are compared by 64-bit hashes: the sum
    of a random number per lemma times an odd power of its place in the span.
    """
    places = np.full(len(lemmas) + 1, ODD, np.uint64)
    places[0] = 1
    powers = np.cumprod(places)
    sums = np.zeros(len(lemmas) + 1, np.uint64)
    np.cumsum(_mixed(lemmas) * powers[:-1], out=sums[1:])
    back = np.cumprod(np.where(places == 1, places, INVERSE))  # ODD times INVERSE is 1
    hashes = (sums[end + 1] - sums[start]) * back[start]
    groups: Ints = np.unique(hashes, return_inverse=True)[1].astype(np.int64)
    return groups


def _mixed(numbers: Ints) -> NDArray[np.uint64]:
    """Return a random-looking 64-bit number for each number (SplitMix64, Steele et al. 2014)."""
    mixed = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))
