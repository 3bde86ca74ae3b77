"""The person before a dash of whom roles are told: «Белов А. С. – начальник отдела, судья»."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import PERSONS
from newsnlp.kinds import EntityType as T
from newsnlp.link.people.told_by_posts import is_listed_by_line

_MOST_ROLES = 50
"""Roles of one person in a row: a page of nothing else is none."""


def before_dash(reader: FactReader, role: int) -> int | None:
    """Return the person of whom a dash tells a role: «[Белов А. С.] – начальник отдела».

    What a verb is told of is another: «забил [Котов] – тренер обрадовался».
    """
    a, index = reader.annotation, reader.index
    for _ in range(_MOST_ROLES):
        dash = index.first[role] - 1
        if dash >= 1 and a.words[dash] in DASHES:
            break
        before = _role_before_comma(reader, role)
        if before is None:
            return None
        role = before
    else:
        return None
    person = index.at(dash - 1, PERSONS)
    if person is None or index.last[person] != dash:
        return None
    cases = {reader.clauses.case(t) for t in (index.head[role], index.first[person])}
    acts = a.deprel(index.head[role]).startswith("nsubj")
    listed = is_listed_by_line(a, index.first[person], index.last[person])
    return person if (listed or cases <= {"Nom", ""}) and not acts else None


def _role_before_comma(reader: FactReader, role: int) -> int | None:
    """Return the role that another goes on: «Белов – [начальник отдела], секретарь комиссии»."""
    a, index, comma = reader.annotation, reader.index, reader.index.first[role] - 1
    if comma < 1 or a.words[comma] != "," or reader.clauses.case(index.head[role]) != "Nom":
        return None
    after = index.last[role]
    if index.at(after, PERSONS) is not None and not a.opens_line(after):
        return None  # «…, секретарь [Лев Рид]»
    roles = [i for i in index.covering(comma - 1) if index.types[i] is T.PROFESSION]
    ends = [i for i in roles if index.last[i] == comma]
    return max(ends, key=index.length, default=None)
