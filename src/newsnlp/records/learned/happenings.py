"""What networks know of an article's events: which are one, who was there, when, where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from newsnlp.kinds import RelationType
from newsnlp.records.context import Context
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.nets import Floats, Layout, Nets, read
from newsnlp.records.learned.partakers import Partakers
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.settings import Settings
from newsnlp.records.learned.twins import Twins, fuller
from newsnlp.records.occurrences import Event, Participant, absorb

REBUILD = "newsnlp train events corpora/labels corpora/regional -o models/regional/events"
TWIN, TAKING, DAY, SITE = "twin", "taking", "day", "site"
LAYOUT = Layout((DAY, SITE), (TWIN, TAKING), (TWIN, TAKING), {})
SURE = {TWIN: 0.8, TAKING: 0.75, DAY: 0.6, SITE: 0.6}
"""Chances from which one told before, a participant, a day and a place are believed: of five pairs
and participants four are right, of nine days and places seven."""
NOT_THERE = 0.1
"""Chance below which who is told to take part does not."""
SOURCE = "model"

T = TypeVar("T")
Asked = tuple[EventView, Floats, Mapping[T, Features]]
"""An event, what is known of it and of its candidates."""


def load(folder: Path) -> Nets:
    """Read the networks; raise ModelError where their file is missing or damaged."""
    return read(folder, LAYOUT, REBUILD)


def united_again(nets: Nets, context: Context, found: Sequence[Event]) -> list[Event]:
    """Unite events that are told again in words that rules do not know.

    Where the entities are those of the events already, what is one entity is one event.
    """
    if not context.has_occurrences:
        return joined(found, _twins(nets, context, found))
    first: dict[str, int] = {}
    owners = [first.setdefault(event.entity.id, i) for i, event in enumerate(found)]
    return joined(found, {i: owner for i, owner in enumerate(owners) if owner != i})


def _twins(nets: Nets, context: Context, found: Sequence[Event]) -> dict[int, int]:
    """Return which event tells again which other, by their numbers."""
    twins = Twins(Story(ArticleView(context), found))
    later = twins.order[1:]
    if not later:
        return {}
    rows = [twins.rows(view) for view in later]
    words = [twins.views[number].words for own in rows for number in own]
    chances = nets.chances(
        TWIN, nets.all_known(later), [own.values() for own in rows], nets.told(words)
    )
    best = [int(own.argmax()) for own in chances]
    return {
        view.number: list(own)[one]
        for view, own, chance, one in zip(later, rows, chances, best, strict=True)
        if chance[one] >= SURE[TWIN]
    }


def joined(found: Sequence[Event], same: Mapping[int, int]) -> list[Event]:
    """Return the events, those of ``same`` as part of what they tell again."""
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

    def __init__(self, nets: Nets, context: Context, found: Sequence[Event]) -> None:
        self._nets, self.context = nets, context
        self.story = Story(ArticleView(context), found)
        self._views = self.story.views()
        self._known = nets.all_known(self._views) if found else np.zeros((0, 0), np.float32)

    def take_part(self, events: Sequence[Event]) -> None:
        """Add who takes part in events by all that the article tells, take off who does not."""
        partakers = Partakers(self.story)
        asked = self._asked(events, partakers.rows)
        if not asked:
            return
        words = [partakers.governing(view, one) for view, _, rows in asked for one in rows]
        found = self._nets.chances(TAKING, *_read(asked), self._nets.told(words))
        for (view, _, rows), own in zip(asked, found, strict=True):
            chances = dict(zip(rows, own.tolist(), strict=True))
            people = view.event.participants
            people[:] = [one for one in people if chances.get(one.entity.id, 1.0) >= NOT_THERE]
            there = {one.entity.id for one in people}
            people += [
                self._participant(view, partakers.nearest(view, entity), chance)
                for entity, chance in chances.items()
                if entity not in there and chance >= SURE[TAKING]
                if not partakers.is_decided_on(view, entity)
            ]

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
            view.mentions,
            key=lambda m: (abs(sentence(m) - sentence(i)), abs(first[m] - first[i])),
        )
        return Participant(
            self.context.entity[i], RelationType.PARTICIPANT_IN, i, event, round(chance, 4), SOURCE
        )

    def settle(self, told: Sequence[Event]) -> None:
        """Give events without a day or a place those that the article has for them."""
        settings = Settings(self.story)
        tells_no_day = self.context.days.tells_no_day
        undated = [event for event in told if all(map(tells_no_day, event.dates))]
        for view, day in self._chosen(DAY, self._asked(undated, settings.days)):
            view.event.dates[:] = [day]
        unplaced = [event for event in told if not event.places]
        for view, place in self._chosen(SITE, self._asked(unplaced, settings.places)):
            view.event.places.append((1.0, settings.nearest(view, place)))

    def _chosen(self, of: str, asked: Sequence[Asked[T]]) -> Iterator[tuple[EventView, T]]:
        found = self._nets.chances(of, *_read(asked)) if asked else []
        for (view, _, rows), chances in zip(asked, found, strict=True):
            best = int(chances[:-1].argmax())
            if chances[best] >= SURE[of]:
                yield view, list(rows)[best]


def _read(asked: Sequence[Asked[T]]) -> tuple[Floats, list[Collection[Features]]]:
    """Return what networks read of events and of their candidates."""
    known = [own for _, own, _ in asked]
    return np.stack(known), [rows.values() for *_, rows in asked]
