"""Where a head is presented or appointed: «представила коллективу [колледжа] нового директора»."""

from __future__ import annotations

from newsnlp.find.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.lexicon import words
from newsnlp.link.compounds import kinds
from newsnlp.records.context import Context
from newsnlp.records.role_kinds import nouns_of
from newsnlp.types import EntityType

_APPOINTED = "appointed"
_HIGHEST = 3
_HOUSES = ORGANIZATIONS | {EntityType.FACILITY}
_PRESENTING = frozenset({"представить", "представлять"})


def presented_to(context: Context, role: int) -> int | None:
    """Return the body to whose staff the holder of a role is presented, or None."""
    a, clauses = context.annotation, context.reader.clauses
    head = verb = context.index.head[role]
    for _ in range(_HIGHEST):  # the parser may hang the role on the staff or its body
        verb = a.heads[verb]
        if verb < 0 or a.lemmas[verb] in _PRESENTING:
            break
    if verb < 0 or a.lemmas[verb] not in _PRESENTING:
        return None
    if a.heads[head] == verb and a.deprel(head) == "nsubj":
        return None  # who presents somebody else: «коллективу его представила [замминистра]»
    for staff in a.children[verb]:
        if (
            staff > head
            or a.lemmas[staff] not in noun_class("staff")
            or clauses.case(staff) != "Dat"
        ):
            continue
        for below in a.children[staff]:
            body = context.index.at(below, _HOUSES)
            if (
                body is not None
                and context.index.last[body] <= head
                and clauses.case(below) == "Gen"
            ):
                return body
    return None


def appointed_by(context: Context, role: int) -> int | None:
    """Return the company that gives a post, and so has it: «[банк] назначил директором Рида».

    A ministry or a council gives posts elsewhere, too.
    """
    if context.annotation.lemmas[context.index.head[role]] not in words("leader_roles.txt"):
        return None
    for fact in context.told.of_role(role):
        if fact.frame.rule != _APPOINTED or fact.modality is not None or len(fact.agents) != 1:
            continue
        body = fact.agents[0]
        if context.index.types[body] in ORGANIZATIONS and _is_company(context, body):
            return body
    return None


def _is_company(context: Context, body: int) -> bool:
    companies = noun_class("company")
    return any(not companies.isdisjoint((noun, *kinds(noun))) for noun in nouns_of(context, body))
