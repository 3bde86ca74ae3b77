"""Scored links between appearances, and the clusters that a threshold makes of them."""

from __future__ import annotations

from collections import Counter
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
    traits: Sequence[Traits],
    candidates: Iterable[Candidate],
    clash: Clash,
    threshold: float,
    documents: Sequence[str] = (),
) -> Clusters:
    """Join what scores at least ``threshold``, the surest first, unless the clusters clash.

    The order of candidates does not matter: ties are settled by the appearances' own order.
    Where the ``documents`` of the appearances are given, two of one document stay two, unless
    one of them is given an empty one.
    """
    links = sorted(candidates, key=lambda c: (-c.score, c.left, c.right, c.reason))
    found = _clusters(traits, links, clash, threshold, [set()] * len(traits))
    if not documents:
        return found
    # one article that tells «Госдума» and «Госдумы» apart must not part the others' two names
    late = _rivals(found.label, links, documents)
    if not late:
        return found
    links.sort(key=lambda c: c.left in late or c.right in late)
    within = [{document} - {""} for document in documents]
    return _clusters(traits, links, clash, threshold, within)


def _clusters(
    traits: Sequence[Traits],
    links: Sequence[Candidate],
    clash: Clash,
    threshold: float,
    within: list[set[str]],
) -> Clusters:
    """Join in the order of the links; ``within`` are the documents of each cluster."""
    parent = list(range(len(traits)))
    of = list(traits)
    verdicts = []
    for link in links:
        one, other = _root(parent, link.left), _root(parent, link.right)
        if one == other:
            verdicts.append((link, Judgement.SAME, link.reason))
            continue
        why = link.clash or clash(of[one], of[other]) or told_apart(within[one], within[other])
        if why:
            verdicts.append((link, Judgement.DIFFERENT, why))
        elif link.score < threshold:
            verdicts.append((link, Judgement.UNSURE, link.reason))
        else:
            first, second = min(one, other), max(one, other)
            parent[second] = first
            of[first] = of[first].united(of[second])
            fewer, within[first] = sorted((within[one], within[other]), key=len)
            within[first] |= fewer
            verdicts.append((link, Judgement.SAME, link.reason))
    return Clusters(tuple(_root(parent, i) for i in range(len(parent))), tuple(verdicts))


def _rivals(label: Sequence[int], links: Iterable[Candidate], documents: Sequence[str]) -> set[int]:
    """Return who shares cluster and document with another of more links."""
    count = Counter(i for link in links for i in (link.left, link.right))
    best: dict[tuple[int, str], int] = {}
    late: set[int] = set()
    for i, place in enumerate(zip(label, documents, strict=True)):
        other = best.setdefault(place, i) if place[1] else i
        if other != i:
            least, best[place] = sorted((other, i), key=lambda j: (count[j], -j))
            late.add(least)
    return late


def told_apart(one: set[str], other: set[str]) -> str:
    """Return what forbids two to be one that some article has both of, or nothing."""
    return "" if one.isdisjoint(other) else f"told apart in {min(one & other)}"


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
