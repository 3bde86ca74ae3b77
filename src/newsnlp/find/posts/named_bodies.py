"""The organization or area that a role names: «директор [завода]», «завод «[Луч]» (директор …)»."""

from __future__ import annotations

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS

_OPENING, _CLOSING = frozenset('«"„'), frozenset('»"“')


def named_body(reader: FactReader, role: int) -> int | None:
    """Return the organization, else the area, that ends the role or follows it in the genitive."""
    index = reader.index
    bracketed = _before_bracket(reader, role)
    if bracketed is not None:
        return bracketed
    end = index.last[role]
    if reader.annotation.words[end - 1] in _CLOSING:
        end -= 1  # «партнёр бюро «[Право и дело]»»
    after = index.last[role]
    if after < len(reader.annotation) and reader.annotation.words[after] in _OPENING:
        after += 1  # «защитник «Металлиста»»
    for types in (ORGANIZATIONS, AREAS):
        for i in index.inside(role, types):
            about = reader.clauses.preposition(index.head[i]) == "по"  # «проректор по [АХЧ]»
            if index.last[i] in (end, index.last[role]) and not about:
                return i
        following = index.at(after, types)
        if following is not None and index.first[following] == after:
            above = reader.clauses.head[index.head[following]]
            if index.first[role] <= above < index.last[role]:
                return following
    return None


def _before_bracket(reader: FactReader, role: int) -> int | None:
    """Return the organization that brackets open behind: «завод «Луч» ([директор] — Котов)»."""
    a, index = reader.annotation, reader.index
    opening = index.first[role] - 1
    if opening < 1 or a.words[opening] != "(" or index.inside(role, ORGANIZATIONS):
        return None
    before = opening - 1 - (a.words[opening - 1] in _CLOSING)
    found = index.at(before, ORGANIZATIONS)
    return found if found is not None and index.last[found] in (opening, opening - 1) else None
