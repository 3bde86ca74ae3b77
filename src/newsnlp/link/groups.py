"""What clustering makes: groups of mentions with a name, and the reason of every join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from newsnlp.quick import dataclass
from newsnlp.types import EntityType

FIRST = "first-mention"
_NO_QUOTES = dict.fromkeys(map(ord, '«»"“”„‟'))
SAME_NAME = "rule:same-name"


@dataclass(slots=True, eq=False)
class Token:
    """A mention as clustering sees it: its index among the mentions and its token range."""

    index: int
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Group:
    """The mentions (indices) of one thing, its name, other names, and why each joined.

    ``forms`` is the nominative name each mention uses.
    """

    type: EntityType
    name: str
    mentions: list[int]
    aliases: list[str] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)
    gender: str | None = None


class Unions:
    """Disjoint sets over 0 … n-1; every join keeps its reason with the one that joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._why = [""] * size
        self._members = [[item] for item in range(size)]

    def find(self, item: int) -> int:
        """Return the representative of an item: the smallest of its set."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int, why: str) -> None:
        """Unite two sets because of a rule; nothing happens where they are one already."""
        a, b = sorted((self.find(one), self.find(other)))
        if a != b:
            self._parent[b] = a
            self._members[a] += self._members[b]
            joined = other if self.find(one) == a and one < other else one
            self._why[joined if not self._why[joined] else b] = why

    def members(self, item: int) -> list[int]:
        """Return all items of an item's set."""
        return self._members[self.find(item)]

    def why(self, item: int) -> str:
        """Return the rule that brought an item in, empty for the first of a set."""
        return self._why[item]

    def sets(self) -> Iterable[list[int]]:
        """Return the sets, each in order, by their first item."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return found.values()


def distinct(names: Iterable[str], name: str) -> list[str]:
    """Return names without repeats and without ``name`` itself, in order.

    Names that differ only in capitals, ё or quotes are one: ««Ростелеком»» and «Ростелеком».
    """
    others = [other for other in dict.fromkeys(names) if other != name]
    if not others:
        return []
    found: dict[str, str] = {}
    for other in others:
        found.setdefault(_plain(other), other)
    found.pop(_plain(name), None)
    return list(found.values())


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е").translate(_NO_QUOTES)
