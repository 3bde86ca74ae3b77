"""Emoji that a model takes for a part of a name: «в [Туле 📅]», «[🔥 Лев Рид]»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.segment import PICTURE
from newsnlp.patterns import lazy
from newsnlp.types import Span

_EDGE = rf"(?:{PICTURE.pattern}|\s)*"
_TOLD = lazy(rf"{_EDGE}(.*?){_EDGE}")


def without_pictures(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans without the emoji at their edges, and none that has nothing else."""
    if PICTURE.search(annotation.text) is None:
        return list(spans)
    return list(_bare(annotation.text, spans))


def _bare(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        told = _TOLD.fullmatch(text, span.start, span.end)
        if told is None:  # over two lines
            yield span
        elif told[1]:
            yield replace(span, start=told.start(1), end=told.end(1))
