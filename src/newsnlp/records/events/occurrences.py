"""One occurrence of an event, and what tells it from another."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.when.date_words import read
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.quick import dataclass
from newsnlp.remembered import NAMES
from newsnlp.types import Entity

_FORMER = "экс-"
_EDITION = re.compile(r"-(?=(?:19|20)\d\d$)")
HEADLINE = -1
LEAD = 0
"""Sentences that tell of an event, counted from the first one below the headline."""
_BESIDE_DAYS = frozenset({"в", "во", "на", "с", "до", "по", "к", "год", "года", "году"})
_HOURS = ("час", "минут")
_DAYS = 256
"""Dates whose words are remembered: those of the article at work, asked of every two events."""
_TIMES = frozenset("hM")
"""Classes of times of a day: «утром», «15:30»."""


class Part(NamedTuple):
    """Which mention takes part, how, and the mention of the event that says so."""

    relation: RelationType
    mention: int
    event: int
    score: float
    source: str


@dataclass(slots=True)
class Account:
    """What mentions of one event say together, whatever entities their participants are.

    Fields are those of ``Event``, but that ``met`` and ``body`` are mentions here.
    """

    name: str
    head: str
    kind: str
    stems: frozenset[str]
    verbal: bool
    named: bool
    within: int
    nominal: bool
    which: str
    number: str
    years: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    met: frozenset[int] = frozenset()
    ahead: bool = False
    over: bool = False
    signed: bool = False
    body: int | None = None
    parts: list[Part] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    places: list[tuple[float, int]] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    alone: bool = True


@dataclass(slots=True)
class Participant:
    """Who takes part, how, and the mention that says so."""

    entity: Entity
    relation: RelationType
    mention: int
    event: int
    score: float
    source: str


@dataclass(slots=True)
class Event:
    """One occurrence gathered from its mentions.

    Which it is: ``head`` is the lemma of its noun, of a verb the first word of its name; ``kind``
    that of the verb's frame, ``""`` of a noun; ``stems`` the words of its name (see ``stems``);
    ``which`` an adjective that tells it from others («следующее»), ``number`` Sing, Plur or ``""``
    where both may be meant; ``years``, ``ordinals`` of its edition; ``setting`` what is told beside
    it of day and place; ``met`` with whom one talks, ``body`` what is joined or left (ids).

    How it is told: ``verbal`` by a verb; ``nominal`` with a noun, its own or that of the verb;
    ``named`` but for an award whose prize has no name; ``within`` the verb whose phrase holds it,
    or -1; ``alone`` without an argument that says which; ``signed`` a paper that somebody signs;
    ``ahead`` to come, ``over`` past; ``lines`` its sentences from the lead on, of a headline -1.

    When and where: ``dates`` are mentions, ``days`` their texts, ``places`` scores with mentions.
    """

    entity: Entity
    mentions: list[int]
    name: str
    head: str
    kind: str
    stems: frozenset[str]
    participants: list[Participant] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    places: list[tuple[float, int]] = field(default_factory=list)
    verbal: bool = False
    named: bool = True
    within: int = -1
    nominal: bool = True
    days: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    alone: bool = True
    which: str = ""
    number: str = ""
    years: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    ahead: bool = False
    over: bool = False
    signed: bool = False
    body: str = ""

    @property
    def is_personal(self) -> bool:
        """Tell whether the event is one person's: «отставка»."""
        return self.head in words("personal_events.txt")

    def persons(self) -> set[str]:
        """Return the ids of the participants that are persons."""
        return {p.entity.id for p in self.participants if p.entity.type is EntityType.PERSON}

    def actors(self) -> set[str]:
        """Return the ids of the participants."""
        return {p.entity.id for p in self.participants}


def absorb(twin: Event, event: Event) -> None:
    """Add what another telling of an event says."""
    twin.mentions += event.mentions
    twin.participants += event.participants
    twin.dates += event.dates
    twin.days |= event.days
    twin.lines |= event.lines
    twin.years |= event.years
    twin.ordinals |= event.ordinals
    twin.setting |= event.setting
    twin.met |= event.met
    twin.signed |= event.signed
    twin.places += event.places


def contradict(one: Event, other: Event) -> bool:
    """Tell two events of which the text says that they are not one, whatever they are called."""
    if not (one.years or one.ordinals or one.setting or one.met or one.ahead or other.ahead):
        return False  # as most tell nothing of the kind
    if _differ(one.years, other.years) or _differ(one.ordinals, other.ordinals):
        return True  # «выборы 2016 года», «выборы 2020 года»; «первый матч», «второй матч»
    if _differ(one.setting, other.setting):
        return True  # «пожар 5 мая в Туле», «пожар 9 мая в Омске»
    if meet_others(one, other):
        return True
    if (one.ahead and other.over) or (one.over and other.ahead):
        return True  # «заседание прошло при зрителях, новое пройдёт 9 мая»
    # «чемпионат прошёл 5 мая, летний пройдёт 9 июня»
    return one.ahead != other.ahead and not fit(one, other)


def meet_others(one: Event, other: Event) -> bool:
    """Tell two meetings by with whom they are: «встретился с Ридом», «переговоры с Котовой»."""
    apart = _differ(one.met, other.met) and one.met.isdisjoint(other.persons())
    return apart and other.met.isdisjoint(one.persons())


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def fit(one: Event, other: Event) -> bool:
    """Tell whether the days of two tellings do not contradict each other."""
    days, more = one.days, other.days
    if not days or not more:
        return True
    told, again = [*map(_when, days)], [*map(_when, more)]
    # «вечером [3 марта]»
    return any(day <= other or other <= day for day in told for other in again)


@lru_cache(_DAYS)
def _when(day: str) -> frozenset[str]:
    """Return the words of a date that say when: «в 2017 году» fits «17–28 мая 2017 года».

    The time of a day says nothing of the day: «потушили [через пять часов]».
    """
    said = [(word, *[one.letter for one in read(word)]) for word in day.split()]
    if any(word.startswith(_HOURS) for word, *_ in said):
        return frozenset()
    return frozenset(w for w, *of in said if w not in _BESIDE_DAYS and _TIMES.isdisjoint(of))


@lru_cache(NAMES)
def stems(name: str) -> frozenset[str]:
    """Return the words of a name without their endings: names differ in case, not in words.

    An экс-министр is a former министр, and «вхождение в [состав] совета» one into a совет.
    """
    idle = noun_class("idle")
    said = (word.strip('«»"„“,.').casefold().removeprefix(_FORMER) for word in name.split())
    # «форум «Луч[-2017]»»
    parts = [part for word in said for part in (_EDITION.split(word) if "-" in word else [word])]
    return frozenset(word[:5] for word in parts if word not in idle and word not in DASHES)
