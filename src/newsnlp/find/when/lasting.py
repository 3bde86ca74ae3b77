"""Words that say how long or how often something is: «[пять лет]», «[еженедельное] совещание»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.patterns import lazy

_OFTEN = "еже"
_UNITS = frozenset(
    ["час", "день", "сутки", "неделя", "месяц", "год", "лето", "век", "столетие", "десятилетие"]
)
_AMOUNTS = frozenset(["четверть", "половина", "треть", "десяток", "несколько", "полтора", "четыре"])
"""Amounts that the tagger takes for nouns, «к [четырём] годам» too."""
_LASTING = lazy(r"(?:дневн|суточн|недельн|месячн|часов|годичн|минутн|[хсиь]летн)(?:ый|ой|ий)$")
"""Adjectives that say how long: «двухдневный», «полуторачасовой», «пятилетний»; not «летний»."""
_AWAY = frozenset(["назад", "спустя", "через", "до", "после", "за", "с", "к"])


def is_frequency(word: str) -> bool:
    """Tell how often: «[еженедельное] совещание» is on no day that is told."""
    return word.lower().startswith(_OFTEN)


def is_duration(annotation: Annotation, first: int, last: int) -> bool:
    """Tell how long or how often: «почти четверть века», «трёхдневный», not «год назад»."""
    a = annotation
    if last == first + 1 and (is_frequency(a.words[first]) or _LASTING.search(a.lemmas[first])):
        return True
    units = [t for t in range(first, last) if a.lemmas[t] in _UNITS]
    if not units or not _AWAY.isdisjoint(a.lemmas[first:last]):
        return False
    before = range(first, units[0])
    return any(a.pos(t) == "NUM" or a.words[t].isdigit() or a.lemmas[t] in _AMOUNTS for t in before)
