"""Since when somebody has a new post whose beginning an event tells: «5 мая указ о назначении»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.find.facts.frames import noun_class
from newsnlp.types import Record, Status

_BEGUN = frozenset({Status.NEW, Status.ACTING})
_STEM = 4


def with_days_of_appointment(posts: Iterable[Record], events: Iterable[Record]) -> Iterator[Record]:
    """Yield posts, those that begin without a date with that of the appointment told there."""
    told = [event for event in events if _appoints(event)]
    for post in posts:
        if post.date is not None or post.status not in _BEGUN:
            yield post
            continue
        event = next((event for event in told if _is_to(event, post)), None)
        days = (
            (None, None, None) if event is None else (event.date, event.date_start, event.date_end)
        )
        yield replace(post, date=days[0], date_start=days[1], date_end=days[2])


def _appoints(event: Record) -> bool:
    named = (event.event or "").partition(" ")[0] in noun_class("appointment")
    # what is told further on may be when something else was
    return named and event.date_start is not None and (event.date or "") in event.sentence


def _is_to(event: Record, post: Record) -> bool:
    """Tell the appointment to a post, or of somebody in its sentence: «назначение Льва Рида»."""
    if (event.person_id, event.sentence) != (post.person_id, post.sentence):
        return False
    named = (event.event or "").split()[1:]
    alike = any(word.startswith((post.role or "")[:_STEM]) for word in named)
    return alike or all(word[:1].isupper() for word in named)
