"""Which tellings of an article are of one event, by their words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import meanings
from newsnlp.find.facts.frames import noun_class
from newsnlp.records.events.occurrences import (
    HEADLINE,
    LEAD,
    Event,
    absorb,
    contradict,
    fit,
    stems,
)
from newsnlp.records.events.other_days import is_one_of_another_day
from newsnlp.records.wording import quoted

_AWARD = "award"
_NEAR = 3
_NAMING = 3
"""Words from which an award has a name: «получение звания [академика]»."""


def united(found: Iterable[Event]) -> list[Event]:
    """Unite the events that are told again in other words."""
    kept: list[_Telling] = []
    told: dict[object, list[int]] = {}  # nouns (False), and verbs by what they tell
    for event in sorted(found, key=_fullness):
        one = _Telling(event)
        near = (own for of, own in told.items() if not of or _may_retell(event, kept[own[0]].event))
        others = [kept[n] for n in sorted(chain.from_iterable(near))]
        twins = [o for o in others if one.may_be(o) and _is_same(event, o.event)]
        twins = (
            [other for other in twins if other.event.head == event.head]
            or [other for other in twins if not other.event.verbal]
            or twins
        )
        named = {other.event.name.casefold() for other in twins}
        if len(named) == 1:
            twins[0].take(event)
        else:
            told.setdefault(event.verbal and (event.head, event.kind), []).append(len(kept))
            kept.append(one)
    return sorted((one.event for one in kept), key=lambda e: min(e.mentions))


class _Telling:
    """An event with what hundreds of others are compared by first, found once.

    ``own``: the words of its name but its noun, which a fuller name has, too; ``title`` stands in
    its guillemets; ``relatives``: nouns that its own may mean, and those that may mean it.
    """

    __slots__ = ("actors", "event", "has_people", "is_feast", "own", "relatives", "title")

    def __init__(self, event: Event) -> None:
        self.event = event
        self._read()

    def _read(self) -> None:
        event = self.event
        self.own = _own_stems(event) - stems(event.head)
        self.actors, self.has_people = event.actors(), bool(event.persons())
        self.title, self.is_feast = quoted(event.name), event.head in noun_class("feast")
        self.relatives = _relatives().get(event.head, frozenset())

    def may_be(self, full: _Telling) -> bool:
        """Tell what may be the event of a fuller name: most have too little in common."""
        one, other = self.event, full.event
        if one.setting and other.setting and one.setting.isdisjoint(other.setting):
            return False
        if HEADLINE in one.lines or HEADLINE in other.lines:
            return True
        apart = self.actors.isdisjoint(full.actors)
        if apart and one.verbal and other.verbal and self.has_people and full.has_people:
            return False
        if self.own <= other.stems or (one.kind == other.kind == _AWARD and not apart):
            return True
        if one.head == other.head and one.verbal is not other.verbal:
            return True
        if other.head in self.relatives or full.is_feast or (one.body and one.body == other.body):
            return True
        return full.title != "" and full.title in (self.title, one.name)

    def take(self, event: Event) -> None:
        """Add another telling, which may have the name: «полуфинал», then «матч»."""
        twin = self.event
        if _retells(twin, event):
            twin.name, twin.head, twin.stems = event.name, event.head, event.stems
        absorb(twin, event)
        self._read()


def _fullness(event: Event) -> tuple[bool, int, bool]:
    """Order events so that the one that tells most comes first."""
    return not event.named, -len(event.name.split()), not event.persons()


def _may_retell(one: Event, other: Event) -> bool:
    """Tell what may be one event, but of two verbs: a year's chronicle has thousands of pairs."""
    if not one.verbal:
        return True
    awards = one.kind == other.kind == "award"
    return awards or _same_head(one, other) or _same_head(other, one)


@cache
def _relatives() -> dict[str, frozenset[str]]:
    """Return the nouns that may mean the event of a noun, and those whose event it may mean."""
    found: dict[str, set[str]] = {}
    for noun, meant in meanings().items():
        for one in meant:
            found.setdefault(noun, set()).add(one)
            found.setdefault(one, set()).add(noun)
    return {noun: frozenset(others) for noun, others in found.items()}


def _is_same(short: Event, full: Event) -> bool:
    """Tell whether a shorter name means the event of a fuller one.

    «Собрание» is «общее собрание членов союза»; what verbs tell is the same only with a
    participant in common.
    """
    if _are_two(short, full):
        return False
    if _retold(short, full):
        return True
    if not (short.verbal or full.verbal):
        return _same_nouns(short, full)
    if short.verbal and not full.verbal and _signs(short, full) and _share(short, full):
        return short.stems - stems(short.head) <= full.stems  # «соглашение, [подписанное] вузом»
    if short.which or full.which:
        return False  # «встретил гостя … [Предыдущая] встреча прошла 5 мая»
    return _same_verb(short, full) if short.verbal else _noun_of_verb(short, full)


def _are_two(short: Event, full: Event) -> bool:
    """Tell two events, whatever they are called: «отставка Котова» and «отставка Рогова»."""
    if is_one_of_another_day(short, full) or is_one_of_another_day(full, short):
        return True
    if contradict(short, full):
        return True
    return short.is_personal and _are_of_others(short, full)


def _are_of_others(short: Event, full: Event) -> bool:
    """Tell what is told of some people from what is told of others."""
    return bool(short.persons() and full.persons()) and not _share(short, full)


def _own_stems(event: Event) -> frozenset[str]:
    """Return the words that a fuller name must have: «выставка [картин] Рида» may be his works'."""
    return event.stems - _shown() if event.head in noun_class("show") else event.stems


def _same_nouns(short: Event, full: Event) -> bool:
    """Tell whether of two nouns the fuller one names the event of the shorter one."""
    own = _own_stems(short)
    if full.head in noun_class("feast") and stems(full.name.partition(" ")[2]) == own:
        return True  # «праздник [Рождества]» is «Рождество»
    if short.head == full.head and own <= full.stems:
        return short.which == full.which and {short.number, full.number} != {"Sing", "Plur"}
    title = quoted(full.name)  # «следующий «Кубок города»» is another
    alike = title != "" and title in (quoted(short.name), short.name)
    return alike and short.which == full.which


def _noun_of_verb(noun: Event, verb: Event) -> bool:
    """Tell whether a noun is in the fuller name of what a verb tells."""
    inside = noun.within == verb.within or _names(noun, verb) or _signs(verb, noun)
    return _own_stems(noun) <= verb.stems and inside and not _is_about(verb, noun)


def _same_verb(short: Event, full: Event) -> bool:
    """Tell whether what a verb tells is told more fully by a noun or by another verb."""
    bare = len(short.name.partition(" за ")[0].split()) < _NAMING and not short.named
    again = short.kind == full.kind == _AWARD and bare
    if again and _share(short, full):
        return True
    # «приговор» is another event than «отмена приговора»
    named = _own_stems(short) - stems(short.head) <= full.stems
    named = named or (bool(short.body) and short.body == full.body)
    if not _same_head(short, full) or not named:
        return False
    other = short.head != full.head or short.head in noun_class("judgement_of")
    if other and not _share(short, full) and not _adjacent(short, full):
        return False  # «вынес приговор Рогову … В 2022 году суд приговорил Котова»
    return not _are_of_others(short, full) and fit(short, full)


@cache
def _shown() -> frozenset[str]:
    return frozenset(stem for noun in noun_class("shown") for stem in stems(noun))


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
