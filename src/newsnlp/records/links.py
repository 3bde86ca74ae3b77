"""Relations by mention position, and which of several holders a role really has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsnlp.types import RelationType


class Link(NamedTuple):
    """A relation between mentions, known by their positions."""

    type: RelationType
    head: int
    tail: int
    score: float
    source: str


def settled(
    works: Sequence[Link], apposed: set[tuple[int, int]], is_plural: Callable[[int], bool]
) -> list[Link]:
    """Return the WORKS_AS links without rivals for one singular role mention.

    «Директор Гамзин» stands together: no other person of the sentence is that директор. Without
    such a pair the best scored person stays; a role in the plural may have many.
    """
    rivals: dict[int, list[Link]] = {}
    for link in works:
        rivals.setdefault(link.tail, []).append(link)
    kept: list[Link] = []
    for role, links in rivals.items():
        beside = [link for link in links if (link.head, role) in apposed]
        if is_plural(role):
            kept += links
        elif beside:
            kept += beside
        else:
            best = max(links, key=lambda link: (link.source != "model", link.score, -link.head))
            kept.append(best)
    return kept
