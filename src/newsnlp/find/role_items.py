"""Lists whose items begin with roles: «врач Анна Рид, инспектор отдела, майор Лев Котов»."""

from __future__ import annotations

from newsnlp.find.facts import FactReader
from newsnlp.find.type_sets import PERSONS, ROLES


def opens_an_item(reader: FactReader, role: int, after: int) -> bool:
    """Tell «врач Анна Рид, [инспектор] отдела, майор Лев Котов»: each item begins with a role."""
    index = reader.index
    rank = (
        index.at(after + 1, ROLES) if reader.annotation.words[after : after + 1] == [","] else None
    )
    return rank is not None and is_before_its_own(reader, role, index.last[rank])


def is_before_its_own(reader: FactReader, role: int, after: int) -> bool:
    """Tell whose a role is by the name right behind it: «Котов, [учительница] Анна Рид, врач …»."""
    holder = reader.index.at(after, PERSONS)
    if holder is None or reader.index.first[holder] != after:
        return False
    return reader.clauses.case(after) == reader.clauses.case(reader.index.head[role])
