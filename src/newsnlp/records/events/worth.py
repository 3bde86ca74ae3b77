"""Which events are worth a record."""

from __future__ import annotations

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.frames import noun_class
from newsnlp.records.events.occurrences import Event

_OF_PEOPLE = frozenset({"post", "member", "award"})
"""Kinds of events that are nothing without the people they are about."""


def tells(event: Event) -> bool:
    """Tell whether an event is worth a record.

    What a verb tells needs a noun to name it and somebody it happened to, or a day or a place
    where it happens by itself («[11 января] столкнулись два автомобиля»). A noun needs a
    participant, a date or a place, or a proper name («Кубок Поволжья»); a generic one
    («мероприятие») a name in guillemets.
    """
    if event.verbal:
        if event.name in noun_class("of_something"):
            return False  # «сменил», «передал»: the name tells nothing
        happens = classes().get(event.head) == "event" or event.head in noun_class("disaster")
        by_itself = event.kind == "done" or (happens and not event.is_personal)
        says_what = by_itself or (len(event.name.split()) > 1 and event.kind not in _OF_PEOPLE)
        set_apart = says_what and bool(event.dates or event.places)
        full = event.kind == "done" and len(event.name.split()) > 2
        return event.nominal and (bool(event.participants) or event.signed or set_apart or full)
    if classes().get(event.head) == "generic" and noun_class("of_action").isdisjoint(
        event.name.split()
    ):
        return any(mark in event.name for mark in '«"')
    if event.name.rpartition(" ")[2] in noun_class("weather"):
        return bool(event.participants)  # «в конце месяца ожидается новая волна [холода]»
    if classes().get(event.head) == "agreement":
        return bool(event.participants) or event.signed
    if event.participants or event.dates or event.places:
        return True
    return len(event.name.split()) > 1 and _is_proper(event.name)


def _is_proper(name: str) -> bool:
    """Tell whether a name has guillemets or a capital: «Кубок Поволжья», not «волна холода»."""
    return "«" in name or any(word[:1].isupper() for word in name.split())
