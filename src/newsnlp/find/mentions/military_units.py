"""Military units told by their number alone: «[войсковая часть 73612]», «командир [в/ч 6891]»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.patterns import lazy
from newsnlp.types import EntityType, Span

SOURCE = "rule:military-unit"
SCORE = 0.9
_HINTS = ("част", "/ч")
_UNIT = lazy(
    r"(?<!\w)(?:(?:[Вв]ойсков|[Вв]оинск)[а-яё]+ част[а-яё]+|[Вв]/ч) ?(?:№ ?)?\d{4,5}(?!\d)"
)


def with_units(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with military units, but for those that would cut another name."""
    if not any(hint in annotation.text for hint in _HINTS):
        return list(spans)
    kept = list(spans)
    for found in _UNIT.finditer(annotation.text):
        place = found.span()
        taken = any(s.type is EntityType.ORGANIZATION and (s.start, s.end) == place for s in spans)
        if not taken:
            kept.append(Span(*place, EntityType.ORGANIZATION, SCORE, SOURCE))
    return sorted(kept, key=lambda span: (span.start, -span.end))
