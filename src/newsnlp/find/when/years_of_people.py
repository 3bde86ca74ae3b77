"""Years that tell which people are meant, not when: «выпускники [1995 года]», «[2011 г. р.]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS
from newsnlp.patterns import lazy

_BARE = lazy(r"\d{4}(?:\s?[–—-]\s?\d{4})? (?:года|годов|гг?\.?)")
_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_DAY = lazy(r"\b\d\d? [а-я]{3,8} \d{4}|\b\d\d\.\d\d\.\d{4}")
_BRACKETS = lazy(r"\([^()]{4,60}\)")
_WORDS = 9
"""Tokens before a date in such brackets."""
_OFFICE = 30
"""Years that a post is held at most."""
_BORN = lazy(r"\d{4} ?(?:года|годов|гг?\.?) ?(?:рожд|р\.|р\b)")


def is_year_of_people(annotation: Annotation, index: MentionIndex, date: int) -> bool:
    """Tell the year of a birth, one behind a noun for people, or a life: «Рид ([1925–2001])»."""
    a, first = annotation, index.first[date]
    begin, end = a.starts[first], a.ends[index.last[date] - 1]
    if _BORN.search(a.text, begin, end + len(" рожд")):
        return True
    if _is_of_life(a, index, first):
        return True
    noun = first > 0 and a.pos(first - 1) == "NOUN" and _BARE.fullmatch(a.text, begin, end)
    return bool(noun) and a.feats(first - 1).get("Animacy") == "Anim"


def _is_of_life(a: Annotation, index: MentionIndex, first: int) -> bool:
    """Tell when somebody lived, right behind a name: «Рид ([5 мая 1925] – 3 июня 2001)»."""
    bracket = next(
        (t for t in range(first - 1, max(0, first - _WORDS), -1) if a.words[t] == "("), 0
    )
    person = index.at(bracket - 1, PERSONS) if bracket else None
    if person is None or index.last[person] != bracket:
        return False
    inside = _BRACKETS.match(a.text, a.starts[bracket])
    text = inside[0] if inside is not None and inside.end() > a.starts[first] else ""
    years = [int(year) for year in _YEAR.findall(text)]
    days = len(_DAY.findall(text)) > 1
    return len(years) > 1 and (days or years[-1] - years[0] > _OFFICE)
