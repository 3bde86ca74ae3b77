"""Which tellings of an event are of what is to come, and which of what is over."""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import DATES, VERBS
from newsnlp.kinds import RelationType
from newsnlp.records.context import Context
from newsnlp.records.events.comparisons import is_year

_NEXT = frozenset({"следующий", "будущий"})
_SET_FOR = "set_for"
_HELD = frozenset({"held", _SET_FOR})
_OVER = frozenset({"held", "directed"})
_AT = frozenset({"в", "на"})
_STAMP = 8
"""Tokens of a town with the day of writing, at most."""


def dates_of(context: Context, mention: int) -> set[int]:
    """Return the mentions of the dates that relations give an event."""
    links = context.by_event.get(mention, ())
    return {date for kind, date, *_ in links if kind is RelationType.POINT_IN_TIME}


def to_come(context: Context, nominal: list[int]) -> set[int]:
    """Return the mentions of what will be held where others were: «летний чемпионат пройдёт»."""
    coming = {m for m in nominal if _is_next_year(context, m)}
    if coming and any(_is_past(context, m) for m in nominal if m not in coming):
        return coming
    ahead = {m for m in nominal if lies_ahead(context, m)}
    past = [m for m in nominal if ahead and m not in ahead]
    held = any(_held(context, m) or is_over(context, m) or _was_at(context, m) for m in past)
    return ahead if held else set()


def _was_at(context: Context, mention: int) -> bool:
    """Tell at what something was done: «на [заседании] поддержал», not «на [выборах] 2016 года»."""
    at = context.reader.clauses.preposition(context.index.head[mention]) in _AT
    spans = ((context.index.first[i], context.index.last[i]) for i in dates_of(context, mention))
    return (
        at
        and _is_past(context, mention)
        and not any(is_year(context.annotation, *s) for s in spans)
    )


def _is_past(context: Context, mention: int) -> bool:
    verb = context.reader.clauses.head[context.index.head[mention]]
    return verb >= 0 and context.reader.clauses.is_past(verb)


def lies_ahead(context: Context, mention: int) -> bool:
    """Tell what the text says will be held on some day, and not only goes on till then.

    It says so too of what «запланировано на 4 декабря».
    """
    begins = noun_class("begins")
    held = _held(context, mention)
    return any(
        fact.frame.rule == _SET_FOR
        or (fact.is_announced and context.annotation.lemmas[fact.verb] in begins)
        for fact in held
    )


def is_of_stamp(context: Context, mentions: Iterable[int], date: int) -> bool:
    """Tell the day of writing above what is to come: «ТУЛА, [18 июня]. Концерт пройдёт в парке».

    Without its town it may be when it will be, unless the article is of that day or a later one and
    goes on behind it; on a line of its own it is of what stands below.
    """
    a, index = context.annotation, context.index
    stamped = a.sentence_of(index.first[date])
    first, last = a.sentence_tokens(stamped)
    if last - first > _STAMP or any(a.pos(t) in VERBS for t in range(first, last)):
        return False
    below = (m for m in mentions if a.sentence_of(index.first[m]) > stamped)
    if not any(context.reader.clauses.is_future(index.head[m]) for m in below):
        return False
    day = context.days.of(date)[0]
    if context.days.is_ahead(day):
        return False
    if first < index.first[date] and a.words[index.first[date] - 1] in (",", "."):
        return True
    written = context.days.is_today(day) or context.days.is_past(day)
    return written and not a.opens_line(last)


def _is_next_year(context: Context, mention: int) -> bool:
    """Tell another edition: «[в следующем году] фестиваль посвятят юбилею города»."""
    a, index = context.annotation, context.index
    dates = (i for kind, i, *_ in context.by_event.get(mention, ()) if index.types[i] in DATES)
    told = (a.lemmas[index.first[i] : index.last[i]] for i in dates)
    return any(not _NEXT.isdisjoint(words) and "год" in words for words in told)


def is_over(context: Context, mention: int) -> bool:
    """Tell what was held, on whatever day: «заседание прошло под председательством Рида».

    What somebody led was: «до 2023 года [фестивалем] руководил Рид».
    """
    told = context.told.of_event(mention)
    return any(fact.frame.rule in _OVER and fact.past for fact in told)


def _held(context: Context, mention: int) -> list[Fact]:
    told = context.told.of_event(mention)
    held = [fact for fact in told if fact.frame.rule in _HELD]
    return [fact for fact in held if fact.dates or dates_of(context, mention)]
