"""Posts that change hands, and those that verbs tell: «[возглавил комиссию], его заместитель»."""

from __future__ import annotations

from typing import NamedTuple

from newsnlp.find.facts.fact import Fact
from newsnlp.records.context import Context
from newsnlp.records.posts.employers import Employer
from newsnlp.records.role_kinds import head_of
from newsnlp.types import Entity, EntityType, Status

NEAR = 2
"""Sentences among which what a verb tells of a post is meant."""


class Post(NamedTuple):
    """A post that changes hands: its role mention, name, employer, and what its words say."""

    role: int
    name: str
    where: Employer
    status: Status | None

    def is_same(self, other: Post) -> bool:
        """Tell whether two mentions are of one post."""
        mine, its = self.where, other.where
        body = (mine.entity.id, its.entity.id) if mine.entity and its.entity else (mine[2], its[2])
        return self.name.casefold() == other.name.casefold() and body[0] == body[1]


def headed_before(
    context: Context,
    token: int,
    person: Entity,
    told: frozenset[str] = frozenset({"new", "current"}),
) -> Post | None:
    """Return the post of the one body that somebody is told to head just before a token.

    ``told``: how what a verb tells of it may stand.
    """
    here = context.annotation.sentence_of(token)
    new = [
        fact
        for fact in context.facts
        if leads(fact) and fact.status in told and fact.verb < token
        if here - context.annotation.sentence_of(fact.verb) < NEAR
        if any(context.entity.get(holder) is person for holder in fact.holders)
    ]
    return post_of(context, new[0]) if len(new) == 1 else None


def led_beside(context: Context, token: int) -> Post | None:
    """Return the post that a verb of the same sentence names: «[музеем] руководит Рид, этот пост».

    No role stands between the two.
    """
    index, here = context.index, context.annotation.sentence_of(token)
    led = [
        fact
        for fact in context.facts
        if leads(fact) and fact.verb < token and context.annotation.sentence_of(fact.verb) == here
    ]
    if len(led) != 1:
        return None
    between = (i for t in range(led[0].verb + 1, token) for i in index.covering(t))
    told = any(index.types[i] is EntityType.PROFESSION for i in between)
    return None if told else post_of(context, led[0])


def leads(fact: Fact) -> bool:
    """Tell whether a verb tells for certain that somebody heads a body: «возглавил [комиссию]»."""
    headed = fact.frame.role is not None and fact.mention("organization") is not None
    return headed and fact.is_told


def post_of(context: Context, fact: Fact) -> Post:
    """Return the post of who heads a body by what a verb says."""
    body = fact.slots["organization"].mention or 0
    entity = context.entity.get(body)
    where = Employer(body, entity, entity.name if entity else None, None)
    return Post(body, head_of(context, fact.frame.role or "", body), where, None)
