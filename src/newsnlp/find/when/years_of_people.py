"""Years that tell which people are meant, not when: «выпускники [1995 года]», «[2011 г. р.]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mention_index import MentionIndex
from newsnlp.patterns import lazy

_BARE = lazy(r"\d{4}(?:\s?[–—-]\s?\d{4})? (?:года|годов|гг?\.?)")
_BORN = lazy(r"\d{4} ?(?:года|годов|гг?\.?) ?(?:рожд|р\.|р\b)")


def is_year_of_people(annotation: Annotation, index: MentionIndex, date: int) -> bool:
    """Tell the year of a birth, or one without a preposition behind a noun for people."""
    a, first = annotation, index.first[date]
    begin, end = a.starts[first], a.ends[index.last[date] - 1]
    if _BORN.search(a.text, begin, end + len(" рожд")):
        return True
    noun = first > 0 and a.pos(first - 1) == "NOUN" and _BARE.fullmatch(a.text, begin, end)
    return bool(noun) and a.feats(first - 1).get("Animacy") == "Anim"
