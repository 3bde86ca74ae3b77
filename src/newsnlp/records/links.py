"""Relations by mention position, and which of several holders a role really has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsnlp.types import RelationType

LEAST = 0.4
"""The model's relations scored below this make no records: on NEREL's dev texts fewer than half
of them are right."""
_MANY = 2


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

    «Директор Гамзин» stands together: no other person of the sentence is that director. Without
    such a pair the best scored person stays; a role in the plural may have many. Who of «актёры,
    художники и журналисты, среди которых …» is what, the text does not say.
    """
    rivals: dict[int, list[Link]] = {}
    plural: dict[int, int] = {}
    for link in works:
        rivals.setdefault(link.tail, []).append(link)
        plural[link.head] = plural.get(link.head, 0) + is_plural(link.tail)
    kept: list[Link] = []
    for role, links in rivals.items():
        beside = [link for link in links if (link.head, role) in apposed]
        if is_plural(role):
            kept += [link for link in links if plural[link.head] < _MANY or link in beside]
        elif beside:
            kept += beside
        else:
            best = max(links, key=lambda link: (link.source != "model", link.score, -link.head))
            kept.append(best)
    return kept
