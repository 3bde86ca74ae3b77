"""Publication dates as dumps write them → ISO dates."""

from __future__ import annotations

import datetime as dt

from newsnlp.patterns import lazy

_YEAR_FIRST = lazy(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = lazy(r".{0,12}?(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_COMPACT = lazy(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?\s*$")
_SECONDS = lazy(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")
_ORDERS = ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_COMPACT, (1, 2, 3)))
"""Pattern → the groups that hold year, month and day."""
_MILLISECONDS = 10**11


def iso_date(value: object) -> str | None:
    """Return ``YYYY-MM-DD``, or None where the value is no date we know.

    Accepts dates and datetimes, ISO and «2018/12/14», «14.12.2018» (day first, as Russian
    dumps write), RFC 2822 (RSS) and Unix seconds or milliseconds. The day is the one written,
    whatever the time zone.
    """
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(float(value))
    return _from_text(value) if isinstance(value, str) else None


def _from_text(text: str) -> str | None:
    for pattern, order in _ORDERS:
        match = pattern.match(text)
        if match:
            return _day(*(int(match[group]) for group in order))
    if _SECONDS.match(text):
        return _from_seconds(float(text))
    from email.utils import parsedate_to_datetime  # here: it imports sockets, for one form of ours

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


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
