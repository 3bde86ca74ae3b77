"""Where a role is held that words beside it point to: «в леспромхозе, потом [там же] механиком».

So are posts that a life tells in one breath: «1988–1991 – [инструктор], заведующий отделом бюро».
"""

from __future__ import annotations

from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import DATES, HOUSES, ROLES
from newsnlp.records.context import Context

_THERE, _SAME = "там", "же"
_HERE = frozenset({"здесь", "тут"})
_BEFORE, _BEHIND = 6, 2
"""Tokens before and behind a role among which «там» may stand."""
_STOPS = frozenset({";", ".", "(", ")", ":"})
_BETWEEN = frozenset({",", "и", "а", "затем", "потом", "позже", "далее", "позднее", "после"})
_OPENING = 2
"""Tokens at the start of a sentence among which its date is."""
_NEAR, _FARTHER = 1, 4
"""Sentences back in which the body is told that «там» means, and «там же»."""


def pointed(context: Context, role: int) -> int | None:
    """Return the body that «там» or «здесь же» beside a role means: the one told last."""
    a, index = context.annotation, context.index
    token = _there(context, role)
    if token is None:
        return None
    here, same = a.sentence_of(token), a.lowered[token + 1 : token + 2] == [_SAME]
    begin = a.sentence_tokens(max(0, here - (_FARTHER if same else _NEAR)))[0]
    told = (i for t in range(begin, token) for i in index.covering(t) if index.types[i] in HOUSES)
    free = [
        i
        for i in told
        if index.last[i] <= token
        and i in context.entity
        # «избрана Рид, [директор школы], бывшая там заместителем»
        and (same or context.sentence(i) < here or index.at(index.first[i], ROLES) is None)
    ]
    return max(free, key=lambda i: (index.last[i], index.length(i)), default=None)


def _there(context: Context, role: int) -> int | None:
    """Return the token of «там» in the words around a role, None where there is none."""
    a, index = context.annotation, context.index
    first, last = index.first[role], index.last[role]
    begin, end = a.sentence_tokens(context.sentence(role))
    before = range(first - 1, max(begin, first - _BEFORE) - 1, -1)
    for near in (before, range(last, min(end, last + _BEHIND))):
        for token in near:
            if a.words[token] in _STOPS or index.at(token, ROLES) is not None:
                break
            same = a.lowered[token + 1 : token + 2] == [_SAME]
            if a.lowered[token] == _THERE or (same and a.lowered[token] in _HERE):
                return token
    return None


def told_with(context: Context, person: int, role: int) -> list[int]:
    """Return the roles of one breath behind one of a dated life, in text order.

    A degree is of no body: «[доктор наук], директор музея».
    """
    a, index = context.annotation, context.index
    if is_degree(a, index.head[role]):
        return []
    begin, end = a.sentence_tokens(context.sentence(role))
    opening = (i for t in range(begin, min(begin + _OPENING, end)) for i in index.covering(t))
    if not any(index.types[i] in DATES for i in opening):
        return []
    own = {link.tail for link in context.posts_of(context.entity.get(person))}
    found = [role]
    while True:
        token = index.last[found[-1]]
        while token < end and a.lowered[token] in _BETWEEN:
            token += 1
        behind = [i for i in index.covering(token) if i in own and index.first[i] == token]
        if not behind or token in (end, index.last[found[-1]]):
            return found[1:]
        found.append(max(behind, key=index.length))
