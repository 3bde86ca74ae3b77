"""Posts right beside the name of who leads a body: «[заводом] руководит [директор] Лев Рид»."""

from __future__ import annotations

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.posts.status import role_status
from newsnlp.records.role_kinds import (
    MANY,
    home_of_role,
    is_at_others,
    is_foreign,
    is_of_kind,
    may_head,
)
from newsnlp.types import EntityType, RelationType, Status


def leading(context: Context, person: int, role: int) -> Fact | None:
    """Return what tells which body a head right before a name leads, if he is its head.

    «[Заводом] руководит директор Рид», not «[комиссию] возглавил мэр Рид», who is of a town.
    """
    index = context.index
    if index.last[role] != index.first[person] or index.types[role] is not EntityType.PROFESSION:
        return None
    led = [fact for fact in context.told.heading(person) if _is_its_head(context, fact, role)]
    return led[0] if len(led) == 1 else None


def led_body(context: Context, person: int, role: int) -> int | None:
    """Return the body that a head right before a name leads: «[заводом] руководит директор Рид»."""
    led = leading(context, person, role)
    return None if led is None else led.mention("organization")


def is_told_beside(context: Context, fact: Fact, holder: int) -> bool:
    """Tell whether the post right before the name of who leads a body is the one he leads it by."""
    held = context.from_head(RelationType.WORKS_AS, holder)
    return any(leading(context, holder, link.tail) is fact for link in held)


def _is_its_head(context: Context, fact: Fact, role: int) -> bool:
    index, body = context.index, fact.mention("organization")
    first, head, last = index.first[role], index.head[role], index.last[role]
    if body is None or last - head > 1 or is_foreign(context, body, role):
        return False
    if context.sentence(role) != context.annotation.sentence_of(fact.verb):
        return False
    new = role_status(context.reader.clauses, first, last, head)
    if new is not (Status.NEW if fact.status == Status.NEW else None):
        return False  # «завод возглавил [директор] Рид», who was director elsewhere
    kinds, way = home_of_role(context, role)
    lemma = context.annotation.lemmas[head]
    if way == MANY and lemma not in noun_class("coach"):
        return False  # «отделением заведовал [педиатр] Рид»
    if kinds and (is_of_kind(context, body, kinds) or is_at_others(context, body, role)):
        return is_of_kind(context, body, kinds)
    known = lemma in words("leader_roles.txt") and may_head(context, role, body)
    return known or lemma in noun_class("coach")
