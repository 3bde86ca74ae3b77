"""Memberships: a person or an organization belongs to an organization."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsnlp.find.fact import Fact
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.types import Record, RecordKind, RelationType, Status

_COMPOSED = "rule:composed"
_MADE = frozenset({"obj", "nsubj:pass"})
_JOINED = frozenset({"member", "post"})


def memberships(context: Context, held: Collection[tuple[str, str]]) -> Iterator[Record]:
    """Yield a record per statement of membership.

    ``held`` are the pairs of person and organization that a position already tells: who
    chairs a council is not listed as its member too, unless a verb says so.
    """
    for link in context.links.get(RelationType.MEMBER_OF, ()):
        member, body = context.actor(link.head), context.entity.get(link.tail)
        if member is None or body is None or member.id == body.id or body.type not in ORGANIZATIONS:
            continue
        facts = _facts_of(context, link)
        joins = any(map(_joins, facts))
        if not joins and (member.id, body.id) in held:
            continue
        if facts and not any(fact.is_told for fact in facts):
            continue
        told = [fact for fact in facts if fact.is_told]
        start, end = context.stretch(link.tail, link.head)
        date, date_start, date_end = context.dated([i for fact in told for i in fact.dates])
        yield Record(
            id="",
            kind=RecordKind.MEMBERSHIP,
            person_id=member.id,
            person=member.name,
            organization_id=body.id,
            organization=body.name,
            status=Status(told[0].status) if told else _status(context, link),
            date=date,
            date_start=date_start,
            date_end=date_end,
            sentence=context.sentence_text(link.tail),
            start=start,
            end=end,
            score=link.score,
            source=link.source,
        )


def _joins(fact: Fact) -> bool:
    """Tell «вошла в правление», «избрана в правление» from «избрана председателем правления»."""
    post = fact.frame.role or "role" in fact.slots
    return fact.frame.kind == "member" or (fact.frame.status == Status.NEW and not post)


def _status(context: Context, link: Link) -> Status:
    """Return new for a body that is only set up: «создали [комиссию] в составе Рида и Котовой»."""
    a, verb = context.annotation, context.annotation.heads[context.index.head[link.tail]]
    if link.source != _COMPOSED or verb < 0 or a.feats(verb).get("Aspect") != "Perf":
        return Status.CURRENT
    made = a.deprel(context.index.head[link.tail]) in _MADE
    return Status.NEW if made else Status.CURRENT


def _facts_of(context: Context, link: Link) -> list[Fact]:
    """Return the facts of joining or leaving that a membership rests on."""
    return [
        fact
        for fact in context.facts
        if fact.frame.kind in _JOINED
        and fact.mention("organization") == link.tail
        and link.head in fact.holders
    ]
