"""Posts and memberships that only begin or only end: «с 2013 года», «до мая 2020 года»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.patterns import lazy
from newsnlp.types import Record

_SINCE = lazy(r"(?i)(?:начиная )?со?\s(?!.*\b(?:по|до)\s)")
_UNTIL = lazy(r"(?i)(?:вплоть )?до\s")


def open_ended(record: Record) -> Record:
    """Return a post or membership without the end, or the beginning, that its date leaves open.

    What began «с ноября 2024 года» did not end with that month, and «до мая 2020 года» does not
    tell since when.
    """
    if record.date is None or record.date_start is None:
        return record
    if _SINCE.match(record.date):
        return replace(record, date_end=None)
    if _UNTIL.match(record.date):
        return replace(record, date_start=None)
    return record
