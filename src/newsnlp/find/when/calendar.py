"""Intervals of the calendar: months, quarters, weeks, seasons, centuries and their parts.

All intervals are of whole days and inclusive; weeks begin on Monday; winter is named by the
year in which it ends. The Gregorian calendar is used throughout, for years 1 to 9999.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

from newsnlp.quick import dataclass


class Precision(StrEnum):
    """How exactly a phrase tells the time."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART = "part"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an interval ends on {self.last}, before it begins on {self.first}")


def day(at: date) -> Days:
    """Return one day."""
    return Days(at, at, Precision.DAY)


def to_range(first: Days, last: Days) -> Days:
    """Return the days from the first of one interval to the last of another."""
    return Days(first.first, last.last, Precision.RANGE)


def month(year: int, number: int, count: int = 1) -> tuple[date, date]:
    """Return the first and the last day of ``count`` months; month 13 is the next January."""
    years, index = divmod(number - 1, 12)
    first = date(year + years, index + 1, 1)
    years, index = divmod(number + count - 2, 12)
    last = date(year + years, index + 1, monthrange(year + years, index + 1)[1])
    return first, last


def months(year: int, number: int, count: int = 1, precision: Precision = Precision.MONTH) -> Days:
    """Return ``count`` months from a month on."""
    return Days(*month(year, number, count), precision)


def season(year: int, first_month: int) -> Days:
    """Return a season; «зима 2024 года» (first month 12) begins in December 2023."""
    return months(year - (first_month == 12), first_month, 3, Precision.SEASON)


def quarter(year: int, number: int) -> Days:
    """Return a quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3, Precision.QUARTER)


def half_year(year: int, number: int) -> Days:
    """Return a half-year, 1 or 2."""
    return months(year, 6 * number - 5, 6, Precision.HALF_YEAR)


def year(number: int) -> Days:
    """Return a year."""
    return years(number, 1, Precision.YEAR)


def years(first: int, count: int, precision: Precision = Precision.RANGE) -> Days:
    """Return ``count`` years from a year on, cut at the ends of the calendar."""
    return Days(
        date(max(first, MINYEAR), 1, 1), date(min(first + count - 1, MAXYEAR), 12, 31), precision
    )


def decade(first: int) -> Days:
    """Return the ten years that begin with ``first``: 1990."""
    return years(first, 10, Precision.DECADE)


def century(number: int) -> Days:
    """Return a century: the 20th is 1901 to 2000."""
    return years(100 * number - 99, 100, Precision.CENTURY)


def school_year(first: int) -> Days:
    """Return the school year that begins on 1 September of ``first``."""
    return Days(date(first, 9, 1), date(first + 1, 8, 31), Precision.YEAR)


def week(of: date, shift: int = 0) -> Days:
    """Return the week that holds a day, or one ``shift`` weeks later."""
    monday = of - timedelta(of.weekday()) + timedelta(7 * shift)
    return Days(monday, monday + timedelta(6), Precision.WEEK)


def weekend(of: date, shift: int = 0) -> Days:
    """Return the weekend of the week that holds a day, or of one ``shift`` weeks later."""
    days = week(of, shift)
    return Days(days.first + timedelta(5), days.last, Precision.WEEKEND)


def part(days: Days, number: int) -> Days:
    """Return the beginning (1), middle (2) or end (3) of a period.

    Months and longer spans of years in thirds of whole days, months or years; a year has its
    first quarter, its four middle months and its last quarter, as newspapers use the words.
    """
    if days.precision is Precision.YEAR and days.first.month == 1:
        first, count = {1: (1, 3), 2: (5, 4), 3: (10, 3)}[number]
        return months(days.first.year, first, count, Precision.PART)
    return _fraction(days, number, 3)


def half(days: Days, number: int) -> Days:
    """Return the first or second half of a period."""
    if days.precision is Precision.YEAR and days.first.month == 1:
        return half_year(days.first.year, number)
    return _fraction(days, number, 2)


def _fraction(days: Days, number: int, of: int) -> Days:
    """Return the n-th of equal parts, in whole days, or in whole years from a decade on."""
    if days.precision in (Precision.DECADE, Precision.CENTURY):
        total = days.last.year - days.first.year + 1
        low, high = (round(total * n / of) for n in (number - 1, number))
        return years(days.first.year + low, high - low, Precision.PART)
    total = (days.last - days.first).days + 1
    low, high = (total * n // of for n in (number - 1, number))
    first = days.first + timedelta(low)
    return Days(first, max(first, days.first + timedelta(high - 1)), Precision.PART)


def shift_months(at: date, count: int) -> date:
    """Return the same day ``count`` months later; the last day of a shorter month."""
    first, last = month(at.year, at.month + count)
    return first.replace(day=min(at.day, last.day))
