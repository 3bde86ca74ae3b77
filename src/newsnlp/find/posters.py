"""When and where events of posters are: «[23 мая], 18:00. [ДК «Луч»]. Концерт хора»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
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


def _is_all(reader: FactReader, sentence: int, types: frozenset[EntityType]) -> bool:
    """Tell a sentence that has nothing but mentions of some types."""
    a, index = reader.annotation, reader.index
    return all(
        a.pos(token) in _SAYS_NOTHING
        or index.at(token, types) is not None
        or a.words[token + 1 : token + 2] == ["«"]  # «ДК «[Луч]»»
        for token in range(*a.sentence_tokens(sentence))
    )
