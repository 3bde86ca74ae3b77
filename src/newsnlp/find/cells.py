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
_LETTER = lazy(r"[^\W\d_]{2}")


def within_cells(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those of several cells cut to the cells that name something."""
    text = annotation.text
    if _BAR not in text and _TAB not in text:
        return list(spans)
    cut = [part for span in spans for part in _parts(text, span)]
    return list({(span.start, span.end, span.type): span for span in cut}.values())


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield the first cell of a span, and others that name bodies: «Совет | № 1 | «Луч»»."""
    at = span.start
    if not any(mark in text[at : span.end] for mark in "|\t"):
        yield span
        return
    for edge in (*_EDGE.finditer(text, span.start, span.end), None):
        end = edge.start() if edge else span.end
        names = span.type is EntityType.ORGANIZATION and (text[at] in '«"“' or text[at].isupper())
        if at == span.start or (names and _LETTER.search(text, at, end)):
            yield span if (at, end) == (span.start, span.end) else replace(span, start=at, end=end)
        at = edge.end() if edge else end
