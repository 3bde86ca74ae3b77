"""Spans may nest and never cross: «[директор [ЦОПП]]», not «[директор [ЦОПП] Ольга]»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

Scored = tuple[float, int, int]
"""Score, start, end (half-open)."""


def crosses(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two half-open spans overlap without one holding the other."""
    (a, b), (c, d) = one, other
    return a < c < b < d or c < a < d < b


def has_crossing(spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether any two half-open spans cross, in one pass over them sorted."""
    opened: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while opened and opened[-1] <= start:
            opened.pop()
        if opened and end > opened[-1]:
            return True
        opened.append(end)
    return False


def touching(start: Ints, end: Ints) -> Ints:
    """Return the indices of half-open spans, by their starts, that overlap any other.

    Two in three of what the span model finds overlap none, and need no look at each alone.
    """
    edge = np.ones(len(start) + 1, bool)
    edge[1:-1] = start[1:] >= np.maximum.accumulate(end)[:-1]
    return np.flatnonzero(~(edge[:-1] & edge[1:]))


def without_crossing(spans: Sequence[Scored]) -> list[int]:
    """Return the indices, in order, of the spans kept when better ones bar what crosses them.

    Greedy by score; of equals the earlier and then the longer goes first.
    """
    kept: list[int] = []
    for group in _overlapping(spans):
        crossing = len(group) > 1 and has_crossing((spans[i][1], spans[i][2]) for i in group)
        kept += _best(spans, group) if crossing else group
    return sorted(kept)


def _overlapping(spans: Sequence[Scored]) -> Iterator[list[int]]:
    """Yield groups of spans that no other span touches, as indices."""
    group: list[int] = []
    reach = 0
    for i in sorted(range(len(spans)), key=lambda i: spans[i][1]):
        _, start, end = spans[i]
        if group and start >= reach:
            yield group
            group = []
        group.append(i)
        reach = max(reach, end)
    if group:
        yield group


def _best(spans: Sequence[Scored], group: list[int]) -> list[int]:
    kept: list[int] = []
    for i in sorted(group, key=lambda i: (-spans[i][0], spans[i][1], -spans[i][2])):
        if not any(crosses(spans[i][1:], spans[j][1:]) for j in kept):
            kept.append(i)
    return kept
