"""Surnames that are names of towns, too: «[Реутова] задержали», where somebody is Лев Реутов."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.told_names import ToldNames
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_WHERE = frozenset({"в", "во", "из", "под", "до", "через", "около", "близ", "к", "за", "г"})
"""What stands before a town: «[в] Реутове», «[г]. Реутов»."""


def no_towns(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, a town as a person whose surname the article tells in full.

    Where one of them is told as a town, «в [Реутове]», «мэр [Реутова]», all stay what they are.
    """
    text = annotation.text
    towns = [span for span in spans if span.type is EntityType.CITY]
    towns = [span for span in towns if text[span.start : span.end].istitle()]
    if not towns:
        return list(spans)
    told = ToldNames(annotation, spans)
    names = {span for span in towns if told.has(text[span.start : span.end])}
    if not names or any(_is_place(annotation, span) for span in names):
        return list(spans)
    return [replace(span, type=EntityType.PERSON) if span in names else span for span in spans]


def _is_place(annotation: Annotation, span: Span) -> bool:
    """Tell «в [Реутове]», «город [Реутов]», «мэр [Реутова]», but not «заместитель [Реутова]»."""
    a, token = annotation, annotation.tokens_of(span.start, span.end)[0]
    before = token - 1
    before -= before > 0 and a.words[before] == "."
    if before < 0:
        return False
    noun = a.pos(before) == "NOUN" and a.lemmas[before] not in words("deputy_roles.txt")
    return (noun and a.heads[token] == before) or a.lowered[before] in _WHERE
