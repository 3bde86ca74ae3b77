"""A nickname in guillemets is of the name around it: «[Виктор «Седой» Котов] задержан».

The model makes three of it, of which the nickname often is a body: «[Джои] «[ЭрТи]» [Рид]». What
stands so is no firm: a first name would have to end a sentence's part, and the surname behind to
begin one in the same case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import listed
from newsnlp.kinds import EntityType
from newsnlp.link.people.declension import LIKELY, kinds, name_table, nominatives
from newsnlp.patterns import lazy
from newsnlp.types import Span

SOURCE = "rule:nickname"
_SCORE = 0.9
_QUOTED = lazy(r' [«"“„]([А-ЯЁ][^«»"“”„\n,.]{1,24})[»"”“] (?=[А-ЯЁ][а-яё])')
_WORD = lazy("[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_MARKS = '«»"“”„'
_DOUBTED = frozenset(
    {EntityType.ORGANIZATION, EntityType.FACILITY, EntityType.LOCATION, EntityType.CITY}
    | {EntityType.PRODUCT, EntityType.WORK_OF_ART}
)
"""What the model takes a nickname by itself for: «[Лысый] ушёл»."""


def with_nicknames(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every name that a nickname parts as one, and its nickname a person."""
    text = annotation.text
    if not any(mark in text for mark in ("» ", '" ', "” ", "“ ")):
        return list(spans)
    names = list(_nicknamed(annotation, spans))
    if not names:
        return list(spans)
    told = {form for _, nickname in names for form in nominatives(nickname.lower())}
    whole = [name for name, _ in names]
    kept = [
        replace(span, type=EntityType.PERSON) if _is_nickname(text, span, told) else span
        for span in spans
        if not any(_belongs(span, name) for name in whole)
    ]
    return sorted([*kept, *whole], key=lambda span: (span.start, -span.end))


def _nicknamed(annotation: Annotation, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield every name that holds a nickname, with the nickname."""
    people = [span for span in spans if span.type is EntityType.PERSON]
    for quoted in _QUOTED.finditer(annotation.text):
        given, last = _beside(annotation, quoted.start(), quoted.end())
        if last == 0 or annotation.sentence_of(given) != annotation.sentence_of(last):
            continue
        ahead = [span for span in people if span.end == quoted.start()]
        behind = [span for span in people if span.start == quoted.end()]
        if not _are_one(annotation.words[given], annotation.words[last], ahead, behind):
            continue
        start = min([span.start for span in ahead], default=annotation.starts[given])
        end = max([span.end for span in behind], default=annotation.ends[last])
        yield Span(start, end, EntityType.PERSON, _SCORE, SOURCE), quoted[1]


def _beside(annotation: Annotation, start: int, end: int) -> tuple[int, int]:
    """Return the words before and behind what is in quotes; (0, 0) where either is no name."""
    opening, last = annotation.tokens_of(start + 1, end - 1)
    given = opening - 1
    if given < 0 or last >= len(annotation) or annotation.ends[given] != start:
        return 0, 0
    near = annotation.words[given], annotation.words[last]
    return (given, last) if all(map(_WORD.fullmatch, near)) else (0, 0)


def _are_one(given: str, surname: str, ahead: Sequence[Span], behind: Sequence[Span]) -> bool:
    """Tell «Виктор … Котов» of one case and gender from «директор … Котов», «Льва … Анна»."""
    names, surnames = kinds(given.lower()), kinds(surname.lower())
    if not names & {"Name", "Patr"} and not (ahead and behind and not listed(given.lower())):
        return False
    if "Name" in surnames and "Surn" not in surnames:
        return False  # «банда Виктора «Север» Льва Котова»
    one, other = name_table(given.lower()), name_table(surname.lower())
    fits = (key for key in one if key in other)
    return any(min(one[key][0].weight, other[key][0].weight) >= LIKELY for key in fits)


def _belongs(span: Span, name: Span) -> bool:
    """Tell what a whole name holds; the role before it and what holds it stay."""
    return name.start <= span.start and span.end <= name.end


def _is_nickname(text: str, span: Span, told: set[tuple[str, str]]) -> bool:
    """Tell a nickname that stands by itself."""
    if span.type not in _DOUBTED:
        return False
    bare = text[span.start : span.end].strip(_MARKS).lower()
    return not nominatives(bare).isdisjoint(told)
