"""Whom it befell at another time than some that are only counted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsnlp.lexicon import rows

if TYPE_CHECKING:
    from newsnlp.records.events.occurrences import Event


def is_one_of_another_day(one: Event, many: Event) -> bool:
    """Tell whom it befell at another time than some: «Погибли трое. [В 2019 году] погиб Рид»."""
    if not (one.is_personal and one.verbal and many.verbal and one.days and not many.days):
        return False
    counted = any(word.isdigit() or word in _numbers() for word in many.name.split())
    return counted and bool(one.persons()) and not many.persons() and one.lines != many.lines


@cache
def _numbers() -> frozenset[str]:
    """Return the numbers in words that count whom it befell: «гибель [двоих]»."""
    return frozenset(form for forms in rows("numerals.tsv") for form in forms)
