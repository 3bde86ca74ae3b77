"""Whose a film is that somebody has a part in: «в фильме [«Зари»] сыграл актёр Рид»."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import APPOSED
from newsnlp.records.context import Context


def is_of_work(context: Context, body: int, role: int) -> bool:
    """Tell a body that only a film is told by: «в новом фильме [«Зари»] сыграл актёр Рид».

    A role may take it along: «режиссёр фильма студии [«Заря»] Рид».
    """
    a, index = context.annotation, context.index
    if index.holds(role, body):
        return False
    top = a.top(context.outer_head(body), APPOSED)
    work = a.heads[top]
    if work < 0 or a.deprel(top) not in ("nmod", *APPOSED):
        return False
    whose = a.lemmas[work] in noun_class("film", "universe")
    return whose and a.heads[work] != index.head[role] and role not in index.covering(work)
