"""Who judges a contest: «Жюри возглавляет [Рид]», «в жюри вошли [Котова] и [Ким]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.contests import contest_before
from newsnlp.find.facts import FactReader
from newsnlp.find.type_sets import EVENTS
from newsnlp.types import RelationType

_JURY = "жюри"
_OF_BODIES = frozenset({"post", "member"})
_THEN = "тогда"
"""What tells of another year: «жюри тогда возглавлял Рид»."""


def judging(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of the heads and members of the jury of a contest.

    Of «жюри фестиваля» it is that one, of «жюри» the contest told last.
    """
    if _JURY not in reader.annotation.lemmas:
        return
    for fact in reader.facts():
        body = fact.slots.get("organization")
        if body is None or fact.modality is not None or fact.frame.kind not in _OF_BODIES:
            continue
        event = _judged(reader, body.target) if _is_jury(reader, fact.verb, body.target) else None
        if event is not None:
            for who in fact.holders:
                yield RelationType.PARTICIPANT_IN, who, event


def _is_jury(reader: FactReader, verb: int, body: int) -> bool:
    lemmas = reader.annotation.lemmas
    then = any(lemmas[child] == _THEN for child in reader.clauses.children[verb])
    return lemmas[body] == _JURY and not then


def _judged(reader: FactReader, jury: int) -> int | None:
    clauses = reader.clauses
    for child in clauses.children[jury]:
        if child > jury and clauses.case(child) == "Gen" and not clauses.preposition(child):
            return reader.index.at(child, EVENTS)
    return contest_before(reader, jury)
