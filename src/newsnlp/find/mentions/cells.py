"""Cells of a table: a mention ends where its cell does, «[председатель Совета] | № 1 | [КПРФ]»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.patterns import lazy
from newsnlp.types import Span

_BAR, _TAB = " | ", "\t"
_EDGE = lazy(r"\s*\|\s*|\s*\t\s*")
_NAME = lazy(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+){1,2}")
_LETTER = lazy(r"[^\W\d_]{2}")


def within_cells(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those of several cells cut to the cells that name something."""
    text = annotation.text
    if _BAR not in text and _TAB not in text:
        return list(spans)
    cut = [part for span in spans for part in _parts(text, span)]
    return list({(span.start, span.end, span.type): span for span in cut}.values())


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield the first cell of a span, and others that name bodies: «Совет | № 1 | «Луч»».

    Of a person it is the cell of a full name: «Начальник | [Рид Анна Олеговна]».
    """
    at = span.start
    if not any(mark in text[at : span.end] for mark in "|\t"):
        yield span
        return
    cells = list(_cells(text, span))
    named = (cell for cell in cells if _NAME.fullmatch(text, *cell))
    if span.type is EntityType.PERSON and (full := next(named, None)):
        cells = [full]
    for start, end in cells:
        names = span.type is EntityType.ORGANIZATION and (
            text[start] in '«"“' or text[start].isupper()
        )
        if (start, end) == cells[0] or (names and _LETTER.search(text, start, end)):
            yield replace(span, start=start, end=end)


def _cells(text: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    for edge in _EDGE.finditer(text, span.start, span.end):
        yield at, edge.start()
        at = edge.end()
    yield at, span.end
