"""Date and place that stand beside the noun of an event: «пожар на складе в Заречье»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
from newsnlp.find.type_sets import AREAS, DATES
from newsnlp.types import EntityType as T
from newsnlp.types import RelationType

_WHERE = frozenset({"в", "на", "под"})


def settings(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the date and the place of event nouns, read from the tree.

    A date belongs to the noun that it depends on or follows; a place to the noun that it depends
    on, through «на складе» too.
    """
    index = reader.index
    heads = {
        index.head[i]: i
        for i, kind in enumerate(index.types)
        if kind is T.EVENT and reader.annotation.pos(index.head[i]) in ("NOUN", "PROPN")
    }
    if not heads:
        return
    ends = {index.last[i]: i for i in heads.values()}
    for i, kind in enumerate(index.types):
        if kind in DATES:
            event = heads.get(reader.clauses.head[index.head[i]], ends.get(index.first[i]))
            if event is not None and _in_one_sentence(reader, event, i):
                yield RelationType.POINT_IN_TIME, event, i
        elif kind in AREAS and reader.clauses.preposition(index.head[i]) in _WHERE:
            found = _event_above(reader, heads, index.head[i])
            if found is not None:
                yield RelationType.TAKES_PLACE_IN, found, i


def _in_one_sentence(reader: FactReader, one: int, other: int) -> bool:
    a, first = reader.annotation, reader.index.first
    return a.sentence_of(first[one]) == a.sentence_of(first[other])


def _event_above(reader: FactReader, heads: dict[int, int], token: int) -> int | None:
    for _ in range(2):
        token = reader.clauses.head[token]
        if token in heads:
            return heads[token]
        if token < 0 or reader.annotation.pos(token) not in ("NOUN", "PROPN"):
            return None
    return None
