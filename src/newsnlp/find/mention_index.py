"""Which mention stands at which token: the bridge from trees to mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from newsnlp.annotate.annotation import Annotation
from newsnlp.types import EntityType


class Placed(Protocol):
    """A span or a mention: a typed stretch of text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def type(self) -> EntityType: ...  # noqa: D102


class MentionIndex:
    """Token ranges and heads of mentions; a mention is known by its position in the list.

    ``first``, ``last``: half-open token range; ``head``: the token headed from outside.
    """

    __slots__ = ("_at", "first", "head", "last", "types")

    def __init__(self, annotation: Annotation, heads: list[int], items: Sequence[Placed]) -> None:
        starts = np.fromiter((item.start for item in items), np.int64, len(items))
        ends = np.fromiter((item.end for item in items), np.int64, len(items))
        self.first: list[int] = np.searchsorted(annotation.end, starts, side="right").tolist()
        self.last: list[int] = np.searchsorted(annotation.start, ends, side="left").tolist()
        # a mention without a token of its own stands at the nearest one
        end = max(len(heads) - 1, 0)
        self.first = [min(first, end) for first in self.first]
        self.last = [
            max(last, first + 1) for first, last in zip(self.first, self.last, strict=True)
        ]
        self.types = [item.type for item in items]
        self.head = [
            _head(heads, first, last) for first, last in zip(self.first, self.last, strict=True)
        ]
        self._at: dict[int, list[int]] = {}
        for i, (first, last) in enumerate(zip(self.first, self.last, strict=True)):
            for token in range(first, last):
                self._at.setdefault(token, []).append(i)

    def covering(self, token: int) -> list[int]:
        """Return the mentions that contain a token."""
        return self._at.get(token, [])

    def at(self, token: int, types: frozenset[EntityType]) -> int | None:
        """Return the mention of one of the types that a token stands for.

        The longest one headed by the token, else the shortest around it.
        """
        around = [i for i in self.covering(token) if self.types[i] in types]
        if not around:
            return None
        headed = [i for i in around if self.head[i] == token]
        if headed:
            return max(headed, key=self.length)
        return min(around, key=self.length)

    def length(self, i: int) -> int:
        """Return the number of tokens of a mention."""
        return self.last[i] - self.first[i]

    def inside(self, outer: int, types: frozenset[EntityType]) -> list[int]:
        """Return the mentions of the types nested in another one, the longest first."""
        first, last = self.first[outer], self.last[outer]
        found = {
            i
            for token in range(first, last)
            for i in self.covering(token)
            if i != outer
            and self.types[i] in types
            and self.first[i] >= first
            and self.last[i] <= last
            and self.length(i) < last - first
        }
        return sorted(found, key=lambda i: (-self.length(i), self.first[i]))


def _head(heads: list[int], first: int, last: int) -> int:
    for token in range(first, last):
        if not first <= heads[token] < last:
            return token
    return first
