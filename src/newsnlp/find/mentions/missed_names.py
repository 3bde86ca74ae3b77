"""Names in full of which the model has nothing: «Директор [Ломова Раиса Павловна]».

It takes a surname that a town might have in another case for the town, and leaves the rest out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.mentions.whole_names import is_full_name
from newsnlp.kinds import EntityType as T
from newsnlp.types import Span

SCORE, SOURCE = 0.8, "rule:full-name"
_FATHER = re.compile("[а-яё] [А-ЯЁ][а-яё]+(?:[вч]на|[вьмк]ич)(?![а-яё])")
"""A patronymic in the nominative, in which lists have it, behind another word."""


def with_missed_names(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with such names in place of what was found of them."""
    a = annotation
    found_at = (bisect_left(a.starts, m.start() + 2) for m in _FATHER.finditer(a.text))
    ends = [token for token in found_at if 2 <= token < len(a) and _is_whole(a, token)]
    if not ends:
        return list(spans)
    places, found = Places(spans), dict.fromkeys(spans)
    for last in ends:
        name = Span(a.starts[last - 2], a.ends[last], T.PERSON, SCORE, SOURCE)
        near = places.near(name)
        if any(span.type is T.PERSON for span in near):
            continue
        for span in near:
            del found[span]
            if span.start < name.start and span.type is T.PROFESSION:
                found[replace(span, end=name.start - 1)] = None
        found[name] = None
    return sorted(found, key=lambda span: (span.start, -span.end))


def _is_whole(annotation: Annotation, father: int) -> bool:
    """Tell three words with blanks between them that are a name in full."""
    a = annotation
    beside = all(a.starts[t + 1] == a.ends[t] + 1 for t in (father - 2, father - 1))
    return beside and is_full_name(a, father)
