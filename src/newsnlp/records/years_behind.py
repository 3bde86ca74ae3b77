"""When somebody was a head, by the years behind the name: «Директора: Рид (2011–2016), …»."""

from __future__ import annotations

from newsnlp.find.life_items import is_over
from newsnlp.find.type_sets import DATES
from newsnlp.lexicon import words
from newsnlp.patterns import lazy
from newsnlp.records.context import Context

_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_OPEN = lazy(r"^со? |\bнаст|\bн\. ?в")
_INSIDE = 12
"""Tokens in brackets at most: «(с 2015 г. по настоящее время)»."""
_LONGEST = 30
"""Years that somebody heads a body at most: «(1828–1910)» is a life."""


def years_behind(context: Context, person: int, role: int) -> int | None:
    """Return the date in brackets right behind a head's name, None where it is no term."""
    a, index = context.annotation, context.index
    bracket = index.last[person]
    if a.words[bracket : bracket + 1] != ["("] or index.first[role] > bracket:
        return None
    date = index.at(bracket + 1, DATES) if bracket + 1 < len(a) else None
    if date is None or a.lemmas[index.head[role]] not in words("leader_roles.txt"):
        return None
    inside = a.words[bracket + 1 : bracket + _INSIDE]
    closing = bracket + 1 + inside.index(")") if ")" in inside else 0
    text = a.slice_text(bracket + 1, closing) if closing else ""
    years = [int(year) for year in _YEAR.findall(text)]
    if not years or years[-1] - years[0] > _LONGEST:
        return None
    return date if len(years) > 1 or _OPEN.search(text) else None


def is_term_over(context: Context, years: int | None) -> bool:
    """Tell a term that ended, «(2011–2016)», from one that goes on: «(с 2016)», «(2022–2027)»."""
    if years is None or not is_over(context.reader, years):
        return False
    return not context.days.is_ahead(context.days.of(years)[1])
