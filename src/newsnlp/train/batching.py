"""Sequences of different length in batches of little padding."""

from __future__ import annotations

import random
from collections.abc import Sequence


def batches(
    lengths: Sequence[int], tokens: int, rng: random.Random | None = None
) -> list[list[int]]:
    """Group sequences of like length into batches of up to ``tokens`` with padding.

    With ``rng``, lengths are blurred by a fifth and batches shuffled.
    """

    def blurred(i: int) -> float:
        return lengths[i] * (1 + (rng.random() * 0.2 if rng else 0))

    groups: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=blurred):
        longest = max(longest, lengths[i])
        if not groups or longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            longest = lengths[i]
        groups[-1].append(i)
    if rng:
        rng.shuffle(groups)
    return groups
