"""Scored links between appearances, and the clusters that a threshold makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from enum import StrEnum

from newsnlp.quick import dataclass


class Judgement(StrEnum):
    """Whether two appearances are one thing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two appearances, by index, that may be one; ``clash`` says what forbids it."""

    left: int
    right: int
    score: float
    reason: str
    clash: str = ""


@dataclass(slots=True)
class Traits:
    """What all members of a cluster must agree on: kind of trait → values met."""

    values: dict[str, frozenset[str]] = field(default_factory=dict)

    def united(self, other: Traits) -> Traits:
        """Return the traits of both."""
        keys = self.values.keys() | other.values.keys()
        empty: frozenset[str] = frozenset()
        return Traits({k: self.values.get(k, empty) | other.values.get(k, empty) for k in keys})


Clash = Callable[[Traits, Traits], str]
"""What forbids two clusters to be one («patronymic Иванович / Петрович»), or nothing."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The cluster of each appearance, named by its first member, and the verdict on each link."""

    label: tuple[int, ...]
    verdicts: tuple[tuple[Candidate, Judgement, str], ...]


def cluster(
    traits: Sequence[Traits], candidates: Iterable[Candidate], clash: Clash, threshold: float
) -> Clusters:
    """Join what scores at least ``threshold``, the surest first, unless the clusters clash.

    The order of candidates does not matter: ties are settled by the appearances' own order.
    """
    parent = list(range(len(traits)))
    of = list(traits)
    verdicts = []
    for link in sorted(candidates, key=lambda c: (-c.score, c.left, c.right, c.reason)):
        one, other = _root(parent, link.left), _root(parent, link.right)
        if one == other:
            verdicts.append((link, Judgement.SAME, link.reason))
            continue
        if why := link.clash or clash(of[one], of[other]):
            verdicts.append((link, Judgement.DIFFERENT, why))
        elif link.score < threshold:
            verdicts.append((link, Judgement.UNSURE, link.reason))
        else:
            first, second = min(one, other), max(one, other)
            parent[second] = first
            of[first] = of[first].united(of[second])
            verdicts.append((link, Judgement.SAME, link.reason))
    return Clusters(tuple(_root(parent, i) for i in range(len(parent))), tuple(verdicts))


def sharing(members: Sequence[int], contexts: Sequence[frozenset[str]]) -> list[list[int]]:
    """Return members in groups whose contexts are chained by shared items, the largest first."""
    parent = list(range(len(members)))
    owner: dict[str, int] = {}
    for position, member in enumerate(members):
        for item in contexts[member]:
            first = _root(parent, owner.setdefault(item, position))
            parent[max(first, _root(parent, position))] = min(first, _root(parent, position))
    groups: dict[int, list[int]] = {}
    for position, member in enumerate(members):
        groups.setdefault(_root(parent, position), []).append(member)
    return sorted((sorted(group) for group in groups.values()), key=lambda g: (-len(g), g[0]))


def _root(parent: list[int], item: int) -> int:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
