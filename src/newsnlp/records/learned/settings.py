"""When and where an event may be: every date and place around it, by what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

from newsnlp.find.facts.frames import noun_class, sets_day
from newsnlp.find.type_sets import DATES, HOUSES, PLACES
from newsnlp.kinds import EntityType
from newsnlp.link.places.place_adjectives import is_adjective
from newsnlp.records.events.editions import is_of_others, looks_back
from newsnlp.records.events.occurrences import Event
from newsnlp.records.events.to_come import is_of_stamp
from newsnlp.records.events.whereabouts import may_be_site, may_be_there
from newsnlp.records.headlines_within import is_headline
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.things import REACH

SITES = PLACES | {EntityType.ORGANIZATION}
_LONG = timedelta(days=32)
"""What a month and what an event is told to last are shorter than."""
_LEAD, _BEHIND = 2, 2
_FROM = "от"
_KINDS = (
    EntityType.CITY,
    EntityType.FACILITY,
    EntityType.ORGANIZATION,
    EntityType.DISTRICT,
    EntityType.LOCATION,
    EntityType.STATE_OR_PROVINCE,
    EntityType.COUNTRY,
)
_IS = {kind: {f"is {one.value}": kind is one for one in _KINDS} for kind in SITES}


class Settings:
    """The dates and places of an article as those of its events."""

    def __init__(self, story: Story) -> None:
        self.story, self.context = story, story.context
        self.dates = self.context.index.of(DATES)
        told = story.article.mentions_of(SITES).items()
        self.sites = {id: own for id, own in told if any(may_be_site(self.context, i) for i in own)}
        self.site_tokens = story.article.tokens_of(self.sites)
        self._sited = story.article.named_in(self.sites)
        self._days_in: dict[int, list[int]] = {}
        for i in self.dates:
            self._days_in.setdefault(self.context.sentence(i), []).append(i)
        self._lead = range(self.context.headlines + _LEAD)
        begins = range(self.context.headlines + _LEAD, len(self.context.annotation.sentences))
        self._news = [s for s in begins if is_headline(self.context.annotation, s)]
        self._told_around: dict[int, list[int]] = {}
        self._short: dict[int, bool] = {}
        self._ahead: dict[int, bool] = {}
        self._dated: dict[int, set[int]] = {}
        self._placed: dict[str, set[int]] = {}
        self._told_by: dict[int, set[int]] = {}
        for number, event in enumerate(story.events):
            for mention in event.mentions:
                self._told_by.setdefault(self.context.index.head[mention], set()).add(number)
            for day in event.dates:
                self._dated.setdefault(day, set()).add(number)
            for _, place in event.places:
                if place in self.context.entity:
                    known = self.context.entity[place].id
                    self._placed.setdefault(known, set()).add(number)

    def days(self, view: EventView) -> dict[int, Features]:
        """Return what is known of the dates around an event, by mention."""
        near = [i for s in self._around(view) for i in self._days_in.get(s, ())]
        own = (i for i in near if self._is_short(i) and not self._is_of_others(view, i))
        own = (i for i in own if not self._is_of_a_paper(view, i))
        return {i: self._day(view, i) for i in own if not self._is_to_come(view, i)}

    def _is_of_a_paper(self, view: EventView, i: int) -> bool:
        """Tell the day of an order told elsewhere: «Указом [от 3 марта] уволен Рид. Вручили …».

        Or that of what is only mentioned: «Их предыдущая встреча прошла [12 июля]»; or that of a
        birth: «Родился [5 мая 1971 года]. … Награждён грамотой».
        """
        a, first = self.context.annotation, self.context.index.first[i]
        if self.context.sentence(i) in view.sentences:
            return False
        dated = [self.story.events[number] for number in self._dated.get(i, ())]
        other = bool(dated) and all(event.which for event in dated)
        born = a.heads[self.context.index.head[i]]
        other |= born >= 0 and a.lemmas[born] in noun_class("born")
        return a.lowered[first] == _FROM or other

    def _is_to_come(self, view: EventView, i: int) -> bool:
        """Tell a day ahead, on which nothing has been done: «[умер] Рид. Прощание — [25 июня]».

        Or the day or place of what will be: «прошёл концерт. Ближайший состоится, назначен на [5
        июня]», «[вручил] медаль. Парад пройдёт [на площади]».
        """
        if not view.is_done:
            return False
        if i not in self._ahead:
            self._ahead[i] = self._looks_ahead(i)
        return self._ahead[i]

    def _looks_ahead(self, i: int) -> bool:
        clauses, heads = self.context.reader.clauses, self.context.index.head
        days = self.context.days
        ahead = self.context.index.types[i] in DATES and days.is_ahead(days.of(i)[0])
        a, verb = self.context.annotation, self.context.annotation.heads[heads[i]]
        return ahead or clauses.is_future(heads[i]) or (verb >= 0 and sets_day(a.lemmas[verb]))

    def _is_of_others(self, view: EventView, date: int) -> bool:
        """Tell a date that where an event is told is said of something else."""
        here = view.beside(date)
        if is_of_stamp(self.context, view.mentions, date):
            return True
        if not here and self._is_of_case(view, date):
            return True
        if not here and self.context.sentence(date) > max(view.sentences):
            return looks_back(self.context, date) or self._is_of_next(view, date)
        return bool(here) and all(is_of_others(self.context, m, date) for m in here)

    def _is_of_next(self, view: EventView, date: int) -> bool:
        """Tell the day of what the text goes on with: «Митинг прошёл. [5 мая] скончался Рид»."""
        a, head = self.context.annotation, self.context.index.head
        verb = head[date]
        while verb >= 0 and a.pos(verb) != "VERB":
            verb = a.heads[verb]
        own = self._told_by.get(verb, ())
        return bool(own) and view.number not in own

    def _is_of_case(self, view: EventView, date: int) -> bool:
        """Tell when it was that a court judges: «Рид осуждён. Авария произошла [5 мая]»."""
        own = view.event.head in noun_class("of_court")
        others = self._dated.get(date, ()) if own else ()
        heads = {self.story.events[number].head for number in others}
        return bool(heads) and heads.isdisjoint(noun_class("of_court"))

    def _around(self, view: EventView) -> list[int]:
        """Return the sentences that may tell when and where: of its own news, where there are more.

        A page may have several, each below its headline.
        """
        if view.number not in self._told_around:
            self._told_around[view.number] = sorted(self._find_around(view))
        return self._told_around[view.number]

    def _find_around(self, view: EventView) -> set[int]:
        since = max((s for s in self._news if s <= min(view.sentences)), default=0)
        until = min((s for s in self._news if s > max(view.sentences)), default=None)
        told = range(len(self.context.annotation.sentences))
        around = {*self._near(view), *self._lead}.intersection(told)
        own = {s for s in around if since <= s and (until is None or s < until)}
        if not self.context.programme:
            return own
        return {s for s in own if not view.is_apart(s) and not self._is_of_item(view, s)}

    def _is_of_item(self, view: EventView, sentence: int) -> bool:
        """Tell what is of an item of a programme alone, not of all that the programme is of."""
        told = self.context.programme
        together = any(told.are_together(sentence, s) for s in view.sentences)
        return told.is_within(sentence) and not together

    @staticmethod
    def _near(view: EventView) -> set[int]:
        """Return the sentences around an event in which its day and its place may be told.

        Of those farther behind, of 2,400 places and days of the dev articles, none was believed.
        """
        return {s + d for s in view.sentences for d in range(-REACH, _BEHIND + 1)}

    def _is_short(self, i: int) -> bool:
        """Tell what may be a day: not «за [первое полугодие]», of which a sitting hears."""
        if i not in self._short:
            start, end = self.context.days.of(i)
            self._short[i] = start is None or end is None or _is_short(start, end)
        return self._short[i]

    def _day(self, view: EventView, i: int) -> Features:
        context, days = self.context, self.context.days
        start, end = days.of(i)
        words = context.index.length(i)
        dated = self._dated.get(i, set())
        return {
            **view.distance([i]),
            **view.ties(i),
            "time": context.index.types[i] is EntityType.TIME,
            "single day": start is not None and start == end,
            "some days": start is not None and start != end,
            "not known": start is None,
            "no day": days.tells_no_day(i),
            "one word": words == 1,
            "long": words > 2,
            "of another": bool(dated - {view.number}),
            "of nobody": not dated,
            "first": i == next(iter(self.dates), -1),
            "lead": context.sentence(i) in (context.headlines, context.headlines + 1),
        }

    def day_tokens(self, i: int) -> list[int]:
        """Return the head of a date."""
        return [self.context.index.head[i]]

    def places(self, view: EventView) -> dict[str, Features]:
        """Return what is known of the places around an event, by the ids of their entities."""
        near = set().union(*(self._sited.get(s, ()) for s in self._around(view)))
        first = self.context.index.first
        ids = sorted(near, key=lambda id: (first[self.sites[id][0]], id))
        own = {id: view.near(self.sites[id]) for id in ids}
        free = (id for id in ids if not self._is_of_another_day(view, id))
        return {id: self._place(view, id, own[id]) for id in free if self._may_be(view, own[id])}

    def _is_of_another_day(self, view: EventView, id: str) -> bool:
        """Tell where something was on another day: «Вчера был вечер [в театре]. Завтра – парад».

        A town may be that of both, unless the two are of one kind: «в 2024 году форум прошёл [в
        Туле]»; and so may what is told of elsewhere, too.
        """
        own = self._when(view.event)
        others = [self.story.events[n] for n in self._placed.get(id, ()) if n != view.number]
        if not own or not others:
            return False
        town = self.context.index.types[self.sites[id][0]] not in HOUSES
        if town and any(other.head != view.event.head for other in others):
            return False
        sentence = self.context.sentence
        there = {sentence(mention) for other in others for mention in other.mentions}
        if not there.issuperset(map(sentence, self.sites[id])):
            return False
        told = [self._when(other) for other in others]
        return all(days and all(_are_apart(*two) for two in product(own, days)) for days in told)

    def _when(self, event: Event) -> list[tuple[str, str]]:
        known = map(self.context.days.of, event.dates)
        return [(start, end) for start, end in known if start is not None and end is not None]

    def _may_be(self, view: EventView, own: Sequence[int]) -> bool:
        """Tell a place from one of the event's own title: «чемпионат [Европы]»."""
        i = view.nearest(own)
        there = not all(self._is_to_come(view, j) for j in own)
        return there and all(may_be_there(self.context, m, i) for m in view.beside(i))

    def nearest(self, view: EventView, id: str) -> int:
        """Return the mention of a place that stands nearest to an event."""
        return view.nearest(view.near(self.sites[id]))

    def _place(self, view: EventView, id: str, own: Sequence[int]) -> Features:
        context, index = self.context, self.context.index
        i = view.nearest(own)
        head, kind = index.head[i], index.types[i]
        there = [j for j in own if self._is_at(j)]
        inside = any(
            index.types[j] is EntityType.ORGANIZATION for j in index.covering(head) if j != i
        )
        return {
            **view.distance(own),
            **view.ties(i),
            **_IS[kind],
            "at it": i in there,
            "at it somewhere": bool(there),
            "at it here": any(context.sentence(j) in view.sentences for j in there),
            "adjective": is_adjective(context.annotation, head),
            "in a body": inside,
            "of another": bool(self._placed.get(id, set()) - {view.number}),
            "takes part": any(p.entity.id == id for p in view.event.participants),
            "told often": len(own) > 2,
            "first": id == next(iter(self.sites), None),
        }

    def _is_at(self, i: int) -> bool:
        clauses, head = self.context.reader.clauses, self.context.index.head[i]
        return clauses.case(head) == "Loc" and clauses.preposition(head) in ("в", "на")


def _is_short(start: str, end: str) -> bool:
    return date.fromisoformat(end) - date.fromisoformat(start) < _LONG


def _are_apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell days (ISO, first and last) of which none is in both."""
    return one[1] < other[0] or other[1] < one[0]
