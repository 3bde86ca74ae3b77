"""Times that say how long something is, not when: «осуждён [на полтора года]», «[пять лет]»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.event_nouns import is_frequency
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar import relative_clauses
from newsnlp.find.when.date_words import read
from newsnlp.kinds import EntityType, RelationType
from newsnlp.patterns import lazy
from newsnlp.types import Mention, Relation

_UNITS = frozenset(
    ["час", "день", "сутки", "неделя", "месяц", "год", "лето", "век", "столетие", "десятилетие"]
)
_AMOUNTS = frozenset(["четверть", "половина", "треть", "десяток", "несколько", "полтора"])
_LASTING = lazy(r"(?:дневн|суточн|недельн|месячн|часов|годичн|минутн|[хсиь]летн)(?:ый|ой|ий)$")
"""Adjectives that say how long: «двухдневный», «полуторачасовой», «пятилетний»; not «летний»."""
_AWAY = frozenset(["назад", "спустя", "через", "до", "после", "за", "с", "к"])
_DATES = frozenset({EntityType.DATE})
_YEAR = re.compile(r"\d{4}")
_CALENDAR = frozenset("mwD")
"""Classes of the words that a day has: «5 мая»."""


def is_duration(annotation: Annotation, first: int, last: int) -> bool:
    """Tell how long or how often: «почти четверть века», «трёхдневный», not «год назад»."""
    a = annotation
    if last == first + 1 and (is_frequency(a.words[first]) or _LASTING.search(a.lemmas[first])):
        return True
    units = [t for t in range(first, last) if a.lemmas[t] in _UNITS]
    if not units or not _AWAY.isdisjoint(a.lemmas[first:last]):
        return False
    before = range(first, units[0])
    return any(a.pos(t) == "NUM" or a.words[t].isdigit() or a.lemmas[t] in _AMOUNTS for t in before)


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
