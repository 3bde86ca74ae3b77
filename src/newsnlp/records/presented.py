"""Where a head is presented to the staff: «представила коллективу [колледжа] нового директора»."""

from __future__ import annotations

from newsnlp.find.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.records.context import Context
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
