"""When somebody was a head, by the years behind the name: «Директора: Рид (2011–2016), …»."""

from __future__ import annotations

from newsnlp.find.life_items import is_over
from newsnlp.find.type_sets import DATES
from newsnlp.lexicon import words
from newsnlp.patterns import lazy
from newsnlp.records.context import Context

_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_OPEN = lazy(r"^со? |\bнаст|\bн\. ?в")
_BRACKETS = lazy(r"\(([^()]{4,40})\)")
_LONGEST = 30
"""Years that somebody heads a body at most: «(1828–1910)» is a life."""


def years_behind(context: Context, person: int, role: int) -> int | None:
    """Return the date in brackets right behind a head's name, None where it is no term."""
    a, index = context.annotation, context.index
    bracket = index.last[person]
    if a.words[bracket : bracket + 1] != ["("] or index.first[role] > bracket:
        return None
    inside = _BRACKETS.match(a.text, a.starts[bracket])
    if inside is None or a.lemmas[index.head[role]] not in words("leader_roles.txt"):
        return None
    years = [int(year) for year in _YEAR.findall(inside[1])]
    told = len(years) > 1 or (years != [] and _OPEN.search(inside[1]) is not None)
    term = told and years[-1] - years[0] <= _LONGEST
    return index.at(bracket + 1, DATES) if term else None


def is_term_over(context: Context, years: int | None) -> bool:
    """Tell a term that ended, «(2011–2016)», from one that goes on: «(с 2016)», «(2022–2027)»."""
    if years is None or not is_over(context.reader, years):
        return False
    return not context.days.is_ahead(context.days.of(years)[1])
