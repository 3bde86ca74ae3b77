"""What networks know of an article's events: which are one, who was there, when, where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from newsnlp.find.events.identified import SOURCE as IDENTIFIED
from newsnlp.kinds import RelationType
from newsnlp.link.roles import SOURCE as ROLE_HOLDER
from newsnlp.records.context import Context
from newsnlp.records.events.apart import are_apart
from newsnlp.records.events.occurrences import Event, Participant, absorb
from newsnlp.records.learned import Learned
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.nets import Floats, Layout
from newsnlp.records.learned.partakers import Partakers
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.settings import Settings
from newsnlp.records.learned.twins import Twins, fuller

TWIN, TAKING, DAY, SITE = "twin", "taking", "day", "site"
LAYOUT = Layout((DAY, SITE), (TWIN, TAKING), (TWIN, TAKING), {})
SURE = {TWIN: 0.7, TAKING: 0.78, DAY: 0.6, SITE: 0.6}
"""Chances from which one told before, a participant, a day and a place are believed: of five pairs
and participants nearly four are right, of four days and places nearly three."""
NOT_THERE = 0.1
"""Chance below which who is told to take part does not, and a told day is another."""
SOURCE = "model"
_NAMED = frozenset({ROLE_HOLDER, IDENTIFIED})
"""Sources of who was named sentences before, or is named behind: «среди погибших – [Рид]»."""

T = TypeVar("T")
Asked = tuple[EventView, Floats, Mapping[T, Features]]
"""An event, what is known of it and of its candidates."""


def united_again(learned: Learned, context: Context, found: Sequence[Event]) -> list[Event]:
    """Unite events that are told again in words that rules do not know.

    Where the entities are those of the events already, what is one entity is one event.
    """
    if not context.has_occurrences:
        return joined(found, _twins(learned, context, found))
    first: dict[str, int] = {}
    owners = [first.setdefault(event.entity.id, i) for i, event in enumerate(found)]
    return joined(found, {i: owner for i, owner in enumerate(owners) if owner != i})


def _is_guessed(one: Participant) -> bool:
    """Tell whom the relation model alone has taking part, not who does or says what."""
    return one.source == SOURCE and one.relation is RelationType.PARTICIPANT_IN


def _twins(learned: Learned, context: Context, found: Sequence[Event]) -> dict[int, int]:
    """Return which event tells again which other, by their numbers."""
    twins = Twins(Story(ArticleView(context), found))
    later = twins.order[1:]
    if not later:
        return {}
    rows = [twins.rows(view) for view in later]
    words = [twins.views[number].words for own in rows for number in own]
    nets, reading = learned.events, learned.reading
    beside = [
        reading.beside(view.tokens, [twins.views[number].tokens for number in own])
        for view, own in zip(later, rows, strict=True)
    ]
    chances = nets.chances(
        TWIN,
        nets.all_known(later, reading),
        [own.values() for own in rows],
        np.concatenate(beside),
        nets.told(words),
    )
    twin: dict[int, int] = {}
    for view, own, chance in zip(later, rows, chances, strict=True):
        numbers, sure = list(own), np.flatnonzero(chance >= SURE[TWIN])
        for i in sure[np.argsort(-chance[sure], kind="stable")].tolist():
            if not are_apart(view.event, found[numbers[i]]):
                twin[view.number] = numbers[i]
                break
    return twin


def joined(found: Sequence[Event], same: Mapping[int, int]) -> list[Event]:
    """Return the events, those of ``same`` as part of what they tell again.

    Of three the first and the last may be two: a headline fits both meetings of a day.
    """
    root = dict(same)
    for number in same:
        while root[number] in same:
            root[number] = same[root[number]]
    for number in sorted(root):
        twin, event = found[root[number]], found[number]
        if fuller(twin, event):
            for part in ("name", "head", "kind", "stems", "verbal", "nominal", "number", "which"):
                setattr(twin, part, getattr(event, part))
        absorb(twin, event)
    return [event for i, event in enumerate(found) if i not in root]


class Happenings:
    """What the networks make of the events of one article."""

    def __init__(self, learned: Learned, context: Context, found: Sequence[Event]) -> None:
        self._nets, self._reading, self.context = learned.events, learned.reading, context
        self.story = Story(ArticleView(context), found)
        self._views = self.story.views()
        self._known = (
            self._nets.all_known(self._views, self._reading)
            if found
            else np.zeros((0, 0), np.float32)
        )

    def take_part(self, events: Sequence[Event]) -> None:
        """Add who takes part in events by all that the article tells, take off who does not."""
        partakers = Partakers(self.story)
        asked = self._asked(events, partakers.rows)
        if not asked:
            return
        words = [partakers.governing(view, one) for view, _, rows in asked for one in rows]
        told = self._nets.told(words)
        found = self._nets.chances(TAKING, *self._read(asked, partakers.tokens.__getitem__), told)
        for (view, _, rows), own in zip(asked, found, strict=True):
            chances = dict(zip(rows, own.tolist(), strict=True))
            people = view.event.participants
            people[:] = [
                one
                for one in people
                if one.entity.id not in chances
                or one.source in _NAMED
                or not (
                    chances[one.entity.id] < NOT_THERE or self._stays_away(partakers, view, one)
                )
            ]
            there = {one.entity.id for one in people}
            people += [
                self._participant(view, partakers.nearest(view, entity), chance)
                for entity, chance in chances.items()
                if entity not in there and chance >= SURE[TAKING]
                if not partakers.stays_away(view, entity)
            ]

    def _stays_away(self, partakers: Partakers, view: EventView, one: Participant) -> bool:
        """Tell whom a relation has taking part though he only is near, and no verb of it tells him.

        «Мнение участников [собрания] было единогласным: [Рид] принят в совет».
        """
        if not _is_guessed(one) or self.story.form(one.mention).verb in view.heads:
            return False
        return partakers.stays_away(view, one.entity.id)

    def _asked(
        self, told: Sequence[Event], rows: Callable[[EventView], Mapping[T, Features]]
    ) -> list[Asked[T]]:
        """Return the events that have candidates, with what is known of both."""
        wanted = set(map(id, told))
        views = zip(self._views, self._known, strict=True)
        asked = ((view, known, rows(view)) for view, known in views if id(view.event) in wanted)
        return [(view, known, own) for view, known, own in asked if own]

    def _participant(self, view: EventView, i: int, chance: float) -> Participant:
        first, sentence = self.context.index.first, self.context.sentence
        event = min(
            view.on_both_sides(i),
            key=lambda m: (abs(sentence(m) - sentence(i)), abs(first[m] - first[i])),
        )
        return Participant(
            self.context.entity[i], RelationType.PARTICIPANT_IN, i, event, round(chance, 4), SOURCE
        )

    def settle(self, told: Sequence[Event]) -> None:
        """Give events without a day or a place those that the article has for them.

        A day that rules or relations tell stays, but where it is hardly that and another is likely.
        """
        settings = Settings(self.story)
        days = self._asked(told, settings.days)
        for view, day, chances in self._chosen(DAY, days, settings.day_tokens):
            own = self._day(view.event)
            doubted = own is not None and chances.get(own, 1.0) < NOT_THERE
            if own is None or (doubted and not self._is_within(view, own)):
                view.event.dates[:] = [day]
        unplaced = [event for event in told if not event.places]
        places, tokens = self._asked(unplaced, settings.places), settings.site_tokens.__getitem__
        for view, place, _ in self._chosen(SITE, places, tokens):
            view.event.places.append((1.0, settings.nearest(view, place)))

    def _is_within(self, view: EventView, day: int) -> bool:
        """Tell a day that an event is called by: «на [сегодняшнем] заседании»."""
        return any(self.context.index.holds(mention, day) for mention in view.mentions)

    def _day(self, event: Event) -> int | None:
        """Return the date that an event has, or None."""
        tells_no_day = self.context.days.tells_no_day
        return next((i for i in event.dates if not tells_no_day(i)), None)

    def _chosen(
        self, of: str, asked: Sequence[Asked[T]], tokens: Callable[[T], Sequence[int]]
    ) -> Iterator[tuple[EventView, T, dict[T, float]]]:
        """Yield the events with what is likely theirs, and the chances of all candidates."""
        found = self._nets.chances(of, *self._read(asked, tokens)) if asked else []
        for (view, _, rows), own in zip(asked, found, strict=True):
            chances = dict(zip(rows, own[:-1].tolist(), strict=True))
            best = max(chances, key=chances.__getitem__)
            if chances[best] >= SURE[of]:
                yield view, best, chances

    def _read(
        self, asked: Sequence[Asked[T]], tokens: Callable[[T], Sequence[int]]
    ) -> tuple[Floats, list[Collection[Features]], Floats]:
        """Return what networks read of events and of their candidates, by where each is told."""
        known = [own for _, own, _ in asked]
        beside = [
            self._reading.beside(view.tokens, list(map(tokens, rows))) for view, _, rows in asked
        ]
        return np.stack(known), [rows.values() for *_, rows in asked], np.concatenate(beside)
