"""One occurrence of an event, and which tellings are of the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import NamedTuple

from newsnlp.find.retold import meanings
from newsnlp.lexicon import words
from newsnlp.quick import dataclass
from newsnlp.types import Entity, EntityType, RelationType

_FORMER = "экс-"
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
    stems: set[str]
    verbal: bool
    named: bool
    within: int
    nominal: bool
    which: str
    number: str
    parts: list[Part] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    places: list[tuple[float, int]] = field(default_factory=list)
    days: set[str] = field(default_factory=set)


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
    stems: set[str]
    participants: list[Participant] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    places: list[tuple[float, int]] = field(default_factory=list)
    verbal: bool = False
    named: bool = True
    within: int = -1
    nominal: bool = True
    days: set[str] = field(default_factory=set)
    which: str = ""
    number: str = ""

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
    for event in sorted(found, key=_fullness):
        twins = [other for other in kept if _is_same(event, other)]
        twins = [other for other in twins if other.head == event.head] or twins
        named = {other.name.casefold() for other in twins}
        if len(named) != 1:
            kept.append(event)
            continue
        twin = twins[0]
        twin.mentions += event.mentions
        twin.participants += event.participants
        twin.dates += event.dates
        twin.days |= event.days
        twin.places += event.places
    return sorted(kept, key=lambda e: min(e.mentions))


def _fullness(event: Event) -> tuple[bool, int, bool]:
    """Order events so that the one that tells most comes first."""
    return not event.named, -len(event.name.split()), not event.persons()


def _is_same(short: Event, full: Event) -> bool:
    """Tell whether a shorter name means the event of a fuller one.

    «Собрание» is «общее собрание членов союза»; what verbs tell is the same only with a
    participant in common.
    """
    own, more = short.stems, full.stems
    if short.is_personal and short.persons() and full.persons() and not _share(short, full):
        return False  # «отставка Котова» and «отставка Рогова»
    if short.verbal or full.verbal:
        if full.verbal and not short.verbal:
            return own <= more and (short.within == full.within or _names(short, full))
        bare = len(short.name.partition(" за ")[0].split()) < _NAMING and not short.named
        again = short.kind == full.kind == "award" and bare
        if again and _share(short, full):
            return True
        # «приговор» is another event than «отмена приговора»
        if short.head != full.head or not own <= more:
            return False
        apart = short.persons() and full.persons() and not _share(short, full)
        return not apart and _fit(short, full)
    if _retells(short, full):
        return True
    if short.head == full.head and own <= more:
        return short.which == full.which and {short.number, full.number} != {"Sing", "Plur"}
    return quoted(full.name) != "" and quoted(full.name) in (quoted(short.name), short.name)


def _retells(short: Event, full: Event) -> bool:
    """Tell whether a bare noun means an event told before it: «открытие …», then «церемония»."""
    bare = len(short.name.split()) == 1 and short.number == full.number == "Sing"
    if not bare or full.head not in meanings().get(short.head, ()):
        return False
    return min(full.mentions) < min(short.mentions) and not short.which and _fit(short, full)


def _share(one: Event, other: Event) -> bool:
    return not one.actors().isdisjoint(other.actors())


def _names(noun: Event, verb: Event) -> bool:
    """Tell whether a noun names what a verb tells: «вынес приговор», then «вынесение приговора»."""
    people = noun.persons(), verb.persons()
    fits = not all(people) or bool(people[0] & people[1])
    return noun.head == verb.head and len(noun.stems) > 1 and fits and _fit(noun, verb)


def _fit(one: Event, other: Event) -> bool:
    """Tell whether the days of two tellings do not contradict each other."""
    days, more = one.days, other.days
    if not days or not more:
        return True
    told = [(set(day.split()), set(again.split())) for day in days for again in more]
    return any(day <= again or again <= day for day, again in told)  # «вечером [3 марта]»


def quoted(name: str) -> str:
    """Return what stands in the outer guillemets of a name: «Волжские встречи», or ``""``."""
    return name[name.find("«") + 1 : name.rfind("»")] if "«" in name and "»" in name else ""


def stems(name: str) -> set[str]:
    """Return the words of a name without their endings: names differ in case, not in words.

    An экс-министр is a former министр.
    """
    parts = (word.strip('«»"„“,.').casefold().removeprefix(_FORMER) for word in name.split())
    return {word[:5] for word in parts}
