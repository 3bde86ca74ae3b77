"""Records: positions, memberships and events, each with where the text says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from newsnlp.find import dates
from newsnlp.find.verbs import Telling
from newsnlp.link.bodies.bare_nouns import BareNoun
from newsnlp.records.context import Context
from newsnlp.records.events.days import DateRange, Resolve
from newsnlp.records.events.event_entities import refined
from newsnlp.records.events.events import events
from newsnlp.records.learned import Learned
from newsnlp.records.learned.posts import Posts
from newsnlp.records.members.memberships import members, memberships, without_bare_members
from newsnlp.records.members.seats import with_seats
from newsnlp.records.merge import merged
from newsnlp.records.open_ends import open_ended
from newsnlp.records.posts.appointment_days import with_days_of_appointment
from newsnlp.records.posts.deaths import ended_by_death
from newsnlp.records.posts.positions import positions
from newsnlp.types import Entity, Record, Relation

__all__ = ["make_context", "refined_records"]


def refined_records(
    telling: Telling,
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    *,
    published: str | None = None,
    learned: Learned | None = None,
    nouns: Iterable[BareNoun] = (),
) -> tuple[tuple[Entity, ...], tuple[Record, ...]]:
    """Return an article's entities, of events one per occurrence, and its records.

    Records are r1, r2 … in text order. ``published`` (ISO) is the day that «в среду» is counted
    from; without it that is open. What is ``learned`` of posts and events is asked where rules and
    relations do not tell; ``nouns`` are those that linking knows to mean a body.
    """
    first = make_context(telling, entities, relations, published=published, nouns=nouns)
    try:
        first.learned = learned
        if learned is not None:
            first.posts = Posts(learned.posts, learned.reading, first)
            first.hold(first.posts.holders())
        context = first.with_entities(refined(first))
        context.has_occurrences = True
        return context.entities, _records(context)
    finally:
        first.posts = None  # a cycle, and the collector does not run within a batch


def make_context(
    telling: Telling,
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    *,
    published: str | None = None,
    nouns: Iterable[BareNoun] = (),
) -> Context:
    """Return an article as the record makers see it."""
    return Context(telling, entities, relations, _resolver(published), nouns)


def _records(context: Context) -> tuple[Record, ...]:
    opened = partial(open_ended, context.days)  # before what is told twice unites
    held = merged(ended_by_death(context, map(opened, positions(context))))
    pairs = {(r.person_id or "", r.organization_id or "") for r in held}
    belonging = [*map(opened, memberships(context, pairs))]
    seats = ended_by_death(context, with_seats(context, belonging))
    joined = merged([*seats, *members(held)])
    posts = without_bare_members(held, joined)
    told = list(events(context))
    dated = map(opened, with_days_of_appointment(posts, told))
    return _numbered([*dated, *joined, *told])


def _numbered(records: list[Record]) -> tuple[Record, ...]:
    order = sorted(
        records,
        key=lambda r: (
            r.start,
            r.end,
            r.kind.value,
            r.event_id or "",
            r.person_id or "",
            r.role or "",
        ),
    )
    return tuple(
        [replace(r, id=f"r{i}", score=round(r.score, 4)) for i, r in enumerate(order, start=1)]
    )


def _resolver(published: str | None) -> Resolve:
    day = _day(published)

    def resolve(text: str, context: str, future: bool, before: str | None) -> DateRange:
        told = dates.single_day(before) if before else None
        found = dates.resolve(text, published=day, context=context, future=future, anchor=told)
        return (found.start, found.end) if found else (None, None)

    return resolve


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None
