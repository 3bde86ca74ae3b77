"""Who gives a post: a meeting, its members, a board: «на заседании [думы] избрали председателя»."""

from __future__ import annotations

from collections.abc import Set

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.posts.inner_bodies import inside
from newsnlp.types import EntityType

_ABOVE = 3
"""Nouns up from an organization to its meeting: «заседании [седьмого] созыва думы»."""
_ELECTING = frozenset({"elected", "chosen", "became"})


def met(context: Context, role: int) -> int | None:
    """Return whose meeting or members give a post: «на заседании [думы] избрали председателя»."""
    elected = [fact for fact in context.told.of_role(role) if fact.frame.rule == "elected"]
    if not elected:
        return None
    heads = context.index.head
    verbs = {fact.verb for fact in elected}
    bodies = context.index.of(ORGANIZATIONS)
    found = {heads[i]: i for i in reversed(bodies) if _meets(context, heads[i], verbs)}
    # «депутаты [городского Совета] выбрали нового председателя»
    members = [agent for fact in elected for agent in fact.agents]
    found |= {heads[i]: i for m in members if (i := inside(context, m, ORGANIZATIONS)) is not None}
    holds = context.index.holds
    whole = [i for i in found.values() if not any(holds(o, i) for o in found.values())]
    return whole[0] if len(whole) == 1 else None


def met_before(context: Context, role: int) -> int | None:
    """Return whose meeting the sentence before tells of: «Прошёл съезд [союза]. Главой избран …».

    It elects its own head and nobody else.
    """
    index, here = context.index, context.sentence(role)
    lemma = context.annotation.lemmas[index.head[role]]
    if index.length(role) > 1 or lemma not in words("leader_roles.txt") or not here:
        return None
    if not any(fact.frame.rule in _ELECTING for fact in context.told.of_role(role)):
        return None
    first, last = context.annotation.sentence_tokens(here - 1)
    near = (i for token in range(first, last) for i in index.covering(token))
    bodies = dict.fromkeys(i for i in near if index.types[i] is EntityType.ORGANIZATION)
    held = [i for i in bodies if _is_of_meeting(context, i)]
    whole = [i for i in held if not any(index.holds(other, i) for other in held)]
    return whole[0] if len(whole) == 1 else None


def _is_of_meeting(context: Context, body: int) -> bool:
    """Tell «заседание [седьмого] созыва думы»: whose meeting a noun above names."""
    token = context.outer_head(body)
    for _ in range(_ABOVE):
        token = context.annotation.heads[token]
        if token < 0 or context.annotation.lemmas[token] in noun_class("meeting"):
            return token >= 0
    return False


def boarded(context: Context, person: int, role: int) -> int | None:
    """Return whose board gives or takes a post: «совет директоров [«Луча»] назначил директора».

    Its own head a board elects, too: «[совет директоров «Луча»] избрал председателем Рида».
    """
    index, boards = context.index, words("boards.txt")
    lemma = context.annotation.lemmas[index.head[role]]
    chairs = lemma in noun_class("chair") and index.length(role) == 1
    if not chairs and lemma not in words("board_gives.txt"):
        return None
    for fact in (*context.told.of_role(role), *context.told.ending(person)):
        subjects = context.reader.clauses.subjects(fact.verb)
        board = next((t for t in subjects if context.annotation.lemmas[t] in boards), None)
        if board is not None and chairs:
            return index.headed(ORGANIZATIONS).get(board)
        if board is not None:
            own = [i for i in index.of(ORGANIZATIONS) if _is_owner(context, i, board)]
            return own[0] if own else None
    return None


def _is_owner(context: Context, body: int, board: int) -> bool:
    """Tell whether genitives lead from an organization up to its board."""
    heads, token = context.annotation.heads, context.outer_head(body)
    for _ in range(_ABOVE):
        if token <= board:
            break
        token = heads[token]
    return token == board != context.index.head[body]


def _meets(context: Context, body: int, verbs: Set[int]) -> bool:
    """Tell whether an organization's meeting is where one of some verbs happens.

    «Делегаты конференции [союза] избрали председателя», too.
    """
    a = context.annotation
    for _ in range(_ABOVE):
        body = a.heads[body]
        if body < 0 or a.lemmas[body] in noun_class("meeting"):
            above = a.heads[body] if body >= 0 else -1
            members = above >= 0 and a.deprel(above).startswith("nsubj")
            return above in verbs or (members and a.heads[above] in verbs)
    return False
