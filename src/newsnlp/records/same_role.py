"""Where a role is held that goes on with one told before.

A new holder is where the one before was: «Президент союза ушёл. Новым стал …». The lines of a list
are of one body: «Председатель комиссии: …», below it «Секретарь: …».
"""

from __future__ import annotations

from newsnlp.find.type_sets import ROLES
from newsnlp.records.context import Context
from newsnlp.types import Status

_BACK = 3
"""How many sentences back the role may have been told of."""
_LINES = 12
"""How many lines up the head of a list may stand."""
_DEPUTY = "вице-"
_BEFORE = frozenset({"прежний", "предыдущий"})


def gone_on_with(context: Context, role: int) -> list[int]:
    """Return the roles told before that a role which is given anew, or is listed, goes on with.

    «[Президент союза] отчиталась. Вице-президентом стала …».
    """
    if _opens_line(context, role):
        return [i for i in _roles_before(context, role, _LINES) if _opens_line(context, i)]
    bare = context.index.last[role] == context.index.head[role] + 1  # no «директор по спорту»
    new = any(f.status == Status.NEW for f in context.told.of_role(role))
    if not bare or not (new or _was_before(context, role)):
        return []
    noun = _noun(context, role)
    return [i for i in _roles_before(context, role, _BACK) if _noun(context, i) == noun]


def _was_before(context: Context, role: int) -> bool:
    """Tell whose post another has now: «назначен директор школы. [Прежний директор] ушёл»."""
    a, index = context.annotation, context.index
    beside = {*range(index.first[role], index.last[role]), index.first[role] - 1}
    return any(a.lemmas[t] in _BEFORE for t in beside if t >= 0)


def _roles_before(context: Context, role: int, sentences: int) -> list[int]:
    a, index = context.annotation, context.index
    begin = a.sentence_tokens(max(0, context.sentence(role) - sentences))[0]
    near = {i for t in range(begin, index.first[role]) for i in index.covering(t)}
    return sorted(i for i in near if index.types[i] in ROLES)


def _opens_line(context: Context, role: int) -> bool:
    """Tell a role that heads a line of a list: «[Секретарь]: Котов»."""
    a, index = context.annotation, context.index
    begins = a.sentence_tokens(context.sentence(role))[0] == index.first[role]
    return begins and a.words[index.last[role] : index.last[role] + 1] == [":"]


def _noun(context: Context, role: int) -> str:
    return context.annotation.lemmas[context.index.head[role]].removeprefix(_DEPUTY)
