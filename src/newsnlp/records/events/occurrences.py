"""One occurrence of an event, and which tellings are of the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from newsnlp.annotate.marks import DASHES
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import meanings
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.when.date_words import read
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.quick import dataclass
from newsnlp.records.events.other_days import is_one_of_another_day
from newsnlp.records.wording import quoted
from newsnlp.remembered import NAMES
from newsnlp.types import Entity

_FORMER = "экс-"
_EDITION = re.compile(r"-(?=(?:19|20)\d\d$)")
HEADLINE = -1
LEAD = 0
"""Sentences that tell of an event, counted from the first one below the headline."""
_NEAR = 3
_BESIDE_DAYS = frozenset({"в", "во", "на", "с", "до", "по", "к", "год", "года", "году"})
_HOURS = ("час", "минут")
_DAYS = 256
"""Dates whose words are remembered: those of the article at work, asked of every two events."""
_TIMES = frozenset("hM")
"""Classes of times of a day: «утром», «15:30»."""
_NAMING = 3
"""Words from which an award has a name: «получение звания [академика]»."""


class Part(NamedTuple):
    """Which mention takes part, how, and the mention of the event that says so."""

    relation: RelationType
    mention: int
    event: int
    score: float
    source: str


@dataclass(slots=True)
class Account:
    """What mentions of one event say together, whatever entities their participants are."""

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
    """One occurrence gathered from its mentions."""

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


def united(found: Iterable[Event]) -> list[Event]:
    """Unite the events that are told again in other words."""
    kept: list[Event] = []
    told: dict[object, list[int]] = {}  # nouns (False), and verbs by what they tell
    for event in sorted(found, key=_fullness):
        near = (own for of, own in told.items() if not of or _may_retell(event, kept[own[0]]))
        twins = [kept[n] for n in sorted(chain.from_iterable(near)) if _is_same(event, kept[n])]
        twins = (
            [other for other in twins if other.head == event.head]
            or [other for other in twins if not other.verbal]
            or twins
        )
        named = {other.name.casefold() for other in twins}
        if len(named) != 1:
            told.setdefault(event.verbal and (event.head, event.kind), []).append(len(kept))
            kept.append(event)
            continue
        twin = twins[0]
        if _retells(twin, event):  # «полуфинал», then «матч»
            twin.name, twin.head, twin.stems = event.name, event.head, event.stems
        absorb(twin, event)
    return sorted(kept, key=lambda e: min(e.mentions))


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


def _fullness(event: Event) -> tuple[bool, int, bool]:
    """Order events so that the one that tells most comes first."""
    return not event.named, -len(event.name.split()), not event.persons()


def _is_same(short: Event, full: Event) -> bool:
    """Tell whether a shorter name means the event of a fuller one.

    «Собрание» is «общее собрание членов союза»; what verbs tell is the same only with a
    participant in common.
    """
    if is_one_of_another_day(short, full) or is_one_of_another_day(full, short):
        return False
    own, more = short.stems, full.stems
    if short.head in noun_class("show"):
        own = own - _shown()  # «выставка [картин] Рида» may be that of his works
    if contradict(short, full):
        return False
    if short.is_personal and short.persons() and full.persons() and not _share(short, full):
        return False  # «отставка Котова» and «отставка Рогова»
    if _retold(short, full):
        return True
    if short.verbal and not full.verbal and _signs(short, full) and _share(short, full):
        return short.stems - stems(short.head) <= full.stems  # «соглашение, [подписанное] вузом»
    if short.verbal or full.verbal:
        if short.which or full.which:
            return False  # «встретил гостя … [Предыдущая] встреча прошла 5 мая»
        if full.verbal and not short.verbal:
            inside = short.within == full.within or _names(short, full) or _signs(full, short)
            return own <= more and inside and not _is_about(full, short)
        bare = len(short.name.partition(" за ")[0].split()) < _NAMING and not short.named
        again = short.kind == full.kind == "award" and bare
        if again and _share(short, full):
            return True
        # «приговор» is another event than «отмена приговора»
        named = own - stems(short.head) <= more or (bool(short.body) and short.body == full.body)
        if not _same_head(short, full) or not named:
            return False
        apart = short.persons() and full.persons() and not _share(short, full)
        other = short.head != full.head or short.head in noun_class("judgement_of")
        if other and not _share(short, full) and not _adjacent(short, full):
            return False  # «вынес приговор Рогову … В 2022 году суд приговорил Котова»
        return not apart and fit(short, full)
    if full.head in noun_class("feast") and stems(full.name.partition(" ")[2]) == own:
        return True  # «праздник [Рождества]» is «Рождество»
    if short.head == full.head and own <= more:
        return short.which == full.which and {short.number, full.number} != {"Sing", "Plur"}
    title = quoted(full.name)  # «следующий «Кубок города»» is another
    alike = title != "" and title in (quoted(short.name), short.name)
    return alike and short.which == full.which


def _may_retell(one: Event, other: Event) -> bool:
    """Tell what may be one event, but of two verbs: a year's chronicle has thousands of pairs."""
    if not one.verbal:
        return True
    awards = one.kind == other.kind == "award"
    return awards or _same_head(one, other) or _same_head(other, one)


