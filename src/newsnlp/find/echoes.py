"""What the same words are elsewhere in the article bears on what they are here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.words import Pair

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LEAST = 1e-9


def echoed(chances: Floats, groups: Ints, weight: float) -> Floats:
    """Return chances (m, k) drawn towards the geometric mean of their group (m) by ``weight``.

    «Обнинск» in a bare list is the city that it is where the text says «город Обнинск».
    """
    if not len(groups) or not weight:
        return chances
    logs = np.log(np.maximum(chances, LEAST))
    order = np.argsort(groups, kind="stable")
    first = np.flatnonzero(np.diff(groups[order], prepend=-1))
    size = np.diff(first, append=len(order))[:, None]
    means = np.add.reduceat(logs[order], first, axis=0) / size
    powers = np.exp((1 - weight) * logs + weight * means[groups])
    drawn: Floats = (powers / powers.sum(1, keepdims=True)).astype(np.float32)
    return drawn


def same_words(words: Sequence[Pair], start: Ints, end: Ints) -> Ints:
    """Return a group number (m) for spans of units ``start`` to ``end``: equal lemmas, one group.

    Numbers count up from 0 without gaps.
    """
    seen: dict[str, int] = {}
    numbers = [seen.setdefault(lemma, len(seen)) for _, lemma in words]
    groups: dict[tuple[int, ...], int] = {}
    keys = (tuple(numbers[a : b + 1]) for a, b in zip(start.tolist(), end.tolist(), strict=True))
    return np.array([groups.setdefault(key, len(groups)) for key in keys], np.int64)
