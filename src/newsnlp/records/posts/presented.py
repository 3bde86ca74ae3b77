"""Where a head is presented, appointed, let go: «представила коллективу [колледжа] директора»."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import COUNTRIES, ORGANIZATIONS
from newsnlp.records.context import Context
from newsnlp.records.posts.inner_bodies import inside
from newsnlp.records.role_kinds import nouns_of
from newsnlp.types import EntityType

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


def governed_by(context: Context, person: int, role: int) -> int | None:
    """Return the country whose parliament or head gives or takes a post of its government.

    «Сейм [Латвии] утвердил министра», «президент [Белоруссии] назначил премьером Рида».
    """
    index = context.index
    if context.annotation.lemmas[index.head[role]] not in noun_class("minister", "of_cabinet"):
        return None
    told = (*context.told.of_role(role), *context.told.ending(person))
    for subject in (s for f in told[:1] for s in context.reader.clauses.subjects(f.verb)[:1]):
        around = [i for i in index.covering(subject) if i != role and _governs(context, i)]
        lands = [land for i in around if (land := inside(context, i, COUNTRIES)) is not None]
        if lands:
            return lands[0]
    return None


def _governs(context: Context, mention: int) -> bool:
    """Tell a parliament, or who heads a state or its government."""
    lemma, kind = (
        context.annotation.lemmas[context.index.head[mention]],
        context.index.types[mention],
    )
    if kind is EntityType.ORGANIZATION:
        return lemma in noun_class("assembly")
    return kind is EntityType.PROFESSION and lemma in noun_class("head_of_state", "of_cabinet")


def let_go_by(context: Context, role: int) -> int | None:
    """Return the club that parts with its coach: «[«Луч»] уволил главного тренера Рида».

    Others may be dismissed by who is over their employers: «министерство уволило врача».
    """
    a, token = context.annotation, context.index.head[role]
    if a.lemmas[token] not in noun_class("coach"):
        return None
    while token >= 0 and a.pos(token) != "VERB":
        token = a.heads[token]
    if token < 0 or a.lemmas[token] not in noun_class("letting_go"):
        return None
    subjects = context.reader.clauses.subjects(token)
    clubs = (context.index.at(subject, ORGANIZATIONS) for subject in subjects)
    found = next((club for club in clubs if club is not None), None)
    return None if found is None or _is_authority(context, found) else found


def _is_authority(context: Context, body: int) -> bool:
    return not noun_class("authority", "power").isdisjoint(nouns_of(context, body))
