"""Labelled events as the networks of events learn from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from newsnlp.quick import dataclass
from newsnlp.records.context import Context
from newsnlp.records.events.event_names import names_of
from newsnlp.records.events.events import gathered
from newsnlp.records.events.occurrences import Event
from newsnlp.records.events.uniting import united
from newsnlp.records.events.whereabouts import best_place
from newsnlp.records.events.wholes import share_days
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.happenings import (
    DAY,
    SITE,
    TAKING,
    TWIN,
    joined,
)
from newsnlp.records.learned.partakers import Partakers
from newsnlp.records.learned.settings import Settings
from newsnlp.records.learned.twins import Twins
from newsnlp.train.cases import OPEN, Case
from newsnlp.train.labelled import Labels, entity_at

_NONE = "-"
_VERDICTS = ("n", "y", "m")
"""No event, an event, either."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader says of one telling; places in the text, None: not told.

    ``root``: where the occurrence is told first. ``taking`` part, ``open``: may be counted.
    """

    root: tuple[int, int]
    verdict: int
    taking: frozenset[int]
    open: frozenset[int]
    date: int | None
    place: int | None


Told = dict[tuple[int, int], Label]
"""Labels by where each telling stands."""


class EventLabels(Labels[tuple[tuple[int, int], Label]]):
    """What readers say of tellings of events, with where each stands."""

    FILE, COLUMNS = "events.tsv", 7

    @staticmethod
    def label(columns: Sequence[str]) -> tuple[tuple[int, int], Label]:
        """Read what a line says of a telling; raise ValueError where it cannot be read."""
        place, verdict, taking, date, site, _ = columns
        own = _span(place)
        again = verdict.startswith("=")
        people = [] if taking == _NONE else taking.split()
        return own, Label(
            _span(verdict[1:]) if again else own,
            0 if again else _VERDICTS.index(verdict),
            frozenset(int(one) for one in people if one[0] != "?"),
            frozenset(int(one[1:]) for one in people if one[0] == "?"),
            None if date == _NONE else int(date),
            None if site == _NONE else int(site),
        )

    def choices(
        self,
        context: Context,
        labels: Sequence[tuple[tuple[int, int], Label]],
        doc: str,
        source: str,
    ) -> Iterator[Case]:
        """Yield the choices of an article's labelled events."""
        said = dict(labels)
        found = united(gathered(context, names_of(context.telling)))
        told = [_label(context, event, said) for event in found]
        yield from self._twins(Twins(Story(ArticleView(context), found)), told, doc, source)
        events = joined(found, _same(context, found, told))
        views = Story(ArticleView(context), events).views()
        known = []
        for event, view in zip(events, views, strict=True):
            label = _label(context, event, said)
            if label is not None and label.verdict:
                known.append((view, self._base(view, doc, source), label))
        if not known:
            return
        partakers = Partakers(views[0].story)
        for view, base, label in known:
            yield from self._taking(context, partakers, view, base, label)
        share_days(context, [view.event for view, *_ in known])
        settings = Settings(views[0].story)
        for view, base, label in known:
            yield from self._settings(context, settings, view, base, label)

    def _base(self, view: EventView, doc: str, source: str) -> Case:
        given = self.rows.one("given", view.given)
        words = self.words.of(view)
        return Case(doc, source, "", given, words, given, 0, 0, tokens=view.tokens)

    def _twins(
        self, twins: Twins, told: Sequence[Label | None], doc: str, source: str
    ) -> Iterator[Case]:
        for view in twins.order[1:]:
            rows, own = twins.rows(view), told[view.number]
            words = [self.words.mean(twins.views[number].words) for number in rows]
            yield replace(
                self._base(view, doc, source),
                kind=TWIN,
                rows=self.rows(TWIN, rows.values()),
                told=np.stack(words),
                labels=np.array([_alike(own, told[number]) for number in rows], np.int8),
                told_each=np.zeros(len(rows), np.bool_),
                places=[twins.views[number].tokens for number in rows],
            )

    def _taking(
        self, context: Context, partakers: Partakers, view: EventView, base: Case, label: Label
    ) -> Iterator[Case]:
        rows = partakers.rows(view)
        if not rows:
            return
        right, open_ = _entities(context, label.taking), _entities(context, label.open)
        labels = [1 if id in right else OPEN if id in open_ else 0 for id in rows]
        told = {one.entity.id for one in view.event.participants}
        yield replace(
            base,
            kind=TAKING,
            rows=self.rows(TAKING, rows.values()),
            told=np.stack([self.words.mean(partakers.governing(view, id)) for id in rows]),
            labels=np.array(labels, np.int8),
            told_each=np.array([id in told for id in rows]),
            places=[partakers.tokens[id] for id in rows],
        )

    def _settings(
        self, context: Context, settings: Settings, view: EventView, base: Case, label: Label
    ) -> Iterator[Case]:
        days = settings.days(view)
        begins = [context.mentions[i].start for i in days]
        if days and (label.date is None or label.date in begins):
            own = [i for i in view.event.dates if not context.days.tells_no_day(i)]
            ids = list(days)
            yield replace(
                base,
                kind=DAY,
                rows=self.rows(DAY, days.values()),
                answer=len(days) if label.date is None else begins.index(label.date),
                ruled=ids.index(own[0]) if own and own[0] in ids else len(days),
                places=list(map(settings.day_tokens, ids)),
            )
        places = settings.places(view)
        right, sites = entity_at(context, label.place), [*places, None]
        if places and right in sites and (right is None) == (label.place is None):
            best = best_place(context, view.event.places)
            known = None if best is None else context.entity[best].id
            yield replace(
                base,
                kind=SITE,
                rows=self.rows(SITE, places.values()),
                answer=sites.index(right),
                ruled=sites.index(known) if known in sites else len(places),
                places=[settings.site_tokens[id] for id in places],
            )


def _label(context: Context, event: Event, labels: Told) -> Label | None:
    """Return what readers say of an event: of the telling that names it best."""
    mentions = context.mentions
    length = context.index.length
    for m in sorted(event.mentions, key=length, reverse=True):
        own = labels.get((mentions[m].start, mentions[m].end))
        if own is not None:
            return labels.get(own.root)
    return None


def _alike(one: Label | None, other: Label | None) -> int:
    return OPEN if one is None or other is None else int(one.root == other.root)


def _same(context: Context, found: Sequence[Event], told: Sequence[Label | None]) -> dict[int, int]:
    """Return which events tell others again, by what readers say."""
    first = context.index.first
    order = sorted(range(len(found)), key=lambda i: min(first[m] for m in found[i].mentions))
    roots: dict[tuple[int, int], int] = {}
    same = {}
    for i in order:
        label = told[i]
        if label is not None and roots.setdefault(label.root, i) != i:
            same[i] = roots[label.root]
    return same


def _entities(context: Context, starts: Iterable[int]) -> set[str]:
    """Return the ids of the entities of the mentions that begin at some characters."""
    return {id for id in (entity_at(context, start) for start in starts) if id is not None}


def _span(place: str) -> tuple[int, int]:
    start, end = map(int, place.split(":"))
    return start, end