@cache
def _shown() -> frozenset[str]:
    return frozenset(stem for noun in noun_class("shown") for stem in stems(noun))


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


def _adjacent(one: Event, other: Event) -> bool:
    """Tell whether neighbouring sentences tell of two events, or a headline and the lead."""
    return any(abs(a - b) <= 1 for a in one.lines for b in other.lines)


def _signs(verb: Event, paper: Event) -> bool:
    """Tell whether a verb says that a paper is signed: «подписали [соглашение]»."""
    return paper.signed and verb.head in noun_class("signing")


def _is_about(verb: Event, noun: Event) -> bool:
    """Tell whether a verb does something to what happens by itself: «потушили [пожар]»."""
    by_itself = classes().get(noun.head) == "event" and noun.head != verb.head
    return by_itself and verb.head not in noun_class("course")


def _retold(one: Event, other: Event) -> bool:
    """Tell whether an event is told again in other words, whichever of two is fuller."""
    for short, full in ((one, other), (other, one)):
        if HEADLINE in short.lines and _is_headline(short, full):
            return True
        if not short.verbal and (_goes_on(short, full) or _retells(short, full)):
            return True
    return False


def _is_headline(title: Event, lead: Event) -> bool:
    """Tell whether a headline tells what the first sentence tells: «учения спасателей» again."""
    placed = HEADLINE in title.lines and LEAD in lead.lines
    if not placed or LEAD in title.lines or HEADLINE in lead.lines:
        return False
    names = {quoted(title.name), quoted(lead.name)} - {""}
    # who is told to be at a congress here and there may be others
    personal = title.verbal or title.is_personal
    apart = personal and title.persons() and lead.persons() and not _share(title, lead)
    reworded = title.verbal != lead.verbal and not _share(title, lead)
    alike_in = (title.stems & lead.stems) - stems(title.head)
    together = not apart and (not reworded or bool(title.verbal and alike_in))
    alike = title.which == lead.which and {title.number, lead.number} != {"Sing", "Plur"}
    return alike and len(names) < 2 and together and _same_head(title, lead) and fit(title, lead)


def _goes_on(noun: Event, verb: Event) -> bool:
    """Tell whether a bare noun means what a verb told just before: «встретился … [Встреча]»."""
    bare = noun.alone and len(noun.name.split()) == 1 and not noun.which
    if not verb.verbal or not bare:
        return False
    first = min(noun.lines)
    near = first == HEADLINE or any(0 <= first - told <= _NEAR for told in verb.lines)
    near = near or (verb.kind == "done" and first > min(verb.lines))  # «[открытие] школы»: which?
    return near and noun.number == "Sing" and noun.head == verb.head and fit(noun, verb)


def _same_head(one: Event, other: Event) -> bool:
    """Tell whether two nouns may mean one event: «подписание» and «заключение» of a treaty."""
    heads = one.head, other.head
    return heads[0] == heads[1] or heads[1] in meanings().get(heads[0], ())


def _retells(short: Event, full: Event) -> bool:
    """Tell whether a noun means an event told before it: «открытие …», then «церемония».

    «Церемония подписания» tells no more than «подписание соглашения».
    """
    known = full.head in meanings().get(short.head, ())
    if short.verbal or not known or "Plur" in (short.number, full.number):
        return False
    said = (short.head, *meanings().get(full.head, ()), *noun_class("solemn"))
    if not short.stems - stems(" ".join(said)) <= full.stems:
        return False
    return min(full.mentions) < min(short.mentions) and not short.which and fit(short, full)


def _share(one: Event, other: Event) -> bool:
    return not one.actors().isdisjoint(other.actors())


def _names(noun: Event, verb: Event) -> bool:
    """Tell whether a noun names what a verb tells: «вынес приговор», then «вынесение приговора»."""
    people = noun.persons(), verb.persons()
    fits = not all(people) or bool(people[0] & people[1])
    return noun.head == verb.head and len(noun.stems) > 1 and fits and fit(noun, verb)


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
