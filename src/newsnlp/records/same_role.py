"""Where a new role is held: where the one before held it, «Президент союза ушёл. Новым стал …»."""

from __future__ import annotations

from newsnlp.find.type_sets import ORGANIZATIONS, ROLES
from newsnlp.records.context import Context
from newsnlp.types import Status

_BACK = 3
"""How many sentences back the role may have been told of."""
_DEPUTY = "вице-"


def held_before(context: Context, role: int) -> int | None:
    """Return the body of the same role told just before one that is given anew, or None.

    «[Президент союза] отчиталась. Вице-президентом стала …»; roles of two bodies leave it open.
    """
    if not any(fact.status == Status.NEW for fact in context.told.of_role(role)):
        return None
    a, index, noun = context.annotation, context.index, _noun(context, role)
    here = context.sentence(role)
    begin = a.sentence_tokens(max(0, here - _BACK))[0]
    near = {i for t in range(begin, index.first[role]) for i in index.covering(t)}
    alike = [i for i in sorted(near) if index.types[i] in ROLES and _noun(context, i) == noun]
    found = {
        body: context.entity[body].id
        for other in alike
        for body in index.inside(other, ORGANIZATIONS)[:1]
        if body in context.entity
    }
    return next(iter(found)) if len(set(found.values())) == 1 else None


def _noun(context: Context, role: int) -> str:
    return context.annotation.lemmas[context.index.head[role]].removeprefix(_DEPUTY)
