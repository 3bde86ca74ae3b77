"""A body that ends before the network where it writes: «на странице [школы № 5] ВКонтакте»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.marks import OPENING, QUOTES
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.kinds import EntityType
from newsnlp.link.networks import networks, nouns_of_networks
from newsnlp.types import Span

_ENDING = ORGANIZATIONS | {EntityType.PERSON}


def ended_by_networks(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, bodies and people without a network behind them that is none of them.

    «Компания ВКонтакте» is one.
    """
    if networks().isdisjoint(annotation.words):
        return list(spans)
    told = (_ended(annotation, s) if s.type in _ENDING else s for s in spans)
    return list({(s.start, s.end, s.type): s for s in told}.values())


def _ended(annotation: Annotation, span: Span) -> Span:
    first, last = annotation.tokens_of(span.start, span.end)
    spelt = annotation.words
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
