"""Facts that are read to find mentions and need not be read again when all mentions are known.

What is new then are events, and no noun without a mention fills a slot any more: only facts that
ask for no event and rest on mentions alone stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.frames import Frame, frames
from newsnlp.find.mention_index import MentionIndex
from newsnlp.types import EntityType

if TYPE_CHECKING:
    from newsnlp.find.facts.facts import FactReader

_EVENT_SLOTS = frozenset({"event", "deed"})
_SIGNING = "put_sign"
_Place = tuple[int, int, EntityType]


class _Handed(NamedTuple):
    """The mentions of a first reading by their places, and the facts of verbs, None where none."""

    places: dict[_Place, int]
    facts: dict[int, Fact | None]


def hand_on(reader: FactReader) -> None:
    """Keep what a reader has read for the one that knows all mentions of the article."""
    told = {fact.verb: fact for fact in reader.facts(headless=True)}
    kept = {
        verb: told.get(verb)
        for verb, able in reader.clauses.tellings()
        if verb not in reader.by_nouns
        if _of_events().isdisjoint([reading.frame.rule for reading in able])
    }
    places = _places(reader.index)
    if kept and len(places) == len(reader.index.types):
        reader.annotation.notes[hand_on] = _Handed(places, kept)


def handed_on(reader: FactReader) -> dict[int, Fact | None]:
    """Return the facts of some verbs as read before, over the mentions that a reader knows.

    Nothing where these are not those of the first reading, whatever events there are.
    """
    handed: _Handed | None = reader.annotation.notes.get(hand_on)
    if handed is None or reader.names_any:
        return {}
    places = _places(reader.index)
    other = places.keys() ^ handed.places.keys()
    if len(places) != len(reader.index.types) or any(
        kind is not EntityType.EVENT for _, _, kind in other
    ):
        return {}
    now = {i: places[place] for place, i in handed.places.items() if place in places}.__getitem__
    return {
        verb: None if fact is None else _moved(fact, now, reader.event)
        for verb, fact in handed.facts.items()
    }


def _places(index: MentionIndex) -> dict[_Place, int]:
    return dict(zip(zip(index.first, index.last, index.types, strict=True), count()))


def _moved(
    fact: Fact,
    now: Callable[[int], int],
    event: Callable[[int, Frame, dict[str, Bound]], int | None],
) -> Fact:
    """Return a fact over the same mentions in another order."""
    slots = {
        name: bound if bound.mention is None else bound._replace(mention=now(bound.mention))
        for name, bound in fact.slots.items()
    }
    return Fact(
        frame=fact.frame,
        verb=fact.verb,
        modality=fact.modality,
        holders=tuple(map(now, fact.holders)),
        agents=tuple(map(now, fact.agents)),
        slots=slots,
        dates=tuple(map(now, fact.dates)),
        past=fact.past,
        event=event(fact.verb, fact.frame, slots),
    )


@cache
def _of_events() -> frozenset[str]:
    """Return the rules of frames that ask for an event."""
    told = (frame for own in frames().values() for frame in own)
    return frozenset(frame.rule for frame in told if _asks_for_event(frame))


def _asks_for_event(frame: Frame) -> bool:
    classes = (step.noun_class for slot in frame.slots for way in slot.patterns for step in way)
    named = any(slot.name in _EVENT_SLOTS for slot in frame.slots)
    return named or frame.rule == _SIGNING or EntityType.EVENT.value in classes
