"""What no date or place of an event can be, whoever says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find import relative_clauses
from newsnlp.find.date_words import read
from newsnlp.find.durations import is_duration
from newsnlp.kinds import EntityType, RelationType
from newsnlp.types import Mention, Relation

_CALENDAR = frozenset("mwYD")
"""Classes of the words that a day or a year has: «5 мая 2019 года»."""


def without(
    annotation: Annotation, mentions: Sequence[Mention], relations: Sequence[Relation]
) -> tuple[Relation, ...]:
    """Return the relations without dates that are durations, and those of relative clauses."""
    dated = {r.tail for r in relations if r.type is RelationType.POINT_IN_TIME}
    lasting = set(_lasting(annotation, (m for m in mentions if m.id in dated)))
    if lasting:
        relations = [r for r in relations if r.tail not in lasting]
    return tuple(relative_clauses.apart(annotation, mentions, relations))


def _lasting(annotation: Annotation, dates: Iterator[Mention]) -> Iterator[str]:
    """Yield the dates that say how long: «осуждён [на полтора года]»; an hour may be when."""
    for m in dates:
        long = m.type is EntityType.DATE and is_duration(
            annotation, *annotation.tokens_of(m.start, m.end)
        )
        if long and _CALENDAR.isdisjoint(word.letter for word in read(m.text)):
            yield m.id
