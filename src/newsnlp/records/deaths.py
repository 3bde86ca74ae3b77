"""Who is dead holds no post any more: «погиб замглавы района … [Ермолаев] курировал стройку»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.find.fact import Fact
from newsnlp.find.frames import noun_class
from newsnlp.records.context import Context
from newsnlp.types import Record, Status

_BY_FRAME = frozenset({"no_more", "left_life"})
_SUFFERED = "suffered"
"""The frame of verbs of dying, of marrying and falling ill, too."""
_HELD = frozenset({Status.CURRENT, Status.ACTING})


def tells_death(context: Context, fact: Fact) -> bool:
    """Tell «умер», «не стало», «ушёл из жизни»."""
    verb = context.annotation.lemmas[fact.verb]
    dies = fact.frame.rule == _SUFFERED and verb in noun_class("dying")
    return dies or fact.frame.rule in _BY_FRAME


def ended_by_death(context: Context, held: Iterable[Record]) -> Iterator[Record]:
    """Yield positions and memberships, those of the dead as former ones."""
    facts = (fact for fact in context.facts if fact.is_told and tells_death(context, fact))
    actors = (context.actor(i) for fact in facts for i in fact.holders)
    dead = {who.id for who in actors if who is not None}
    for record in held:
        over = record.person_id in dead and record.status in _HELD
        yield replace(record, status=Status.FORMER) if over else record
