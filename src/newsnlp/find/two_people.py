"""A name that an initial cuts short may end its sentence: «задержан [Саша К.] [Анну] отпустили».

The model takes the first name behind it for a surname.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.link.declension import kinds, name_forms
from newsnlp.patterns import lazy
from newsnlp.types import Span

_NAME = lazy(r"([А-ЯЁ][а-яё]+)\s+[А-ЯЁ]\.\s+([А-ЯЁ][а-яё]+)")


def parted_people(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with such names parted."""
    text = annotation.text
    cut = {s for s in spans if s.type is EntityType.PERSON and "." in text[s.start : s.end]}
    if not cut:
        return list(spans)
    return [part for s in spans for part in (_parts(text, s) if s in cut else (s,))]


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield the two people of a span, or the span itself."""
    found = _NAME.fullmatch(text, span.start, span.end)
    if found and _are_two(found[1].lower(), found[2].lower()):
        yield replace(span, end=span.start + len(text[span.start : found.start(2)].rstrip()))
        yield replace(span, start=found.start(2))
    else:
        yield span


def _are_two(given: str, word: str) -> bool:
    """Tell another first name, of another gender or in another case: «Лев Б. [Джордан]» is one."""
    if kinds(word) != {"Name"}:
        return False
    own, other = ({f[:3] for f in name_forms(w) if f.kind == "Name"} for w in (given, word))
    again = not {name for *_, name in own}.isdisjoint(name for *_, name in other)
    return again or {form[:2] for form in own}.isdisjoint(form[:2] for form in other)
