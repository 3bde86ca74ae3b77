"""Officers of companies told in Latin letters: «[CEO [VK]]» is a post and where it is held.

The model takes them for a body, «[CFO Ozon]», for a name, or for a post that is held nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING, QUOTES
from newsnlp.find.facts.frames import noun_class
from newsnlp.kinds import EntityType as T
from newsnlp.patterns import lazy
from newsnlp.types import Span

SCORE, SOURCE = 0.8, "rule:officer"
_FOREIGN = lazy(r"[A-Z0-9][A-Za-z0-9.&-]*")


def with_officers(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the posts of officers and the foreign names of bodies behind them."""
    a = annotation
    officers = [t for t in a.by_lemma.of(noun_class("officer")) if a.words[t].isupper()]
    if not officers:
        return list(spans)
    found = {(span.start, span.end, span.type): span for span in spans}
    bodies = {start: end for start, end, kind in sorted(found) if kind is T.ORGANIZATION}
    roles = [(start, end) for start, end, kind in found if kind is T.PROFESSION]
    for officer in officers:
        start = a.starts[officer]
        wrong = [place for place in found if place[0] == start and place[2] is not T.PROFESSION]
        for place in wrong:
            del found[place]
        body = _foreign_behind(a, officer) or _body_behind(a, officer, bodies)
        places = [(*body, T.ORGANIZATION)] if body and body[0] not in bodies else []
        if not any(first <= start < end for first, end in roles):
            places.append((start, body[1] if body else a.ends[officer], T.PROFESSION))
        for first, end, kind in places:
            end += kind is T.PROFESSION and body is not None and a.text[end : end + 1] in QUOTES
            found[first, end, kind] = Span(first, end, kind, SCORE, SOURCE)
    return list(found.values())


def _foreign_behind(annotation: Annotation, officer: int) -> tuple[int, int] | None:
    """Return where the foreign name right behind an officer begins and ends: «CEO [X5 Group]»."""
    a, last = annotation, officer + 1
    while last < len(a) and _FOREIGN.fullmatch(a.words[last]):
        last += 1
    return (a.starts[officer + 1], a.ends[last - 1]) if last > officer + 1 else None


def _body_behind(
    annotation: Annotation, officer: int, bodies: dict[int, int]
) -> tuple[int, int] | None:
    """Return where the body behind an officer begins and ends: «CTO «[Луч]»»."""
    a, first = annotation, officer + 1
    first += first < len(a) and a.words[first] in OPENING
    start = a.starts[first] if first < len(a) else -1
    return (start, bodies[start]) if start in bodies else None
