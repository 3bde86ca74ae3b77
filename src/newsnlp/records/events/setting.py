"""When and where events are told to be, as far as it tells one from another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from newsnlp.find.events.retold import tells_by_verb, verb_nouns
from newsnlp.find.facts.frames import noun_class
from newsnlp.kinds import EntityType, RelationType
from newsnlp.records.context import Context

_MONTH = 31
"""Days: of longer times none is meant."""
_IN_MONTH = len("2019-04")


def setting(context: Context, mention: int) -> frozenset[str]:
    """Return the day and the town told of an event together: «пожар [5 мая] в [Туле]».

    Of what is over in a day its days are enough: «[6 мая] встретился с Ридом, [9 мая] с Котовым»;
    of elections their months, «выборы [в апреле], досрочные [17 сентября]».
    """
    told = context.by_event.get(mention, ())
    dates = [other for kind, other, *_ in told if kind is RelationType.POINT_IN_TIME]
    if not dates:
        return frozenset()
    towns, noun = where(context, mention), _noun(context, mention)
    votes = noun in noun_class("ballot")
    if not towns and not votes and noun not in noun_class("brief"):
        return towns
    days = frozenset(day for date_ in dates for day in _days(*context.days.of(date_)))
    if votes:
        return frozenset(day[:_IN_MONTH] for day in days)
    return towns | days if days else frozenset()


def where(context: Context, mention: int) -> frozenset[str]:
    """Return the towns in which an event is told to be."""
    told = context.by_event.get(mention, ())
    places = (other for kind, other, *_ in told if kind is RelationType.TAKES_PLACE_IN)
    towns = (context.entity.get(place) for place in places)
    return frozenset(x.name for x in towns if x is not None and x.type is EntityType.CITY)


def _noun(context: Context, mention: int) -> str:
    """Return the noun of an event, also where a verb tells it: «встретился» is a «встреча»."""
    a, head = context.annotation, context.index.head[mention]
    lemma = a.lemmas[head]
    return verb_nouns().get(lemma, "").partition(" ")[0] if tells_by_verb(a, head) else lemma


def _days(start: str | None, end: str | None) -> Iterator[str]:
    """Yield the days (ISO) of no more than a month."""
    if start is None or end is None:
        return
    if start == end:
        yield start
        return
    first = date.fromisoformat(start)
    length = (date.fromisoformat(end) - first).days
    days = range(length + 1) if length < _MONTH else ()
    yield from ((first + timedelta(n)).isoformat() for n in days)
