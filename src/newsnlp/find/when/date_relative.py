"""Rules for phrases that count from another day: «вчера», «три дня назад», «в пятницу»."""

from __future__ import annotations

from datetime import date, timedelta

from newsnlp.find.when import calendar
from newsnlp.find.when.calendar import Days, Precision
from newsnlp.find.when.date_phrase import Phrase, rule

COUNT = r"(?P<count>[dcn]?)"
UNIT = r"(?P<unit>[tklyve])"


@rule("period", r"(?P<near>r)(?P<unit>[qb])")
def _near_quarter(phrase: Phrase) -> Days | None:
    now, size = phrase.clue.now, 3 if phrase.match["unit"] == "q" else 6
    number = (now.month - 1) // size + phrase.number("near")
    precision = Precision.QUARTER if size == 3 else Precision.HALF_YEAR
    return calendar.months(now.year, number * size + 1, size, precision)


@rule("period", r"(?P<near>r)(?P<unit>[klve])")
def _period(phrase: Phrase) -> Days | None:
    now, shift, unit = phrase.clue.now, phrase.number("near"), phrase.match["unit"]
    if unit == "k":
        return calendar.week(now, shift)
    if unit == "l":
        return calendar.months(now.year, now.month + shift)
    if unit == "v":
        return calendar.century((now.year + 99) // 100 + shift)
    return calendar.decade(now.year // 10 * 10 + 10 * shift)


@rule("weekend", r"(?P<near>[ria]?)x")
def _weekend(phrase: Phrase) -> Days | None:
    now, letter = phrase.clue.now, phrase.match["near"]
    shift = phrase.number("near", 0)
    if letter == "i" or (not letter and phrase.clue.future):
        return calendar.weekend(now)
    early = now.isoweekday() < (6 if not letter else 3)
    return calendar.weekend(now, -1 if shift == 0 and early and not phrase.clue.future else shift)


@rule("weekday", r"(?P<near>[ri]?)(?P<w>w)(?P<week>(?:rk)?)", r"(?P<w>w)(?P<near>[r])(?P<week>)k")
def _weekday(phrase: Phrase) -> Days | None:
    clue, weekday = phrase.clue, phrase.number("w")
    near = phrase.match["near"]
    shift = phrase.number("near", 0)
    if phrase.has("week") or (near == "r" and shift >= 0):
        week = calendar.week(clue.now, phrase.number("week", 0) if phrase.has("week") else shift)
        return calendar.day(week.first + timedelta(weekday - 1))
    if near == "i" or (not near and clue.future):
        ahead = (weekday - clue.now.isoweekday()) % 7 or (7 if near else 0)
        return calendar.day(clue.now + timedelta(ahead))
    # «В пятницу» may be today; «в минувшую пятницу» is not.
    back = (clue.now.isoweekday() - weekday) % 7 or (7 if near else 0)
    return calendar.day(clue.now - timedelta(back))


@rule("deictic", r"(?P<day>T)t?")
def _deictic(phrase: Phrase) -> Days | None:
    return calendar.day(phrase.clue.now + timedelta(phrase.number("day")))


@rule("ago", rf"{COUNT}{UNIT}N")
def _ago(phrase: Phrase) -> Days | None:
    return _shift(phrase.clue.now, phrase.match["unit"], -phrase.number("count"))


@rule("ahead", rf"Z{COUNT}{UNIT}", r"(?P<unit>[tklyve])Z(?P<count>[dcn])")
def _ahead(phrase: Phrase) -> Days | None:
    """Return «через неделю»: from now, or in a story from its last date."""
    clue = phrase.clue
    start = clue.now if clue.future or clue.anchor is None else clue.anchor.first
    return _shift(start, phrase.match["unit"], phrase.number("count"))


@rule("half_year_ago", r"(?P<months>j)y?N")
def _half_year_ago(phrase: Phrase) -> Days | None:
    """Return «полгода назад», «полтора года назад»."""
    now = phrase.clue.now
    return calendar.months(now.year, now.month - phrase.number("months"))


@rule("half_year_ahead", r"Z(?P<months>j)y?", r"(?P<months>j)y?Z")
def _half_year_ahead(phrase: Phrase) -> Days | None:
    clue = phrase.clue
    now = clue.now if clue.future or clue.anchor is None else clue.anchor.first
    return calendar.months(now.year, now.month + phrase.number("months"))


@rule("from_anchor", rf"Z?{COUNT}{UNIT}(?P<way>[PLZ])")
def _from_anchor(phrase: Phrase) -> Days | None:
    """Return «двумя днями ранее», «год спустя»: counted from the last date of the text."""
    shift = phrase.number("count") * phrase.number("way")
    return _shift(phrase.clue.before.first, phrase.match["unit"], shift)


@rule("anchor", r"(?P<near>[Sr])t")
def _anchor(phrase: Phrase) -> Days | None:
    """Return «в тот же день», «на следующий день»."""
    return _shift(phrase.clue.before.first, "t", phrase.number("near"))


def _shift(start: date, unit: str, count: int) -> Days:
    """Return the day, week, month, year … that lies ``count`` units away from a day."""
    if unit == "t":
        return calendar.day(start + timedelta(count))
    if unit == "k":
        return calendar.week(start, count)
    if unit == "l":
        return calendar.months(start.year, start.month + count)
    if unit == "y":
        return calendar.year(start.year + count)
    if unit == "e":
        return calendar.decade(start.year // 10 * 10 + 10 * count)
    return calendar.century((start.year + 99) // 100 + count)


@rule("new_year", r"Wy")
def _new_year(phrase: Phrase) -> Days | None:
    now = phrase.clue.now.year
    return phrase.clue.nearest(calendar.day(date(year, 1, 1)) for year in range(now - 1, now + 2))


@rule("last", rf"a{COUNT}(?P<unit>[tkly])", r"(?P<near>r)(?P<count>[dcn])(?P<unit>[tkly])")
def _last(phrase: Phrase) -> Days | None:
    """Return «последние пять лет», «минувшие два дня», «следующие три года»."""
    back = phrase.number("near") if "near" in phrase.match.groupdict() else -1
    return _span(phrase.clue.now, phrase.match["unit"], back * phrase.number("count"))


@rule("next", r"i(?P<count>[dcn])(?P<unit>[tkly])")
def _next(phrase: Phrase) -> Days | None:
    return _span(phrase.clue.now, phrase.match["unit"], phrase.number("count"))


def _span(now: date, unit: str, count: int) -> Days:
    """Return the days from now to ``count`` units away, or back."""
    if unit in "tk":
        other = now + timedelta(count * (7 if unit == "k" else 1))
    else:
        other = calendar.shift_months(now, count * (12 if unit == "y" else 1))
    return Days(min(now, other), max(now, other), Precision.RANGE)
