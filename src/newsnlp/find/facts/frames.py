"""Verb frames: which arguments of a verb tell which part of a fact (``lexicon/verbs.tsv``)."""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp.lexicon import rows
from newsnlp.quick import dataclass

CASES = {
    "nom": "Nom",
    "gen": "Gen",
    "dat": "Dat",
    "acc": "Acc",
    "ins": "Ins",
    "loc": "Loc",
}

_GRAMMATICAL = frozenset({"subj", "obj"})
_SET_FOR = "set_for"

Way = tuple[str, str]
"""Preposition and case of an argument; case ``""``: its form shows none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One argument: preposition, case (or ``subj``, ``obj``) and the class of nouns it needs."""

    preposition: str
    case: str
    noun_class: str

    @property
    def shows_none(self) -> bool:
        """Tell whether a form without a case may be meant: «из [РЖД]», «руководит [РЖД]»."""
        return self.preposition != "" or (self.case == "Ins" and not self.noun_class)

    def is_among(self, ways: Set[Way]) -> bool:
        """Tell whether an argument of a verb may be meant, by how its arguments stand."""
        if self.case in _GRAMMATICAL or (self.preposition, self.case) in ways:
            return True
        return self.shows_none and (self.preposition, "") in ways


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a fact: its name, whether the frame needs it, the ways to express it."""

    name: str
    needed: bool
    patterns: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of ``verbs.tsv``; the columns are described there."""

    rule: str
    kind: str
    status: str
    holder: str
    slots: tuple[Slot, ...]
    role: str | None
    event: str | None

    @property
    def takes_event(self) -> bool:
        """Tell whether its subject or object is an event: «[форум] прошёл», «провёл [форум]»."""
        events = (slot for slot in self.slots if slot.name == "event")
        return any(pattern[0].case in _GRAMMATICAL for slot in events for pattern in slot.patterns)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of every verb lemma, in the order of the file."""
    found: dict[str, tuple[Frame, ...]] = {}
    for rule, kind, status, holder, slots, role, event, verbs in rows("verbs.tsv"):
        parsed = tuple(_slot(text) for text in slots.split(";"))
        frame = Frame(rule, kind, status, holder, parsed, _given(role), _given(event))
        for verb in verbs.split():
            if frame not in found.get(verb, ()):
                found[verb] = (*found.get(verb, ()), frame)
    return found


def sets_day(verb: str) -> bool:
    """Tell a verb lemma that says when something will be: «назначить на 5 мая»."""
    return any(frame.rule == _SET_FOR for frame in frames().get(verb, ()))


class Reading(NamedTuple):
    """A frame that a verb may tell, as far as its arguments show, with the slots they allow."""

    frame: Frame
    slots: tuple[Slot, ...]


@cache
def asked(verb: str) -> frozenset[Way]:
    """Return the ways of arguments that tell the frames of a verb lemma apart."""
    first = (p[0] for f in frames()[verb] for slot in f.slots for p in slot.patterns)
    steps = [step for step in first if step.case not in _GRAMMATICAL]
    return frozenset((s.preposition, case) for s in steps for case in (s.case, ""))


@lru_cache(4096)
def readings(verb: str, ways: frozenset[Way]) -> tuple[Reading, ...]:
    """Return the frames of a verb lemma that arguments in some ways of ``asked`` allow.

    Three in five fail here, before any mention is looked at.
    """
    found = (_reading(frame, ways) for frame in frames()[verb])
    return tuple(reading for reading in found if reading)


def _reading(frame: Frame, ways: frozenset[Way]) -> Reading | None:
    slots = []
    for slot in frame.slots:
        patterns = tuple(p for p in slot.patterns if p[0].is_among(ways))
        if patterns:
            slots.append(Slot(slot.name, slot.needed, patterns))
        elif slot.needed:
            return None
    return Reading(frame, tuple(slots))


@cache
def noun_class(*names: str) -> frozenset[str]:
    """Return the lemmas of a class of ``nouns.tsv``, or of several."""
    return frozenset(
        lemma for key, lemmas in rows("nouns.tsv") if key in names for lemma in lemmas.split()
    )


@cache
def last_words(name: str) -> frozenset[str]:
    """Return the last words of what a class of ``nouns.tsv`` has in two: «дорожная_карта»."""
    return frozenset(lemma.rpartition("_")[2] for lemma in noun_class(name) if "_" in lemma)


def _given(text: str) -> str | None:
    return None if text == "-" else text


def _slot(text: str) -> Slot:
    name, _, patterns = text.strip().partition("=")
    steps = tuple(tuple(_step(s) for s in p.split(">")) for p in patterns.split("|"))
    return Slot(name.rstrip("!"), name.endswith("!"), steps)


def _step(text: str) -> Step:
    argument, _, needed = text.strip().partition(":")
    preposition, _, case = argument.rpartition("+")
    return Step(preposition, CASES.get(case, case), needed)
