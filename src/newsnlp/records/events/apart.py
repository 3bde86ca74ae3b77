"""Which two events no network may unite: other editions, or what has nothing in common."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.records.events.occurrences import Event, contradict
from newsnlp.remembered import NAMES

_OF_PEOPLE = {"post": "post", "succession": "post", "member": "post", "award": "award"}
"""What frames of people tell; a seat on a board is a post there, too."""
_NAMED, _ACQUITTAL = "{noun}", "оправдание"
_ELSE = "else"


def are_apart(one: Event, other: Event) -> bool:
    """Tell other editions, what was done from what was undone, who got a post from what was bought.

    A noun that no frame knows may be anything: «назначение», then «церемония».
    """
    if contradict(one, other) or _undoes(one, other) or _undoes(other, one):
        return True
    if _acquits(one, other) or _acquits(other, one):
        return True
    if one.verbal and other.verbal and _are_told_together(one, other):
        return True
    kinds = _spheres(one), _spheres(other)
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


def _are_told_together(one: Event, other: Event) -> bool:
    """Tell what two verbs of one sentence do: «отклонил жалобу и оставил приговор в силе»."""
    told = noun_class("court_act")
    judged = one.head in told and other.head in told
    return judged and one.head != other.head and not one.lines.isdisjoint(other.lines)


def _undoes(one: Event, other: Event) -> bool:
    """Tell what takes back what a verb told: «отмена приговора» of who was found guilty."""
    undoing = noun_class("undoing")
    return one.head in undoing and other.verbal and other.head not in undoing


def _acquits(one: Event, other: Event) -> bool:
    """Tell an acquittal from what others are found guilty of: «оправдали Рида, осудили Кима»."""
    judged = other.head in noun_class("of_court") and one.head == _ACQUITTAL != other.head
    people = one.persons(), other.persons()
    return judged and all(people) and people[0].isdisjoint(people[1])


def _spheres(event: Event) -> frozenset[str]:
    """Return what an event may be about: a post, an award, or anything else.

    What is signed may be about either: «подписание приказа», of an appointment.
    """
    if event.head in noun_class("signing"):
        return frozenset()
    if event.verbal and event.kind:
        return frozenset({_OF_PEOPLE.get(event.kind, _ELSE)})
    return _spheres_of_noun(event.head)


@lru_cache(NAMES)
def _spheres_of_noun(noun: str) -> frozenset[str]:
    verbs = (verb for verb, name in verb_nouns().items() if name.partition(" {")[0] == noun)
    told = (frame for verb in verbs for frame in frames().get(verb, ()))
    named = (frame.kind for frame in told if _NAMED in (frame.event or ""))
    return frozenset(_OF_PEOPLE.get(kind, _ELSE) for kind in named)
