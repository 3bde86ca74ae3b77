"""When and where events of posters are: «[23 мая], 18:00. [ДК «Луч»]. Концерт хора».

So are those of programmes: «[10:00] – Открытие. [Большой зал]», «Лекция ([Малый зал])».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.events.programmes import Programme, programme
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import DATES, EVENTS, PLACES
from newsnlp.kinds import EntityType, RelationType

_SITES = PLACES | {EntityType.ORGANIZATION}
_DAYS = frozenset({EntityType.DATE})
_SAYS_NOTHING = frozenset({"PUNCT", "SYM", "NUM"})


def posters(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the day that stands alone at the head of a line, and the house that does behind it."""
    a, index = reader.annotation, reader.index
    for day in index.of(_DAYS):
        first, here = index.first[day], a.sentence_of(index.first[day])
        if (first and not a.opens_line(first)) or not _is_all(reader, here, DATES):
            continue
        sites: list[int] = []
        for sentence in range(here + 1, len(a.sentences)):
            begin, end = a.sentence_tokens(sentence)
            events = [i for i in index.of(EVENTS) if begin <= index.first[i] < end]
            if a.opens_line(begin) or events:
                for event in events[:1]:
                    yield RelationType.POINT_IN_TIME, event, day
                    yield from ((RelationType.TAKES_PLACE_IN, event, site) for site in sites)
                break
            if _is_all(reader, sentence, _SITES):
                sites += [i for i in index.of(_SITES) if begin <= index.first[i] < end][:1]


def programmed(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the time that an item of a programme opens with and the house that stands alone in it.

    The time is that of its first event; a day alone above the items is more than their hours.
    """
    told = programme(reader.annotation)
    for item in told.items():
        begin, end = _tokens(reader, item)
        events = [i for i in reader.index.of(EVENTS) if begin <= reader.index.first[i] < end]
        if not events:
            continue
        day = _day_above(reader, told, item)
        day = _opening_day(reader, begin) if day is None else day
        if day is not None:
            yield RelationType.POINT_IN_TIME, events[0], day
        for site in _sites_within(reader, item, reader.index.last[events[0]]):
            yield RelationType.TAKES_PLACE_IN, events[0], site


def _tokens(reader: FactReader, sentences: range) -> tuple[int, int]:
    tokens = reader.annotation.sentence_tokens
    return tokens(sentences[0])[0], tokens(sentences[-1])[1]


def _day_above(reader: FactReader, told: Programme, item: range) -> int | None:
    """Return the date that is a line of its own above an item of its section: «Среда, 5 июня»."""
    a, index = reader.annotation, reader.index
    for sentence in range(item[0] - 1, -1, -1):
        if told.are_apart(sentence, item[0]):
            if told.is_of_item(sentence):
                continue
            return None
        first = a.sentence_tokens(sentence)[0]
        if _is_all(reader, sentence, DATES):
            return index.at(first, _DAYS)
    return None


def _opening_day(reader: FactReader, token: int) -> int | None:
    """Return the day that an item opens with, or the hour where the article tells no day."""
    index = reader.index
    return index.at(token, _DAYS if index.of(_DAYS) else DATES)


def _sites_within(reader: FactReader, item: range, behind: int) -> Iterator[int]:
    """Yield the houses of sentences or brackets that are nothing else, behind a token."""
    a, index = reader.annotation, reader.index
    for sentence in item:
        first, last = a.sentence_tokens(sentence)
        opens = [t for t in range(max(first, behind), last) if a.words[t] == "("]
        begin = opens[0] + 1 if opens else first
        end = next((t for t in range(begin, last) if a.words[t] == ")"), last)
        if first >= behind or opens:
            sites = [i for i in index.of(_SITES) if begin <= index.first[i] < end]
            if sites and _are_all(reader, range(begin, end), _SITES):
                yield sites[0]


def _is_all(reader: FactReader, sentence: int, types: frozenset[EntityType]) -> bool:
    """Tell a sentence that has nothing but mentions of some types."""
    return _are_all(reader, range(*reader.annotation.sentence_tokens(sentence)), types)


def _are_all(reader: FactReader, tokens: range, types: frozenset[EntityType]) -> bool:
    a, index = reader.annotation, reader.index
    return all(
        a.pos(token) in _SAYS_NOTHING
        or index.at(token, types) is not None
        or a.words[token + 1 : token + 2] == ["«"]  # «ДК «[Луч]»»
        for token in tokens
    )
