"""A body that ends before what is none of it: «[школы № 5] ВКонтакте», «[комитета] в отставке»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING, QUOTES
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.kinds import EntityType
from newsnlp.link.bodies.networks import networks, nouns_of_networks
from newsnlp.types import Span

_RETIRED = ("в", "отставке")
_ENDING = ORGANIZATIONS | {EntityType.PERSON}


def ended_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, bodies and people without a network behind them that is none of them.

    «Компания ВКонтакте» is one. Nor is «в отставке» part of a body, but of whose post it is.
    """
    if networks().isdisjoint(annotation.words) and _RETIRED[-1] not in annotation.words:
        return list(spans)
    told = (_ended(annotation, s) if s.type in _ENDING else s for s in spans)
    return list({(s.start, s.end, s.type): s for s in told}.values())


def _ended(annotation: Annotation, span: Span) -> Span:
    first, last = annotation.tokens_of(span.start, span.end)
    spelt = annotation.words
    if tuple(spelt[last - 2 : last]) == _RETIRED and last - first > len(_RETIRED):
        return replace(span, end=annotation.ends[last - 3])
    while last > first and spelt[last - 1] in QUOTES:
        last -= 1
    if last == first or spelt[last - 1] not in networks():
        return span
    last -= 1
    if last > first and spelt[last - 1] in OPENING:
        last -= 1
    if last == first or annotation.lemmas[last - 1] in nouns_of_networks():
        return span
    return replace(span, end=annotation.ends[last - 1])
