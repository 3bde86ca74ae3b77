"""A street is a place by itself: «на улице Гагарина» tells of no Гагарин and no city Гагарин."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.people.declension import kinds
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SOURCE = "rule:street"
_PLACES = frozenset({T.CITY, T.STATE_OR_PROVINCE, T.COUNTRY, T.DISTRICT, T.FACILITY})
_NAMESAKES = _PLACES | {T.PERSON, T.PROFESSION}
_STREETS = frozenset({T.FACILITY, T.LOCATION, T.DISTRICT})
_DOT = "."
_LONGEST_ABBREVIATION = 6
"""Letters: «просп. Мира»."""


def whole_streets(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every street whole and without whom or what it is named after.

    «[улице [Гагарина]]» loses the inner span, «улице [Гагарина]» becomes «[улице Гагарина]».
    """
    nouns = annotation.by_lemma.of(words("street_nouns.txt"))
    if not nouns or not spans:
        return list(spans)
    kept = list(spans)
    for noun in nouns:
        street = _street(annotation, noun, kept)
        named = [span for span in kept if span != street and _names(annotation, noun, span, street)]
        if named:
            kept = [span for span in kept if span not in named]
            kept += [] if street else [_made(annotation, noun, named)]
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _names(annotation: Annotation, noun: int, span: Span, street: Span | None) -> bool:
    """Tell whether a span right behind a street's noun, or an adjective before it, names it.

    Inside the street's own span a word may stand between: «улице Генерала [Дорохова]».
    """
    if span.type not in _NAMESAKES:
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    if last == noun:
        capital = annotation.words[first][0].isupper()  # «каирская площадь Тахрир»
        return last - first == 1 and annotation.pos(first) == "ADJ" and capital
    dot = annotation.words[noun + 1 : noun + 2] == [_DOT]
    behind = noun + 1 + dot
    if dot and len(annotation.words[noun]) > _LONGEST_ABBREVIATION:
        return False  # «открыли [площадь]. [Рида] поздравили»
    if street is None:
        return first == behind and _is_namesake(annotation, span, first, last)
    near = first in (behind, behind + 1) and span.end <= street.end
    return near and _is_name(annotation, span, first, last)


def _is_name(annotation: Annotation, span: Span, first: int, last: int) -> bool:
    """Tell «улица [Кирова]» from «главная улица [Самары]»: a city's own name is no namesake."""
    if _is_namesake(annotation, span, first, last):
        return True
    return last - first == 1 and "Surn" in kinds(annotation.words[first].lower())


def _is_namesake(annotation: Annotation, span: Span, first: int, last: int) -> bool:
    """Tell a person in the genitive or an adjective: «улице [Московской]»."""
    if annotation.pos(last - 1) == "ADJ":
        return annotation.words[first][0].isupper()
    person = span.type in (T.PERSON, T.PROFESSION) and annotation.words[first][0].isupper()
    return person and annotation.feats(first).get("Case") != "Nom"


def _street(annotation: Annotation, noun: int, spans: Sequence[Span]) -> Span | None:
    """Return the span of the street itself."""
    start, end = annotation.starts[noun], annotation.ends[noun]
    return next(
        (s for s in spans if s.type in _STREETS and s.start <= start and end <= s.end), None
    )


def _made(annotation: Annotation, noun: int, named: Sequence[Span]) -> Span:
    start = min(annotation.starts[noun], *(span.start for span in named))
    end = max(annotation.ends[noun], *(span.end for span in named))
    return Span(start, end, T.FACILITY, min(span.score for span in named), SOURCE)
