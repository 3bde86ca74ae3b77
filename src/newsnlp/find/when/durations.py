"""Times that say how long something is, not when: «осуждён [на полтора года]», «[пять лет]»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar import relative_clauses
from newsnlp.find.when.date_words import read
from newsnlp.find.when.lasting import is_duration
from newsnlp.kinds import EntityType, RelationType
from newsnlp.types import Mention, Relation

_DATES = frozenset({EntityType.DATE})
_YEAR = re.compile(r"\d{4}")
_CALENDAR = frozenset("mwD")
"""Classes of the words that a day has: «5 мая»."""


def without(
    reader: FactReader, mentions: Sequence[Mention], relations: Sequence[Relation]
) -> tuple[Relation, ...]:
    """Return the relations without dates that are durations, and those of relative clauses."""
    lasting = {mentions[i].id for i in _lasting(reader)}
    if lasting:
        kind = RelationType.POINT_IN_TIME
        relations = [r for r in relations if r.type is not kind or r.tail not in lasting]
    return tuple(relative_clauses.apart(reader.annotation, mentions, relations))


def _lasting(reader: FactReader) -> Iterator[int]:
    """Yield the dates that say how long: «осуждён [на полтора года]»; an hour may be when."""
    a, index = reader.annotation, reader.index
    for i in index.of(_DATES):
        first, last = index.first[i], index.last[i]
        words = a.words[first:last]
        long = last - first > 1 and not _YEAR.search(words[-2]) and is_duration(a, first, last)
        if long and _CALENDAR.isdisjoint(word.letter for word in read(" ".join(words))):
            yield i
