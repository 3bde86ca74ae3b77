"""Roles that a dash gives to one person: «[Куратор] выставки – [искусствовед], [врач] Анна Рид»."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES, JOINING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.layout.listings import has_its_line
from newsnlp.find.type_sets import PERSONS, ROLES

_OPENING = frozenset({",", ";", "и", "(", ":"})


def in_chain(reader: FactReader, role: int) -> int | None:
    """Return the person named behind the last of the roles of a sentence that a dash opens.

    All of them stand in the nominative and in the singular.
    """
    a, index = reader.annotation, reader.index
    token, end = a.sentence_tokens(a.sentence_of(index.first[role]))
    found: list[int] = []
    while token < end:
        opened = _outermost(reader, token)
        if opened is None:
            person = index.at(token, PERSONS)
            named = person is not None and index.first[person] == token and len(found) > 1
            return person if named and role in found else None
        found.append(opened)
        token = index.last[opened]
        marks = DASHES if len(found) == 1 else JOINING
        if token < end and a.words[token] in marks:
            token += 1
        elif len(found) == 1:
            return None
    return None


def named_behind_dash(reader: FactReader, role: int) -> int | None:
    """Return whom a dash names behind a role: «режиссёр – Рид, [художник] – Лев Котов»."""
    a, index = reader.annotation, reader.index
    first, dash = index.first[role], index.last[role]
    opens = (
        first == 0
        or a.words[first - 1] in _OPENING
        or a.sentence_of(first - 1) != a.sentence_of(first)
    )
    if not opens or a.words[dash : dash + 1] == [] or a.words[dash] not in DASHES:
        return None
    if a.opens_line(dash) and has_its_line(a, index, role):
        return None
    person = index.at(dash + 1, PERSONS) if dash + 1 < len(a) else None
    if person is None or index.first[person] != dash + 1:
        return None
    cases = {reader.clauses.case(index.head[role]), reader.clauses.case(index.first[person])}
    return person if cases <= {"Nom", ""} else None


def _outermost(reader: FactReader, token: int) -> int | None:
    """Return the longest role in the nominative that begins at a token, past adjectives."""
    a, index = reader.annotation, reader.index
    role = index.opening(token, ROLES)
    if role is None:
        return None
    head = index.head[role]
    single = a.feats(head).get("Number") == "Sing"
    return role if single and reader.clauses.case(head) == "Nom" else None
