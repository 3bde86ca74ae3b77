"""Which events of an article are one: told again in other words, as a reader knows."""

from __future__ import annotations

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import meanings
from newsnlp.records.events.occurrences import Event, fit, stems
from newsnlp.records.events.worth import tells
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.role_view import Features
from newsnlp.records.wording import quoted

_BACK = 16
"""Events told before among which one may be the same."""
_GENERAL = frozenset({"generic", "held"})


class Twins:
    """The events told before another as what that one tells again."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.views = views = story.views()
        first = story.context.index.first
        self.order = sorted(views, key=lambda view: first[view.mentions[0]])
        self._place = {view.number: i for i, view in enumerate(self.order)}
        self._told = [tells(event) for event in story.events]
        self._stems = [event.stems - stems(event.head) for event in story.events]
        self._actors = [event.actors() for event in story.events]
        self._people = [event.persons() for event in story.events]
        self._names = [quoted(event.name) for event in story.events]
        self._nouns = [stems(event.head) for event in story.events]
        self._meanings = [meanings().get(event.head, ()) for event in story.events]
        self._dates = [frozenset(event.dates) for event in story.events]
        self._personal = [event.is_personal for event in story.events]
        self._general = [classes().get(event.head) in _GENERAL for event in story.events]

    def rows(self, view: EventView) -> dict[int, Features]:
        """Return what is known of the events told before one, by their numbers."""
        place = self._place[view.number]
        before = self.order[max(0, place - _BACK) : place]
        return {other.number: self._row(view, other, place) for other in before}

    def _row(self, view: EventView, other: EventView, place: int) -> Features:
        one, own, k, n = other.event, view.event, other.number, view.number
        mine, theirs = self._stems[n], self._stems[k]
        shared = len(self._actors[k] & self._actors[n])
        people, persons = self._people[k], self._people[n]
        alike = one.head == own.head
        names = {self._names[k], self._names[n]} - {""}
        back, fits = place - self._place[k], fit(one, own)
        return {
            **view.distance(other.mentions),
            "same noun": alike,
            "meant": one.head in self._meanings[n],
            "means": own.head in self._meanings[k],
            "bare": not mine,
            "other bare": not theirs,
            "same words": bool(mine) and mine == theirs,
            "words within": bool(mine) and mine <= theirs,
            "words around": bool(theirs) and theirs <= mine,
            "words shared": len(mine & theirs) / max(1, len(mine | theirs)),
            "noun told": not (alike or self._nouns[n].isdisjoint(one.stems)),
            "noun tells": not (alike or self._nouns[k].isdisjoint(own.stems)),
            "people shared": shared > 0,
            "many shared": shared > 1,
            "others": bool(people and persons) and people.isdisjoint(persons),
            "same day": not self._dates[k].isdisjoint(self._dates[n]),
            "days fit": bool(one.days and own.days) and fits,
            "days differ": not fits,
            "same name": len(names) == 1 and self._names[k] == self._names[n],
            "names differ": len(names) > 1,
            "both verbs": one.verbal and own.verbal,
            "both nouns": not (one.verbal or own.verbal),
            "a verb before": one.verbal and not own.verbal,
            "same kind": bool(own.kind) and one.kind == own.kind,
            "general": self._general[n],
            "other general": self._general[k],
            "another": one.which != own.which,
            "numbers differ": {one.number, own.number} == {"Sing", "Plur"},
            "ahead differ": one.ahead != own.ahead,
            "personal": self._personal[k],
            "inside": one.within == own.within >= 0,
            "other told": self._told[k],
            "told": self._told[n],
            "other lead": self.story.lead == k,
            "other headline": other.sentences[0] < self.story.context.headlines,
            "last": back == 1,
            "last but one": back == 2,
            "far back": back > 4,
        }


def fuller(one: Event, other: Event) -> bool:
    """Tell whether the second of two tellings names an event better."""
    return _names(other) > _names(one)


def _names(event: Event) -> tuple[bool, bool, bool, bool, bool, int]:
    """Rank a name: «подписание соглашения» says more than «церемония»."""
    general = classes().get(event.head) in _GENERAL
    words = min(len(event.name.split()), 6)
    return tells(event), event.nominal, words > 1, "«" in event.name, not general, words
