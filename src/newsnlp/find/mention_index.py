"""Which mention stands at which token: the bridge from trees to mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from operator import attrgetter
from typing import Protocol

import numpy as np

from newsnlp.annotate.annotation import Annotation
from newsnlp.types import EntityType

_NONE: tuple[int, ...] = ()
_START, _END, _TYPE = attrgetter("start"), attrgetter("end"), attrgetter("type")


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

    __slots__ = (
        "_annotation",
        "_at",
        "_begin",
        "_headed",
        "_heads",
        "_of",
        "first",
        "head",
        "last",
        "types",
    )

    def __init__(self, annotation: Annotation, heads: list[int], items: Sequence[Placed]) -> None:
        self._annotation, self._heads = annotation, heads
        self.first: list[int] = []
        self.last: list[int] = []
        self.head: list[int] = []
        self.types: list[EntityType] = []
        self._at: dict[int, list[int]] = {}
        self._headed: dict[frozenset[EntityType], dict[int, int]] = {}
        self._of: dict[frozenset[EntityType], list[int]] = {}
        self._begin: dict[frozenset[EntityType], tuple[list[int], list[int]]] = {}
        self.add(items)

    def add(self, items: Sequence[Placed]) -> None:
        """Add mentions; they come after those that are there."""
        heads, at = self._heads, self._at
        self._headed.clear()
        self._of.clear()
        self._begin.clear()
        firsts, lasts = self._places(items)
        known = len(self.types)
        self.first += firsts
        self.last += lasts
        self.types += map(_TYPE, items)
        for i, (first, last) in enumerate(zip(firsts, lasts, strict=True), start=known):
            single = last - first == 1
            self.head.append(first if single else _head(self._annotation, heads, first, last))
            for token in (first,) if single else range(first, last):
                if token in at:
                    at[token].append(i)
                else:
                    at[token] = [i]

    def _places(self, items: Sequence[Placed]) -> tuple[list[int], list[int]]:
        """Return where the tokens of mentions begin and end.

        A mention without a token of its own stands at the nearest one.
        """
        starts = np.fromiter(map(_START, items), np.int32, len(items))
        ends = np.fromiter(map(_END, items), np.int32, len(items))
        first = np.searchsorted(self._annotation.end, starts, side="right")
        first = np.minimum(first, max(len(self._heads) - 1, 0))
        last = np.maximum(np.searchsorted(self._annotation.start, ends), first + 1)
        return first.tolist(), last.tolist()

    def of(self, types: frozenset[EntityType]) -> list[int]:
        """Return the mentions of the types, in their order; do not modify."""
        found = self._of.get(types)
        if found is None:
            found = list(compress(count(), map(types.__contains__, self.types)))
            self._of[types] = found
        return found

    def between(self, types: frozenset[EntityType], first: int, last: int) -> list[int]:
        """Return the mentions of the types that begin among tokens, in text order."""
        if types not in self._begin:
            order = sorted(self.of(types), key=self.first.__getitem__)
            self._begin[types] = order, [self.first[i] for i in order]
        order, begins = self._begin[types]
        return order[bisect_left(begins, first) : bisect_left(begins, last)]

    def covering(self, token: int) -> Sequence[int]:
        """Return the mentions that contain a token."""
        return self._at.get(token, _NONE)

    def opening(self, token: int, types: frozenset[EntityType]) -> int | None:
        """Return the longest mention of the types that begins at a token."""
        found = [i for i in self.covering(token) if self.types[i] in types]
        found = [i for i in found if self.first[i] == token]
        return max(found, key=self.length, default=None)

    def at(self, token: int, types: frozenset[EntityType]) -> int | None:
        """Return the mention of one of the types that a token stands for.

        The longest one headed by the token, else the shortest around it.
        """
        known = self._at.get(token)
        if known is None:
            return None
        kinds = self.types
        if len(known) == 1:
            return known[0] if kinds[known[0]] in types else None
        around = [i for i in known if kinds[i] in types]
        if len(around) < 2:
            return around[0] if around else None
        headed = [i for i in around if self.head[i] == token]
        if headed:
            return max(headed, key=self.length)
        return min(around, key=self.length)

    def somebody(self, role: int) -> int:
        """Return who heads a role, hung on a name in it: «[товаровед] магазина «Фруктовая лавка»».

        Of any other it is the head.
        """
        a, first, head = self._annotation, self.first[role], self.head[role]
        if head == first or a.feats(head).get("Animacy") != "Inan":
            return head
        nouns = (token for token in range(first, head) if a.pos(token) == "NOUN")
        return next((token for token in nouns if a.feats(token).get("Animacy") == "Anim"), head)

    def headed(self, types: frozenset[EntityType]) -> dict[int, int]:
        """Return the longest mention of the types that each token heads; do not modify."""
        found = self._headed.get(types)
        if found is None:
            found = self._headed[types] = {}
            for i in self.of(types):
                other = found.setdefault(self.head[i], i)
                if self.length(i) > self.length(other):
                    found[self.head[i]] = i
        return found

    def length(self, i: int) -> int:
        """Return the number of tokens of a mention."""
        return self.last[i] - self.first[i]

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether a mention is nested in a longer one."""
        first, last = self.first[outer], self.last[outer]
        begin, end = self.first[inner], self.last[inner]
        return first <= begin and end <= last and end - begin < last - first

    def around(self, inner: int) -> int | None:
        """Return the longest mention of its type that one lies in: «[помощник [депутата]]»."""
        kind, near = self.types[inner], self.covering(self.first[inner])
        outer = [i for i in near if self.types[i] is kind and self.holds(i, inner)]
        return max(outer, key=self.length, default=None)

    def inside(self, outer: int, types: frozenset[EntityType]) -> list[int]:
        """Return the mentions of the types nested in another one, the longest first."""
        first, last = self.first[outer], self.last[outer]
        if last - first == 1:
            return []
        firsts, lasts, kinds, at = self.first, self.last, self.types, self._at
        found = [
            i
            for token in range(first, last)
            for i in at.get(token, _NONE)
            if kinds[i] in types
            and firsts[i] == token
            and lasts[i] <= last
            and lasts[i] - token < last - first
        ]
        if len(found) > 1:
            found.sort(key=lambda i: (firsts[i] - lasts[i], firsts[i]))
        return found


def _head(a: Annotation, heads: list[int], first: int, last: int) -> int:
    """Return the token headed from outside, the noun where an adjective went astray.

    The parser hangs the numeral on a noun before: «в зале [библиотеки] прошла [XVIII] конференция».
    """
    for token in range(first, last):
        if not first <= heads[token] < last:
            astray = heads[token] < first and a.deprel(token) == "amod"
            return _noun_outside(a, heads, token, first, last) if astray else token
    return first


def _noun_outside(a: Annotation, heads: list[int], token: int, first: int, last: int) -> int:
    behind = (t for t in range(token, last) if not first <= heads[t] < last)
    return next((t for t in behind if a.pos(t) == "NOUN"), token)
