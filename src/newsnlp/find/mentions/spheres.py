"""What a department is for, told by acronyms: «департамент [строительства, ЖКХ и ТЭК]».

The model takes the last of them for a body of its own, and the department ends before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.span_places import Places
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_PARTS = frozenset({EntityType.ORGANIZATION, EntityType.PROFESSION})
_HOLDING = _PARTS | {EntityType.EVENT}
_AND = "и"
_JOINING = frozenset({_AND, ","})
_MINISTRY = "министерство"


def with_spheres(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with departments whole, and without spheres among them."""
    found = [t for t in annotation.by_form.of(_lowered()) if annotation.words[t].isupper()]
    if not found:
        return list(spans)
    joined = {
        annotation.ends[token - 2]: token
        for token in found
        if token > 1 and annotation.words[token - 1] == _AND
    }
    whole = [_whole(annotation, span, joined) for span in spans]
    places = Places(whole)
    kept = [span for span in whole if not _is_sphere(annotation, span, places)]
    return list({(span.start, span.end, span.type): span for span in kept}.values())


def _whole(annotation: Annotation, span: Span, joined: Mapping[int, int]) -> Span:
    """Return a body that is for something, or a role in one, with «и ЧС» right behind it."""
    sphere = joined.get(span.end)
    if sphere is None or span.type not in _HOLDING or not _is_department(annotation, span):
        return span
    return replace(span, end=annotation.ends[sphere])


@cache
def _lowered() -> frozenset[str]:
    return frozenset(map(str.lower, words("sphere_acronyms.txt")))


def _is_department(annotation: Annotation, span: Span) -> bool:
    """Tell a body that is for something: «[отдел ГО] и ЧС», not «[отдел] и СМИ»."""
    first, last = annotation.tokens_of(span.start, span.end)
    found = annotation.lemmas[first : last - 1]
    return _MINISTRY in found or not words("subunits.txt").isdisjoint(found)


def _is_sphere(annotation: Annotation, span: Span, places: Places) -> bool:
    """Tell spheres alone, «[ТЭК]» or «[ТЭК и ЖКХ]», inside a department."""
    if span.type is not EntityType.ORGANIZATION:
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    if not (words("sphere_acronyms.txt") | _JOINING).issuperset(annotation.words[first:last]):
        return False
    return any(
        s.type in _PARTS and s.start < span.start and span.end <= s.end
        for s in places.near(span)
        if _is_department(annotation, s)
    )
