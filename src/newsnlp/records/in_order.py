"""Posts told together, bodies and holders in one order: «ректоры ТГУ и ПГУ Рид и Котов»."""

from __future__ import annotations

from newsnlp.find.marks import CLOSING, OPENING
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, PERSONS
from newsnlp.link.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.types import EntityType

_JOINING = frozenset({",", "и"})
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
        elif a.words[token] in _JOINING or a.words[token] in OPENING or a.words[token] in CLOSING:
            end = end + 1 if a.words[token] in CLOSING and token == end else end
            joined = joined or a.words[token] in _JOINING
            token += 1
        elif a.words[token].islower() and a.feats(token).get("Case") == "Gen":
            token += 1  # «ректоры [университета] «Луч» и …»
        else:
            break
    return found, end
