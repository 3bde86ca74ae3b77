"""When an event is, of all that is told of its time: the most exact days, and the last of them.

«[Конкурс-2017] пройдёт с 9 по 13 мая», «Выставка открылась 5 мая и продлится [до 9 июня]».
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cues import cues
from newsnlp.find.type_sets import DATES, EVENTS
from newsnlp.find.when.years_of_people import is_year_of_people
from newsnlp.patterns import lazy
from newsnlp.records.context import Context
from newsnlp.records.events.comparisons import is_year

_LONG = timedelta(days=27)
"""What a month is longer than, a tournament is not: of that no single day is meant."""
_YEAR = timedelta(days=364)
_LAST = frozenset({"до", "по"})
_TO = "на"
_YEAR_TOLD, _DAY_TOLD = lazy(r"(?:19|20)\d\d"), lazy(r"(?<!\d)\d\d? ?[а-яё]")
"""A year, and a day of a month by its number."""
_DAYS_OF = "{} {} года"
Dated = tuple[str | None, str | None, str | None]
"""A date as written with its first and last day."""


def event_dates(context: Context, told: Sequence[int], years: Collection[str] = ()) -> Dated:
    """Return the date of an event, as written, with its first and last day.

    ``years`` are those that its name tells: «фестиваль «Луч-[2017]» прошёл с 5 по 9 мая».
    """
    born = {i for i in told if is_year_of_people(context.annotation, context.index, i)}
    own = (i for i in told if i not in born)
    told = list(dict.fromkeys(_outermost(context, i) for i in own))
    whole = list(dict.fromkeys(_whole(context, i) for i in told))
    whole = [i for i in whole if not context.days.tells_no_day(i)]
    if any(_is_told_by(context, i, "begins") for i in whole):
        whole.sort(key=lambda i: _is_told_by(context, i, "closes"))
    whole.sort(key=lambda i: not _is_moved_to(context, i))
    when = _when(context, whole)
    when = when if born else _in_named_year(context, whole, when, years)
    text, start, end = when
    if start is None or start != end:
        return when
    for days in (context.dated([i]) for i in whole if _is_told_by(context, i, "lasts")):
        if _lies_in(when, days) and timedelta() < _length(days) < _LONG:
            return days  # «завершился вчера. Он проходил [с 5 по 9 мая]»
    last = max((day for i in told if (day := _last_day(context, i, start))), default=start)
    return text, start, max(start, last)


def _is_told_by(context: Context, day: int, verbs: str) -> bool:
    """Tell when an event begins and is over: «начнётся [1 июня] и завершится [7 июня]»."""
    a, verb = context.annotation, context.annotation.heads[context.index.head[day]]
    return verb >= 0 and a.lemmas[verb] in noun_class(verbs)


def _is_moved_to(context: Context, day: int) -> bool:
    """Tell the day that stands: «концерт, намеченный на 5 мая, переносится [на 7 мая]»."""
    a, head = context.annotation, context.index.head[day]
    moved = a.heads[head] >= 0 and a.lemmas[a.heads[head]] in cues("shifted")
    return moved and context.days.clauses.preposition(head) == _TO


def _outermost(context: Context, day: int) -> int:
    """Return the days of which a date tells an end: «проходит [с 10 июня] по 15 июля»."""
    index, days = context.index, context.days
    around = (i for i in index.covering(index.head[day]) if index.types[i] in DATES)
    known = [i for i in around if index.holds(i, day) and days.of(i)[0] != days.of(i)[1]]
    return max(known, key=index.length, default=day)


def _whole(context: Context, day: int) -> int:
    """Return the date that a bare number or weekday belongs to: «[16] и [17 августа]».

    «[В среду], рано [утром 18 июня]».
    """
    return _told_behind(context, _of_number(context, day))


def _told_behind(context: Context, weekday: int) -> int:
    """Return the days of a month that explain a bare weekday behind a comma, «два дня» too.

    So do those within longer ones: «две недели назад, [26 февраля], открыли музей»; and what
    stands in brackets, «накануне ([4 июня])».
    """
    a, index, days = context.annotation, context.index, context.days
    comma = index.last[weekday]
    first, last = days.of(weekday)
    bracket = a.words[comma : comma + 1] == ["("]
    vague = days.is_weekday(weekday) or days.is_duration(weekday) or first != last
    vague |= bracket and not any(map(str.isdigit, days.written(weekday)))
    if not (bracket or a.words[comma : comma + 1] == [","]) or not vague:
        return weekday
    token = comma + 1
    while token < len(a) and a.pos(token) == "ADV":
        token += 1
    behind = index.at(token, DATES) if token < len(a) else None
    if behind is None or index.first[behind] != token:
        return weekday
    start, end = days.of(behind)
    exact = (start is not None or bracket) and any(map(str.isdigit, days.written(behind)))
    if first != last:
        exact &= start == end and _lies_in(("", start, end), ("", first, last))
    return behind if exact and (start == end or not days.is_weekday(weekday)) else weekday


def _of_number(context: Context, day: int) -> int:
    words, last = context.annotation.words, context.index.last[day]
    number = last - context.index.first[day] == 1 and words[last - 1].isdecimal()
    if not number or words[last : last + 1] != ["и"]:
        return day
    behind = context.index.at(last + 1, DATES) if last + 1 < len(words) else None
    return day if behind is None else behind


def _when(context: Context, days: Sequence[int]) -> Dated:
    """Return the first date that resolves, or what is told within it where it is a month or a year.

    A day rather than some days: «[выставка 2024 года] прошла [с 12 по 15 ноября]». A day with a
    year of its own is rather when than another year is: «слушания по бюджету [на 2026 год] прошли
    [2 декабря 2025 года]».
    """
    told = context.dated(days)
    if _length(told) < _LONG:
        return told
    within = [one for one in (context.dated([day]) for day in days) if _lies_in(one, told)]
    if not within and _length(told) >= _YEAR:
        beside = _beside_year(context, days, told[0] or "")
        within = [one for day in beside if _lies_in(one := _in_year(context, day, told), told)]
        if not within and not any(_is_of_its_name(context, day) for day in beside):
            within = [one for day in beside if _has_its_year(one := context.dated([day]))]
    return min(within, key=lambda one: one[1] != one[2], default=told)


def _in_named_year(
    context: Context, days: Sequence[int], when: Dated, years: Collection[str]
) -> Dated:
    """Return days without a year of their own in the only one that the name of an event has.

    Not days before it: a match of «ЧМ-2018» may be played in 2017.
    """
    if len(years) != 1 or _YEAR_TOLD.search(when[0] or ""):
        return when
    year = next(iter(years))
    day = next((day for day in days if context.days.written(day) == when[0]), None)
    if day is None or not _DAY_TOLD.search(when[0] or ""):
        return when
    told = _in_year(context, day, (None, f"{year}-01-01", None))
    return when if told[1] is None else told


def _is_of_its_name(context: Context, day: int) -> bool:
    """Tell the year that an event is called by: «форум [2024 года]»."""
    a, head = context.annotation, context.index.head[day]
    above = a.heads[head]
    told = context.index.at(above, EVENTS) if above >= 0 else None
    year = is_year(a, context.index.first[day], context.index.last[day])
    return year and told is not None and not context.reader.clauses.preposition(head)


def _has_its_year(day: Dated) -> bool:
    text, start, _ = day
    return start is not None and _length(day) < _LONG and start[:4] in (text or "")


def _beside_year(context: Context, days: Sequence[int], year: str) -> Sequence[int]:
    """Return the days that may be of a year: in its sentence, or of the event that it names.

    «[Выборы] пройдут 17 сентября. … На [выборах 2016 года]» may tell of two.
    """
    if year.isdecimal():  # «Конкурс-[2017]»
        return days
    told = {context.sentence(day) for day in days if context.days.written(day) == year}
    return [day for day in days if context.sentence(day) in told]


def _in_year(context: Context, day: int, year: Dated) -> Dated:
    """Return the days of a date without its year: «десять лет назад, [20 мая], открыли музей»."""
    days = context.days
    written = days.written(day)
    text = _DAYS_OF.format(written, (year[1] or "").partition("-")[0])
    return written, *days.resolve(text, "", False, None)


def _length(told: Dated) -> timedelta:
    """Return how long a date lasts after its first day; none for one that is not known."""
    _, start, end = told
    return date.fromisoformat(end) - date.fromisoformat(start) if start and end else timedelta()


def _lies_in(one: Dated, other: Dated) -> bool:
    """Tell days of a month or a year."""
    known = one[1] is not None and one[2] is not None and _length(one) < _LONG
    return known and (other[1] or "") <= (one[1] or "") and (one[2] or "") <= (other[2] or "")


def _last_day(context: Context, bound: int, start: str) -> str | None:
    """Return till when an event goes on that begins on a day (ISO): «продлится [до 9 июня]»."""
    a, index, days = context.annotation, context.index, context.days
    lasts = _is_told_by(context, bound, "lasts") and a.lowered[index.first[bound]] in _LAST
    if not lasts and not _is_told_by(context, bound, "closes"):
        return None
    end = days.of(bound)[1]
    if end is None:
        end = _in_year(context, bound, ("", start, start))[2]
        if end is not None and end < start:  # «с 20 декабря … [до 15 января]»
            end = _in_year(context, bound, ("", str(int(start[:4]) + 1), None))[2]
    return end
