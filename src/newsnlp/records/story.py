"""On which day a text goes on: «[5 мая] открыли школу. … [Вечером] прошёл концерт»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsnlp.find.date_words import read
from newsnlp.find.marks import DASHES, within_quotes
from newsnlp.find.type_sets import DATES, EVENTS
from newsnlp.patterns import lazy
from newsnlp.records.comparisons import is_compared_with

if TYPE_CHECKING:
    from newsnlp.records.days import Days

_REACH = 15
"""Sentences back in which the day is told."""
_TIME = lazy(r"[-^fgSr]*(?:h+|M|[dc]u)[hM]*")
"""Classes of the words of a time of the day: «утром», «в тот вечер», «в 15:30», «в 10 часов»."""
_PARTS = ("утр", "дн[её]м|дневн|обед|полд", "вечер", "ноч")
"""Parts of the day in their order."""
_NIGHT = 3
"""A night is of two days."""
_IN = "за"
_TOWARDS = ("к", "до")
_BY_DAY = frozenset({"днём", "днем"})
_CLAUSES = frozenset({"acl", "acl:relcl", "amod"})


def is_time_of_day(text: str) -> bool:
    """Tell a time without its day: «вечером», «после обеда», not «ночью» or «к утру»."""
    letters = "".join(word.letter for word in read(text))
    if _part(text) == _NIGHT or text.lower().split(" ")[0] in _TOWARDS:
        return False
    return _TIME.fullmatch(letters) is not None or text.lower() in _BY_DAY


def _part(text: str) -> int:
    """Return which part of the day a date tells, from the morning on, or -1."""
    return next((i for i, part in enumerate(_PARTS) if re.search(part, text.lower())), -1)


def day_told_before(
    days: Days, dates: Sequence[int], token: int, text: str = "", *, ahead: bool
) -> int | None:
    """Return the date, a single day, on which the text goes on at a token, or None.

    ``dates`` are those told before, in text order; ``text`` is the time of the day at the token,
    ``ahead`` tells what is still to come. The last one counts that the main line of the text tells:
    not «[в 2010 году] окончивший вуз мэр». A month or a year told last leaves open on which of its
    days the text goes on, and after an evening comes the morning of another day.
    """
    if _is_spoken(days, token):
        return None
    for date in _in_reach(days, dates, token):
        told = days.written(_outermost(days, date))
        if 0 <= _part(text) < _part(told):
            return None
        if is_time_of_day(told) or _is_no_day_of_the_story(days, date):
            continue
        start, end = days.of(date)
        same = days.clauses.is_future(days.index.head[date]) == ahead
        return date if same and start is not None and start == end else None
    return None


def _in_reach(days: Days, dates: Sequence[int], token: int) -> Iterator[int]:
    here = days.annotation.sentence_of(token)
    for date in reversed(dates):
        if here - days.annotation.sentence_of(days.index.first[date]) > _REACH:
            return
        yield date


def _outermost(days: Days, date: int) -> int:
    """Return the whole of a date: «[вечером [5 мая]]»."""
    around = (
        i for i in days.index.covering(days.index.first[date]) if days.index.types[i] in DATES
    )
    return max(around, key=days.index.length)


def _is_no_day_of_the_story(days: Days, date: int) -> bool:
    """Tell how long, since when or till when something is, and what is told only by the way."""
    start, _ = days.of(date)
    if days.is_duration(date) or days.is_open(date) or (start is None and _is_within(days, date)):
        return True
    if is_compared_with(days.annotation, days.index.first[date]):
        return True
    head = days.index.head[date]
    return _is_spoken(days, head) or _is_aside(days, head)


def _is_within(days: Days, date: int) -> bool:
    """Tell in what time something is done: «построили [за десять месяцев]»."""
    return days.annotation.words[days.index.first[date]].lower() == _IN


def _is_spoken(days: Days, token: int) -> bool:
    """Tell what somebody says: «Он сказал: «[Вечером] я приехал»», and on a line of its own."""
    a = days.annotation
    first = a.sentence_tokens(a.sentence_of(token))[0]
    return a.words[first] in DASHES or within_quotes(a.words[first:token])


def _is_aside(days: Days, token: int) -> bool:
    """Tell a date of a participle or a relative clause, or of no verb and no event: a stamp."""
    a, index = days.annotation, days.index
    while True:
        event = index.at(token, EVENTS)
        if event is not None and index.head[event] == token:
            return False
        above = a.heads[token]
        if above < 0:
            return a.pos(token) not in ("VERB", "AUX", "ADJ")
        if a.deprel(token) in _CLAUSES and a.pos(token) in ("VERB", "ADJ"):
            named = index.at(above, EVENTS)  # «[прошедший] 5 мая форум»
            return named is None or index.head[named] != above
        token = above
