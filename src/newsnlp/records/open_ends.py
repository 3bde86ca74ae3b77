"""Posts and memberships that only begin or only end: «с 2013 года», «до мая 2020 года»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.patterns import lazy
from newsnlp.records.events.comparisons import without_now
from newsnlp.records.events.days import Days
from newsnlp.types import Record, Status

_SINCE = lazy(r"(?i)(?:начиная )?со?\s(?!.*\b(?:по|до)\s)")
_UNTIL = lazy(r"(?i)(?:вплоть )?до\s")
_TERM = lazy(r"(?i)\b(?:по|до)\s|\d\s?[–—-]\s?\d")
"""What tells the end, too: «с 2010 по 2015 год», «до мая», «2010–2015»."""


def open_ended(days: Days, record: Record) -> Record:
    """Return a post or membership without the end, or the beginning, that its date leaves open.

    What began «с ноября 2024 года» did not end with that month, nor with 2013 the post that
    somebody has «избран в 2013 году»; «до мая 2020 года» does not tell since when.
    """
    if record.date is None or None in (record.date_start, record.date_end):
        return record
    if is_since(record.date):
        return replace(record, date_end=None)
    if _UNTIL.match(record.date):
        return replace(record, date_start=None)
    held = record.status is Status.CURRENT and days.is_past(record.date_end)
    goes_on = held and not _TERM.search(without_now(record.date))
    return replace(record, date_end=None) if goes_on else record


def is_since(date: str) -> bool:
    """Tell a date that only begins something: «с 2013 года», not «с 2013 по 2015 год»."""
    return _SINCE.match(without_now(date)) is not None
