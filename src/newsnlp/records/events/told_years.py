"""From which year told before a date counts: «В 1982 году стал врачом, [через год] – мэром»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsnlp.find.when.date_words import read
from newsnlp.patterns import lazy

if TYPE_CHECKING:
    from newsnlp.records.events.days import Days

_SAME = lazy(r"(?i)\b(?:т|эт)(?:ого|ом|ому|от|им|ем) же (?:год[ау]?|г\.?(?!\w))(?! ?\d)")
_NEXT = lazy(r"(?i)\bследующ\w+ (?:год[ау]?|г\.?(?!\w))")
_LATER = lazy(r"Z[dc]?[yl]|[yl]Z[dc]|[dc]?[yl][ZLP]|Zjy?|jy?Z")
"""Classes of «через три года», «лет через пять», «годом позже», «спустя полгода»."""
_LITTLE = "^-"
_MONTHS = frozenset("lj")
"""Units that count from a month; a year leaves open from which."""
_DECADE = "E"
_FAR, _NEAR = 4, 1
"""Sentences back in which the year is told, of «тот же год» and of other dates."""
_CUES = lazy(r"(?i) же |следующ|через|спустя|лет|год[ау]|позже|позднее|ранее|раньше")


class Counted(NamedTuple):
    """The words of a date and the day (ISO) that they count from, None where they tell it."""

    text: str
    day: str | None


def counted_from(days: Days, date: int, text: str) -> Counted | None:
    """Return a date of a story with what it counts from: «1998», «[через два года] ушёл».

    None where it counts from the day of writing, or where no year is told before.
    """
    if not _CUES.search(text):
        return None
    if _SAME.search(text):
        return _in_year(_SAME, text, _year_before(days, date, _FAR), 0)
    past = days.is_told_of_past(date)
    if _NEXT.search(text):
        return _in_year(_NEXT, text, _year_before(days, date, _NEAR) if past else None, 1)
    letters = "".join(word.letter for word in read(text) if word.letter not in _LITTLE)
    if not past or not _LATER.fullmatch(letters):
        return None
    day = _year_before(days, date, _NEAR, month=not _MONTHS.isdisjoint(letters))
    return None if day is None else Counted(text, day)


def _in_year(words: re.Pattern[str], text: str, day: str | None, later: int) -> Counted | None:
    """Return a date with a year for some words of it: «в июле [1998 года]» for «того же года»."""
    if day is None:
        return None
    return Counted(words.sub(f"{int(day[:4]) + later} года", text), None)


def _year_before(days: Days, date: int, reach: int, *, month: bool = False) -> str | None:
    """Return the last day (ISO) of the date told last, or the first of one that only begins.

    None where it is none of a year, with ``month`` of a month: «с 1990 по 1993 год» is of 1993.
    """
    least = days.sentence(date) - reach
    for other in reversed(days.before(days.index.first[date])):
        if days.sentence(other) < least:
            return None
        start, end = days.of(other)
        if start is None or end is None or _is_decade(days, other):
            return None
        return end if not month or start[:7] == end[:7] else None
    return None


def _is_decade(days: Days, date: int) -> bool:
    """Tell «в 1990-х»: no year of it is told."""
    return any(word.letter == _DECADE for word in read(days.written(date)))
