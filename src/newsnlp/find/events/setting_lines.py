"""When and where an event is that brackets or the next line tell: «Форум «Луч» ([Тула], [5 мая])».

«Итоги конкурса «Луч»», and below it «г. [Тула], [5–7 мая 2025 года]».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import DASHES, QUOTES
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import AREAS, DATES, EVENTS
from newsnlp.kinds import RelationType
from newsnlp.lexicon import words

_SETTING = DATES | AREAS
_BETWEEN = DASHES | {",", "."}


def setting_lines(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the day and the place behind an event's name where nothing else stands there."""
    for event in reader.index.of(EVENTS):
        told = _setting(reader, event)
        for one in told:
            dated = reader.index.types[one] in DATES
            yield RelationType.POINT_IN_TIME if dated else RelationType.TAKES_PLACE_IN, event, one


def _setting(reader: FactReader, event: int) -> list[int]:
    a, index = reader.annotation, reader.index
    token = index.last[event]
    token += token < len(a) and a.words[token] in QUOTES
    if token >= len(a):
        return []
    bracketed = a.words[token] == "("
    beneath = a.opens_line(token) and _is_title(reader, event)
    if not bracketed and not beneath:
        return []
    told, end = _run(reader, token + bracketed)
    if bracketed:
        return told if a.words[end : end + 1] == [")"] else []
    kinds = [index.types[one] in DATES for one in told]
    over = end >= len(a) or a.opens_line(end)
    return told if over and any(kinds) and not all(kinds) else []


def _is_title(reader: FactReader, event: int) -> bool:
    """Tell a line without a verb: below «Прошёл форум «Луч»» a page tells its own day."""
    a = reader.annotation
    line = a.sentence_tokens(a.sentence_of(reader.index.first[event]))
    return not any(a.feats(t).get("VerbForm") == "Fin" for t in range(*line))


def _run(reader: FactReader, token: int) -> tuple[list[int], int]:
    """Return the days and places from a token on, and where something else begins.

    Where both are told the line below is of something else: «[5 мая], г. [Тула]», «10:00 Открытие».
    """
    a, index = reader.annotation, reader.index
    found: list[int] = []
    while token < len(a):
        if a.opens_line(token) and len({index.types[one] in DATES for one in found}) > 1:
            break
        own = index.at(token, _SETTING)
        if own is not None and index.first[own] == token:
            found.append(own)
            token = index.last[own]
        elif a.words[token] in _BETWEEN or a.lemmas[token] in words("place_descriptors.txt"):
            token += 1
        else:
            break
    return found, token
