"""Publication dates as dumps write them → ISO dates."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from newsnlp import lexicon
from newsnlp.errors import InputError
from newsnlp.patterns import lazy

_YEAR_FIRST = lazy(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = lazy(r".{0,12}?(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_SHORT_YEAR = lazy(r".{0,12}?(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
_COMPACT = lazy(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d\d)?)?\s*$")
_SECONDS = lazy(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")
_IN_WORDS = lazy(r".{0,14}?(?<!\d)(\d{1,2})\s+([а-яё]{3,8})\.?\s+(\d{4})(?!\d)", re.IGNORECASE)
_ORDERS = (
    (_YEAR_FIRST, (1, 2, 3)),
    (_DAY_FIRST, (3, 2, 1)),
    (_SHORT_YEAR, (3, 2, 1)),
    (_COMPACT, (1, 2, 3)),
)
"""Pattern → the groups that hold year, month and day."""
_OLDEST, _MILLISECONDS, _BEYOND = 10**8, 10**11, 10**15
"""Fewer are no seconds: 45730 is a day of Excel's, or anything."""
_MONTHS = 12
_OF_1900S, _CENTURY = 69, (2000, 1900)


def iso_date(value: object) -> str | None:
    """Return ``YYYY-MM-DD``, or None where the value is no date we know.

    Accepts dates and datetimes, ISO and «2018/12/14», «14.12.2018», «14.12.18» and «14 декабря 2018
    г.» (day first, as Russian dumps write), 20181214, RFC 2822 (RSS), Unix seconds or milliseconds,
    {"$date": …} of MongoDB. The day is the one written, whatever the time zone.
    """
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    while isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    return _from_text(value) if isinstance(value, str) else None


def day(given: object, name: str = "published") -> str:
    """Return a day that somebody gives as an ISO date; raise InputError where it is none."""
    found = iso_date(given) or iso_date(str(given))
    if found is None:
        raise InputError(f"{name} is {given!r}; write a date as 2024-07-15")
    return found


def has_month_first(text: str) -> bool:
    """Tell «03/14/2025»: in its column «03/04/2025», too, may be no 3 April."""
    match = _DAY_FIRST.match(text)
    day, month = (int(match[1]), int(match[2])) if match else (0, 0)
    return 1 <= day <= _MONTHS < month


def _from_number(number: float) -> str | None:
    if not abs(number) < _BEYOND:  # nor NaN
        return None
    written = f"{number:.0f}"
    if day := _COMPACT.match(written) and _from_text(written):
        return day
    return None if abs(number) < _OLDEST else _from_seconds(float(number))


def _from_text(text: str) -> str | None:
    for pattern, order in _ORDERS:
        if match := pattern.match(text):
            year, month, day = (int(match[group]) for group in order)
            return _day(year + _CENTURY[year > _OF_1900S] * (pattern is _SHORT_YEAR), month, day)
    if match := _IN_WORDS.match(text):
        named = _months().get(match[2].lower().replace("ё", "е"))
        return _day(int(match[3]), named, int(match[1])) if named else None
    if _SECONDS.match(text):
        return _from_seconds(float(text))
    from email.utils import parsedate_to_datetime  # here: it imports sockets, for one form of ours

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


@cache
def _months() -> dict[str, int]:
    """Return the number of a month by its forms in the genitive and its abbreviations."""
    of_months = (row[1:] for row in lexicon.rows("dates.tsv") if row[0] == "m")
    return {form: int(number) for number, forms in of_months for form in forms.split()}


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_seconds(seconds: float) -> str | None:
    if abs(seconds) >= _MILLISECONDS:
        seconds /= 1000
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
