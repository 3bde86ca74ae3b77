"""Who judges a contest: «Жюри возглавляет [Рид]», «жюри под председательством [Котовой]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.events.contests import contest_before
from newsnlp.find.events.event_settings import LED, told_with
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.members.rosters import rosters
from newsnlp.find.type_sets import EVENTS
from newsnlp.types import RelationType

_JURY = "жюри"
_THEN = "тогда"
"""What tells of another year: «жюри тогда возглавлял Рид»."""


def judging(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of the heads and members of the jury of a contest.

    Of «жюри фестиваля» it is that one, of «жюри» the contest told last.
    """
    if _JURY not in reader.annotation.lemmas:
        return
    for fact in reader.facts():
        jury = _jury(reader, fact)
        event = None if jury < 0 else _judged(reader, jury)
        if event is not None:
            for who in fact.holders:
                yield RelationType.PARTICIPANT_IN, who, event
    for jury in reader.annotation.by_lemma.of({_JURY}):
        yield from _led(reader, jury)
    for noun, listed in rosters(reader):
        event = _judged(reader, noun) if reader.annotation.lemmas[noun] == _JURY else None
        if event is not None:  # «в жюри конкурса – [Рид] и [Котова]»
            yield from ((RelationType.PARTICIPANT_IN, who, event) for who in listed)


def _jury(reader: FactReader, fact: Fact) -> int:
    """Return the jury that a verb gives a head or a member, or -1: «[в него] вошли также …»."""
    lemmas, body = reader.annotation.lemmas, fact.slots.get("organization")
    if body is None or fact.modality is not None:
        return -1
    if any(lemmas[child] == _THEN for child in reader.clauses.children[fact.verb]):
        return -1
    meant = body.target if body.mention is None else reader.index.head[body.mention]
    return next((token for token in (body.target, meant) if lemmas[token] == _JURY), -1)


def _led(reader: FactReader, jury: int) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who leads a jury that a noun tells of: «жюри под председательством [Рида]»."""
    clauses, lemmas = reader.clauses, reader.annotation.lemmas
    for part in clauses.children[jury]:
        if part > jury and clauses.preposition(part) in LED.get(lemmas[part], ()):
            event = _judged(reader, jury)
            for who in told_with(reader, part) if event is not None else ():
                if event is not None:
                    yield RelationType.PARTICIPANT_IN, who, event


def _judged(reader: FactReader, jury: int) -> int | None:
    clauses = reader.clauses
    for child in clauses.children[jury]:
        if child > jury and clauses.case(child) == "Gen" and not clauses.preposition(child):
            return reader.index.at(child, EVENTS)
    return contest_before(reader, jury)
