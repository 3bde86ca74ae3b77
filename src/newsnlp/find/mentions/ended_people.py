"""A name that the model takes on to what stands behind it: «после ареста [Льва Рида] Литва …».

Or before it: «пресс-секретарь Акорды [Данияр Рид]», «выпускник Физтеха [Рид]».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.type_sets import APPOSED
from newsnlp.kinds import EntityType
from newsnlp.link.grammar.morphology import Reading, readings
from newsnlp.link.people.declension import kinds
from newsnlp.types import Span

_BODY, _SURNAME = "Orgn", "Surn"
"""What pymorphy3 calls names of organizations, and surnames."""
_NAME = 2
"""Words of a name that may have one more of another thing behind it."""


def ended_people(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, people ending before a country found in them or a body that all know."""
    spans = [part for s in spans for part in _behind_body(annotation, s)]
    text, person = annotation.text, EntityType.PERSON
    if all(s.type is not person or text.count(" ", s.start, s.end) < _NAME for s in spans):
        return list(spans)
    countries = {s.end: s.start for s in spans if s.type is EntityType.COUNTRY}
    return [part for s in spans for part in _parts(text, s, countries.get(s.end))]


def _behind_body(annotation: Annotation, span: Span) -> Iterator[Span]:
    """Yield the body and the person of a span whose first word is of the role before it."""
    a = annotation
    first, last = a.tokens_of(span.start, span.end) if span.type is EntityType.PERSON else (0, 0)
    role = a.heads[first] if last - first >= _NAME and a.deprel(first) == "nmod" else -1
    told = role == first - 1 >= 0 and a.feats(role).get("Animacy") == "Anim"
    if told and "Name" not in kinds(a.lowered[first]):
        apart = a.heads[first + 1] == role and a.deprel(first + 1) in APPOSED
        thing = a.feats(first).get("Animacy") == "Inan" and a.feats(first).get("Case") == "Gen"
        named = "Name" in kinds(a.lowered[first + 1]) if last - first > _NAME else thing
        if named and (apart or (thing and a.feats(first + 1).get("Case") == "Nom")):
            yield replace(span, end=a.ends[first], type=EntityType.ORGANIZATION)
            yield replace(span, start=a.starts[first + 1])
            return
    yield span


def _parts(text: str, span: Span, country: int | None) -> Iterator[Span]:
    """Yield the person and the body of a span, or the span itself."""
    name, _, last = text[span.start : span.end].rpartition(" ")
    if span.type is EntityType.PERSON and len(name.split()) >= _NAME and name[-1] != ".":
        end = span.start + len(name.rstrip())
        known = [reading for reading in readings(last.lower()) if reading.known]
        if country is not None and country > end and any(r.pos == "NOUN" for r in known):
            yield replace(span, end=end)  # but «Хуан Карлос [Испанский]»
            return
        if _is_body(known):
            yield replace(span, end=end)
            yield replace(span, start=span.end - len(last), type=EntityType.ORGANIZATION)
            return
    yield span


def _is_body(known: Sequence[Reading]) -> bool:
    """Tell «сообщил [Лев Рид] ТАСС», «при Льве Риде [Газпром] построил …»."""
    marks = {mark for reading in known for mark in reading.tag.grammemes}
    return _BODY in marks and _SURNAME not in marks
