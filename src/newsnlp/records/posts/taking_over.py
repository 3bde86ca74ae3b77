"""What the verb above a gerund tells of a change of hands: «[руководил] с мая, сменив Рида»."""

from __future__ import annotations

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ROLES
from newsnlp.kinds import RelationType
from newsnlp.records.context import Context
from newsnlp.types import Status

_WORKS_AS = RelationType.WORKS_AS
_HELD = frozenset({Status.FORMER, Status.CURRENT})


def dates_above(context: Context, fact: Fact, status: Status) -> tuple[int, ...]:
    """Return when what a gerund tells was: «занял пост [в 2022 году], сменив Рида».

    How long the successor had the post is nothing of whom he came after.
    """
    verb = _verb_above(context, fact)
    after = status is Status.FORMER and standing_above(context, fact) is not None
    return () if verb < 0 or after else context.reader.dates(verb)


def standing_above(context: Context, fact: Fact) -> Status | None:
    """Return how the post stands that the verb above a gerund tells as held, None of another."""
    verb = _verb_above(context, fact)
    told = (Status(one.status) for one in context.facts if one.verb == verb and _is_post(one))
    return next((status for status in told if status in _HELD), None)


def changes_staff(context: Context, fact: Fact) -> bool:
    """Tell an owner who puts another in a post: «владелец «Луча» Рид сменил [директора] завода»."""
    before = fact.mention("predecessor")
    bare = before is not None and context.index.types[before] in ROLES
    owners = noun_class("owner")
    links = (link for one in fact.holders for link in context.from_head(_WORKS_AS, one))
    return bare and any(
        context.annotation.lemmas[context.index.head[link.tail]] in owners
        and context.sentence(link.tail) == context.annotation.sentence_of(fact.verb)
        for link in links
    )


def _is_post(fact: Fact) -> bool:
    return fact.frame.kind == "post" and bool({"role", "organization"} & fact.slots.keys())


def _verb_above(context: Context, fact: Fact) -> int:
    converb = context.annotation.feats(fact.verb).get("VerbForm") == "Conv"
    return context.reader.clauses.head[fact.verb] if converb else -1
