"""Whose a new post is that somebody fills: «У [завода «Луч»] новый директор. Им стал Лев Рид»."""

from __future__ import annotations

from newsnlp.find.type_sets import AREAS, ORGANIZATIONS
from newsnlp.records.context import Context

_AT, _NEW = "у", "новый"
_BODIES = ORGANIZATIONS | AREAS


def owner_of_new(context: Context, role: int) -> int | None:
    """Return the one body or place that is told to have a new one of a role."""
    a, index, clauses = context.annotation, context.index, context.reader.clauses
    noun = index.head[role]
    around = (*range(index.first[role], noun), index.first[role] - 1)
    if clauses.case(noun) != "Nom" or all(a.lemmas[token] != _NEW for token in around):
        return None
    begin, _ = a.sentence_tokens(a.sentence_of(noun))
    had = [t for t in range(begin, noun) if clauses.preposition(t) == _AT]
    found = {i for t in had if (i := index.at(t, _BODIES)) is not None}
    found |= {i for t in had if (i := context.reader.referents.at(t, _BODIES)) is not None}
    return found.pop() if len(found) == 1 else None
