"""Posts told together, bodies and holders in one order: «ректоры ТГУ и ПГУ Рид и Котов»."""

from __future__ import annotations

from newsnlp.annotate.marks import CLOSING, JOINING, OPENING
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, PERSONS
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.types import EntityType

_BODIES = ORGANIZATIONS | AREAS
_LONGEST = 12
"""Tokens that two items of such a list are apart at most."""


def own_body(context: Context, person: int, role: int) -> tuple[int, int] | None:
    """Return the first body of a list, and that which stands where a person does in his list.

    There must be as many of both, and more than one.
    """
    index = context.index
    if not is_plural(context.annotation, index.head[role]):
        return None
    bodies, after = _listed(context, index.head[role] + 1, _BODIES)
    people, _ = _listed(context, after, PERSONS) if len(bodies) > 1 else ([], after)
    if len(people) != len(bodies) or person not in people:
        return None
    return bodies[0], bodies[people.index(person)]


def body_told_before(context: Context, person: int, role: int) -> int | None:
    """Return whose head somebody is by the order of bodies told before, as many as heads.

    «ТГУ и ПГУ дружат. Договор подписали [ректоры] Рид и Котов»; that Котов is at both, or at the
    first, is never told so.
    """
    a, head = context.annotation, context.index.head[role]
    bare = context.index.length(role) == 1  # «независимые [директора]» are of one board
    if not (bare and is_plural(a, head) and a.lemmas[head] in words("leader_roles.txt")):
        return None
    people, _ = _listed(context, head + 1, PERSONS)
    if len(people) < 2 or person not in people:
        return None
    bodies = _joined_before(context, head, ORGANIZATIONS) or _joined_before(context, head, AREAS)
    return bodies[people.index(person)] if len(bodies) == len(people) else None


def _joined_before(context: Context, token: int, types: frozenset[EntityType]) -> list[int]:
    """Return the bodies of a token's sentence and the one before, if «и» joins all of them."""
    a, index = context.annotation, context.index
    begin, _ = a.sentence_tokens(max(0, a.sentence_of(token) - 1))
    found: dict[object, int] = {}
    end, joined = begin, True
    for i in index.of(types):
        entity = context.entity.get(i)
        if not end <= index.first[i] < token:
            continue
        joined |= not JOINING.isdisjoint(a.words[end : index.first[i]])
        if entity is None or (entity.id not in found and not joined):
            return []
        found.setdefault(entity.id, i)
        end, joined = index.last[i], False
    return list(found.values())


def _listed(context: Context, token: int, types: frozenset[EntityType]) -> tuple[list[int], int]:
    """Return the mentions of a list that begins at a token, and where it ends.

    What nothing joins is one item, called as its noun is: «[казанского] медресе «[Луч]»».
    """
    a, index = context.annotation, context.index
    found: list[int] = []
    end = last = token
    joined = True
    while token < min(len(a), last + _LONGEST):
        begun = [i for i in index.covering(token) if index.first[i] == token]
        items = [i for i in begun if index.types[i] in types]
        if items:
            item = max(items, key=index.length)
            if joined:
                found.append(item)
            elif a.pos(index.head[found[-1]]) == "ADJ":
                found[-1] = item
            token = end = last = index.last[item]
            joined = False
        elif a.words[token] in JOINING or a.words[token] in OPENING or a.words[token] in CLOSING:
            end = end + 1 if a.words[token] in CLOSING and token == end else end
            joined = joined or a.words[token] in JOINING
            token += 1
        elif a.words[token].islower() and a.feats(token).get("Case") == "Gen":
            token += 1  # «ректоры [университета] «Луч» и …»
        else:
            break
    return found, end
