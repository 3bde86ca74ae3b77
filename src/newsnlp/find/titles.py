"""Titles of several words are told whole: «[Чрезвычайный и Полномочный Посол] России в Эстонии».

The model knows «полномочный посол» and, of a title in capitals, nothing. The phrases are in
``lexicon/titles.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.type_sets import AREAS
from newsnlp.lexicon import words
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SOURCE = "rule:title"
SCORE = 0.9


def whole_titles(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every title of the lists whole, and marked where nothing was."""
    a, kept = annotation, list(spans)
    for first, last in _titles(a.lemmas):
        begin, end = a.starts[first], a.ends[last - 1]
        roles = [s for s in kept if s.type is T.PROFESSION and begin <= s.start < end <= s.end]
        if roles:
            kept = [replace(s, start=begin) if s in roles else s for s in kept]
        else:
            ends = (end, *_places(annotation, kept, last))
            kept += [Span(begin, other, T.PROFESSION, SCORE, SOURCE) for other in ends]
    return kept


def _titles(lemmas: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each title, first and behind the last."""
    for phrase in _phrases():
        for first in (t for t, lemma in enumerate(lemmas) if lemma == phrase[0]):
            last = first + len(phrase)
            if tuple(lemmas[first:last]) == phrase:
                yield first, last


def _places(annotation: Annotation, spans: Sequence[Span], token: int) -> Iterator[int]:
    """Yield where a title ends with whose it is and with where: «посол [России] в [Эстонии]»."""
    a = annotation
    areas = {s.start: s.end for s in spans if s.type in AREAS}
    while token < len(a) and a.starts[token] in areas:
        end = areas[a.starts[token]]
        yield end
        _, token = a.tokens_of(a.starts[token], end)
        token += a.words[token : token + 1] == ["в"]


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in sorted(words("titles.txt")))
