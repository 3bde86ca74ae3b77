"""Where the model's events run over: «[турнир по шахматам] I место занял Рид»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.patterns import lazy
from newsnlp.types import Span

_TOWN = lazy("[А-ЯЁ][а-яё]+[сц]ке ")
"""«[Омске] прошёл форум» taken for its name."""
_PLACE, _NUMBERED = "место", 2


def mended_event(annotation: Annotation, span: Span) -> Span:
    """Return the span of an event without its town and the number of somebody's place."""
    town = _TOWN.match(annotation.text, span.start, span.end)
    if town:
        return replace(span, start=town.end())
    if _PLACE not in annotation.by_lemma.words:
        return span
    first, last = annotation.tokens_of(span.start, span.end)
    behind = last + 1 - (annotation.lemmas[last - 1] == _PLACE)
    placed = behind - first > _NUMBERED and annotation.lemmas[behind - 1 : behind] == [_PLACE]
    if not placed or annotation.lemmas[behind - 2] not in noun_class("placing"):
        return span
    return replace(span, end=annotation.ends[behind - 3])
