"""A relation as two mentions make it."""

from __future__ import annotations

from newsnlp.types import Mention, Relation, RelationType


def relation(
    type_: RelationType, head: Mention, tail: Mention, score: float, source: str
) -> Relation:
    """Return a relation with the shortest stretch of text that holds both mentions."""
    start, end = min(head.start, tail.start), max(head.end, tail.end)
    return Relation(type_, head.id, tail.id, start, end, score, source)
