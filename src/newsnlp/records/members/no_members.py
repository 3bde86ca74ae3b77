"""Who belongs to no body, whatever a relation says: «вошли все, кроме [Рида]»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.records.role_kinds import is_of_kind, nouns_of
from newsnlp.types import EntityType, RelationType, Status

_ON_FOOT = frozenset({"выйти", "выходить"})
_BUT, _EVERYBODY = "кроме", frozenset({"все", "всех", "никто", "никого"})


def is_stay(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell who was treated or held somewhere, or only goes out of doors.

    «Вышел из психиатрической [больницы]», «вышел из [банка]», not «из состава банка».
    """
    left = all(fact.status == Status.FORMER for fact in facts)
    if left and is_of_kind(context, link.tail, noun_class("clinic", "prison")):
        return True
    if context.mentions[link.head].type is not EntityType.PERSON:
        return False
    lemmas, houses = (
        context.annotation.lemmas,
        noun_class("site", "firm") - noun_class("joined", "group"),
    )
    out = [f.slots["organization"] for f in facts if lemmas[f.verb] in _ON_FOOT]
    on_foot = any(bound.argument.token == bound.target for bound in out)
    return on_foot and is_of_kind(context, link.tail, houses)


def is_excepted(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell of whom alone a thing is not told: «вошли все, кроме [Рида]»."""
    if facts or context.reader.clauses.preposition(context.index.head[link.head]) != _BUT:
        return False
    a = context.annotation
    here = range(*a.sentence_tokens(context.sentence(link.head)))
    return any(a.lowered[token] in _EVERYBODY for token in here)


def is_replaced(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell instead of whom another joins the body, of whom that verb tells: «вместо [Рида]»."""
    who, body = context.actor(link.head), context.entity.get(link.tail)
    others = (fact for fact in context.facts if fact not in facts and "instead" in fact.slots)
    for fact in others:
        left, where = fact.mention("instead"), fact.mention("organization")
        if left is not None and where is not None and context.actor(left) is who:
            return context.entity.get(where) is body
    return False


def is_of_firms(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell a body of companies, of which nobody is one: «[холдинг] «Луч»»."""
    person = context.mentions[link.head].type is EntityType.PERSON
    seat = any("состав" in context.annotation.lemmas[f.verb : f.verb + 3] for f in facts)
    return person and not seat and is_of_kind(context, link.tail, noun_class("of_firms"))


def is_of_workplace(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell whose institute it is where somebody works: «сотрудник Института истории [РАН]».

    Who leads a party's faction or council is one of the party.
    """
    if facts or not noun_class("party").isdisjoint(nouns_of(context, link.tail)):
        return False
    index, political = context.index, noun_class("faction", "collegial")
    works = (x.tail for x in context.from_head(RelationType.WORKPLACE, link.head))
    outer = (i for i in works if i != link.tail and index.holds(i, link.tail))
    return any(context.annotation.lemmas[index.head[i]] not in political for i in outer)
