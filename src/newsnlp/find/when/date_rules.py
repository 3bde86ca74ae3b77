"""Rules for phrases that tell a place in the calendar: «12 марта 2024 года», «II квартал»."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from newsnlp.find.when import calendar
from newsnlp.find.when.calendar import Days, Precision
from newsnlp.find.when.date_phrase import YEAR, Phrase, rule

_ABOUT = range(-61, 62)
"""Days about the day of writing in which a number of a month is looked for."""


def _by_year(phrase: Phrase, make: Callable[[int], Days]) -> Days | None:
    """Return what ``make`` gives for the year told, or for the nearest of the years around."""
    told = phrase.year()
    if told is not None:
        return make(told)
    now = phrase.clue.now.year
    return phrase.clue.nearest(_valid(make, range(now - 4, now + 5)))


def _valid(make: Callable[[int], Days], years: Iterable[int]) -> Iterable[Days]:
    for year in years:
        try:
            yield make(year)
        except ValueError:  # 29 февраля
            continue


@rule("date", r"[rT]?w?D")
def _date(phrase: Phrase) -> Days | None:
    value = phrase.words[-1].value
    return calendar.day(date(*value)) if isinstance(value, tuple) else None


@rule("date", r"(?P<day>d)/?(?P<month>d)/?(?P<year>Yy?)")
def _spaced_date(phrase: Phrase) -> Days | None:
    """Return «от 21 10 2016 года», «21 / 10 / 2016»."""
    month, number = phrase.number("month"), phrase.number("day")
    return calendar.day(date(phrase.number("year"), month, number))


@rule(
    "day_month",
    rf"[rT]?(?P<w>w?)(?P<day>[doE])(?P<month>m){YEAR}",
    rf"(?P<day>[do])(?P<month>m){YEAR}(?P<w>w)",
)
def _day_month(phrase: Phrase) -> Days | None:
    number, month = phrase.number("day"), phrase.number("month")
    if phrase.has("w") and not phrase.match["year"]:
        return _weekday_date(phrase, month, number)
    return _by_year(phrase, lambda year: calendar.day(date(year, month, number)))


def _weekday_date(phrase: Phrase, month: int, number: int) -> Days | None:
    """Return «в пятницу, 15 ноября» in the year nearest to now in which it is a Friday."""
    now = phrase.clue.now
    days = _valid(lambda y: calendar.day(date(y, month, number)), range(now.year - 6, now.year + 6))
    fitting = [d for d in days if d.first.isoweekday() == phrase.number("w")]
    return min(fitting, key=lambda d: abs((d.first - now).days), default=None)


@rule("day_number", r"(?P<day>[do])C")
def _day_number(phrase: Phrase) -> Days | None:
    """Return «15 числа» of this month or of one beside it."""
    now, number = phrase.clue.now, phrase.number("day")
    firsts = (calendar.months(now.year, now.month + shift).first for shift in (-1, 0, 1))
    days = [first + timedelta(number - 1) for first in firsts]
    return phrase.clue.nearest(calendar.day(d) for d in days if d.day == number)


@rule("weekday_number", r"(?P<w>w)(?P<day>[do])C?")
def _weekday_number(phrase: Phrase) -> Days | None:
    """Return «в четверг, 20-го»: the nearest such day, whatever the tense."""
    near = (phrase.clue.now + timedelta(shift) for shift in sorted(_ABOUT, key=abs))
    told = phrase.number("day"), phrase.number("w")
    return next((calendar.day(d) for d in near if (d.day, d.isoweekday()) == told), None)


@rule("part", r"(?P<which>[oa])C(?P<rest>m.*)")
def _numbers_of_month(phrase: Phrase) -> Days | None:
    """Return «в первых числах июня», «в последних числах мая»."""
    days, which = phrase.rest("rest"), phrase.number("which")
    part = {1: 1, -1: 3}.get(which)
    return calendar.part(days, part) if days and part else None


@rule("ten_days", r"(?P<which>[oa])z(?P<rest>m.*)", r"(?P<which>E)C(?P<rest>m.*)")
def _ten_days(phrase: Phrase) -> Days | None:
    """Return «первая декада марта», «в двадцатых числах марта»; the last ends with the month."""
    days, which = phrase.rest("rest"), phrase.number("which")
    begins = {1: 1, 2: 11, 3: 21, -1: 21, 20: 20}.get(which)
    if days is None or begins is None:
        return None
    first = days.first.replace(day=begins)
    return Days(first, days.last if begins >= 20 else first + timedelta(9), Precision.PART)


@rule("month", rf"(?P<month>m){YEAR}", r"(?P<near>[ri])(?P<month>m)(?P<year>)")
def _month(phrase: Phrase) -> Days | None:
    month = phrase.number("month")
    if "near" in phrase.match.groupdict() and phrase.words[0].letter == "r":
        return calendar.months(phrase.clue.now.year + phrase.number("near"), month)
    return _by_year(phrase, lambda year: calendar.months(year, month))


@rule("season", rf"(?P<season>s){YEAR}", r"(?P<near>r)(?P<season>s)(?P<year>)")
def _season(phrase: Phrase) -> Days | None:
    first = phrase.number("season")
    if "near" not in phrase.match.groupdict():
        return _by_year(phrase, lambda year: calendar.season(year, first))
    now, shift = phrase.clue.now, phrase.number("near")
    # «Прошлой зимой» is the last one that is over; «прошлым летом» that of the year before.
    year = now.year + (first == 12 and now.month > 2 and shift != 0)
    return calendar.season(year + shift, first)


@rule("season", r"s(?P<first>Y)[~/][Ydn]y?")
def _winter(phrase: Phrase) -> Days | None:
    """Return «зимой 2023–2024 годов»."""
    return calendar.season(phrase.number("first") + 1, 12)


@rule("quarter", rf"(?P<number>[odRc])q{YEAR}")
def _quarter(phrase: Phrase) -> Days | None:
    return _by_year(phrase, lambda year: calendar.quarter(year, phrase.number("number")))


@rule("half_year", rf"(?P<number>[odRc])b{YEAR}")
def _half_year(phrase: Phrase) -> Days | None:
    return _by_year(phrase, lambda year: calendar.half_year(year, phrase.number("number")))


@rule("half", r"(?P<number>[oda])H(?P<rest>.+)")
def _half(phrase: Phrase) -> Days | None:
    days = phrase.rest("rest")
    number = phrase.number("number")
    return calendar.half(days, 2 if number < 0 else number) if days else None


@rule("part", r"(?:[aoi]?)(?P<number>p)(?P<rest>[^t].*)")
def _part(phrase: Phrase) -> Days | None:
    days = phrase.rest("rest")
    return calendar.part(days, phrase.number("number")) if days else None


@rule("months_of_year", r"o?(?P<count>[dc])l(?P<year>r?Yy?|[rS]y)")
def _months_of_year(phrase: Phrase) -> Days | None:
    year = phrase.year() or 0
    return calendar.months(year, 1, phrase.number("count"), Precision.RANGE)


@rule("days_of_month", r"(?P<which>[oa])(?P<count>[dcn]?)(?P<unit>[tk])(?P<rest>.+)")
def _days_of_month(phrase: Phrase) -> Days | None:
    """Return «первые десять дней марта», «последняя неделя марта», «второй день года»."""
    days, which = phrase.rest("rest"), phrase.number("which")
    if days is None:
        return None
    size = 7 if phrase.match["unit"] == "k" else 1
    length = timedelta(size * phrase.number("count") - 1)
    precision = {0: Precision.DAY, 6: Precision.WEEK}.get(length.days, Precision.RANGE)
    if which < 0:
        return Days(days.last - length, days.last, precision)
    first = days.first + timedelta(size * (which - 1))
    return Days(first, min(first + length, days.last), precision)


@rule("weekday_of_month", rf"(?P<which>[oa])(?P<w>w)(?P<rest>m{YEAR})")
def _weekday_of_month(phrase: Phrase) -> Days | None:
    """Return «первый понедельник июня», «последняя суббота июня»."""
    days, which, weekday = phrase.rest("rest"), phrase.number("which"), phrase.number("w")
    if days is None:
        return None
    if which < 0:
        return calendar.day(days.last - timedelta((days.last.isoweekday() - weekday) % 7))
    offset = (weekday - days.first.isoweekday()) % 7 + 7 * (which - 1)
    return calendar.day(days.first + timedelta(offset))


@rule("year", r"S?(?P<year>r?Yy?|[rS]y|ny)")
def _year(phrase: Phrase) -> Days | None:
    return calendar.year(phrase.year() or 0)


@rule("years", r"(?P<first>Y)(?:/(?P<last>[Ydn])y?|~(?P<short>n)y?|~(?P<shorter>d)y)")
def _years(phrase: Phrase) -> Days | None:
    """Return «2018/19», «1989–90», «2002–03 годы»."""
    first = phrase.number("first")
    last = next(phrase.number(g) for g in ("last", "short", "shorter") if phrase.has(g))
    last = last if last >= 100 else first // 100 * 100 + last
    return calendar.years(first, last - first + 1) if last > first else None


@rule("school_year", r"(?P<first>Y)[/~](?P<last>[Ydn])y?Ay", r"(?P<near>[rW])Ay")
def _school_year(phrase: Phrase) -> Days | None:
    if phrase.words[0].letter == "Y":
        return calendar.school_year(phrase.number("first"))
    now = phrase.clue.now
    if phrase.words[0].letter == "W":
        return calendar.school_year(now.year)
    shift = phrase.number("near")
    # In summer «этот учебный год» is the one to come, and so is «следующий».
    begun = now.month >= (9 if shift > 0 else 6)
    return calendar.school_year(now.year - (not begun) + shift)


@rule(
    "decade",
    r"(?P<decade>E)y?(?P<century>(?:[Roc]v|rv)?)",
    r"(?P<decade>E)(?P<century>(?:[Ro]v|rv))y",
)
def _decade(phrase: Phrase) -> Days | None:
    first = phrase.number("decade")
    if first >= 100:
        return calendar.decade(first)
    if phrase.has("century"):
        days = phrase.rest("century")
        return calendar.decade(days.first.year - 1 + first) if days else None
    # «Девяностые» are of the last century; «двадцатые» may be of this one.
    return calendar.decade(1900 + first) if first >= 30 else None


@rule("century", r"(?P<number>[Rod])v")
def _century(phrase: Phrase) -> Days | None:
    return calendar.century(phrase.number("number"))
