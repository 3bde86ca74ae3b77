"""Who takes whose seat on a body: «Место Рида в [совете] заняла Котова», «его заменит Ким».

A seat is no post: where one changes hands, positions tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.facts.fact import Fact
from newsnlp.find.members.bare_members import board_before
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.records.members.memberships import membership
from newsnlp.records.posts import successions
from newsnlp.types import Entity, Record, RelationType, Status

_SCORE = 0.8
_THERE = "там"


def with_seats(context: Context, told: Sequence[Record]) -> list[Record]:
    """Return memberships with those that change hands, which are surer than what networks say."""
    found = {
        (record.person_id, record.organization_id): record
        for fact in context.facts
        if fact.frame.kind == successions.KIND and fact.is_told
        for record in _passed(context, fact, told)
    }
    return [r for r in told if (r.person_id, r.organization_id) not in found] + [*found.values()]


def _passed(context: Context, fact: Fact, told: Sequence[Record]) -> Iterator[Record]:
    named = fact.mention("organization")
    named = _there(context, fact) if named is None else named
    body = _left(context, fact, told) if named is None else context.entity.get(named)
    if body is None or successions.changed_hands(context, fact) is not None:
        return
    for mention, person, status in successions.parties(context, fact):
        if named is not None or status is Status.NEW:
            where, source = mention if named is None else named, f"rule:{fact.frame.rule}"
            link = Link(RelationType.MEMBER_OF, mention, where, _SCORE, source)
            yield membership(context, link, (person, body), status, fact.dates)


def _there(context: Context, fact: Fact) -> int | None:
    """Return the board that «там» means: «[Жюри] возглавил Лось; место Рида там занял Ким»."""
    a, noun = context.annotation, fact.slots["predecessor"].argument.token
    near = (*a.children[fact.verb], *a.children[noun])
    there = next((t for t in near if a.lowered[t] == _THERE), None)
    return None if there is None else board_before(context.reader, there)


def _left(context: Context, fact: Fact, told: Sequence[Record]) -> Entity | None:
    """Return the one body that the predecessor is told to have left here or just before."""
    before, a = fact.mention("predecessor"), context.annotation
    who = None if before is None else context.actor(before)
    here = a.sentence_of(fact.verb)
    near = {a.slice_text(*a.sentence_tokens(n)) for n in range(max(0, here - 1), here + 1)}
    own = [r for r in told if who is not None and r.person_id == who.id and r.sentence in near]
    left = {r.organization_id for r in own if r.status is Status.FORMER}
    return next((e for e in context.entities if {e.id} == left), None)
