"""What stands around roles in lists and before names: «врач Анна Рид, инспектор, майор Котов»."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.antecedents import unnamed_places
from newsnlp.find.type_sets import AREAS, LOOK_ALIKE, PERSONS, ROLES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words

_FOLKS = frozenset({EntityType.NATIONALITY})


def opens_an_item(reader: FactReader, role: int, after: int) -> bool:
    """Tell «врач Анна Рид, [инспектор] отдела, майор Лев Котов»: each item begins with a role."""
    index = reader.index
    rank = (
        index.at(after + 1, ROLES) if reader.annotation.words[after : after + 1] == [","] else None
    )
    return rank is not None and is_before_its_own(reader, role, _behind_dot(reader, rank))


def _behind_dot(reader: FactReader, role: int) -> int:
    """Return the token behind a role, one cut short has its dot: «[доц]. Анна Рид»."""
    a, last = reader.annotation, reader.index.last[role]
    dotted = a.words[last : last + 1] == ["."] and a.lowered[last - 1] in words("clipped_roles.tsv")
    return last + dotted


def is_before_its_own(reader: FactReader, role: int, after: int) -> bool:
    """Tell whose a role is by the name right behind it: «Котов, [учительница] Анна Рид, врач …».

    A dash stands for the verb: «мэром стал Рид, [его замом] — Котов».
    """
    dash = reader.annotation.words[after : after + 1]
    given = dash and dash[0] in DASHES and reader.clauses.case(reader.index.head[role]) == "Ins"
    if given and (named := reader.index.at(after + 1, PERSONS)) is not None:
        return reader.index.first[named] == after + 1
    holder = reader.index.at(after, PERSONS)
    if holder is None or reader.index.first[holder] != after:
        return False
    # «[к. и. н.], доц. Анна Рид» shows none
    return reader.clauses.case(reader.index.head[role]) in ("", reader.clauses.case(after))


def behind_origin(reader: FactReader, role: int) -> int:
    """Return the token behind a role and what stands before its holder's name.

    «[Врач] из Твери Лев Рид», «[сторож], 61-летний Лев Рид», «[директор] которого Лев Рид»,
    «[чемпиона] норвежца Рида», «один из старейших [врачей] области Лев Рид».
    """
    a, index = reader.annotation, reader.index
    after = _behind_dot(reader, role)
    aged = a.words[after + 1] if a.words[after : after + 1] == [","] and after + 1 < len(a) else ""
    if aged[:1].isdigit() and a.lemmas[after + 1].endswith("летний"):
        return after + 2
    if a.lemmas[after : after + 1] == ["который"]:
        return after + 1
    folk = index.at(after, _FOLKS) if after < len(a) and index.last[role] == after else None
    if folk is not None and a.pos(after) == "NOUN" and index.last[folk] == after + 1:
        return after + 1 if _alike(reader, index.head[role], after) else after
    if _is_of_here(reader, role, after):
        return after + 1
    if a.words[after : after + 1] != ["из"]:
        return after
    place = index.at(after + 1, AREAS) if after + 1 < len(a) else None
    return index.last[place] if place is not None and index.first[place] == after + 1 else after


def _is_of_here(reader: FactReader, role: int, after: int) -> bool:
    """Tell a place without a name whose a role is: «[врач] области»."""
    a = reader.annotation
    if after >= len(a) or a.lemmas[after] not in unnamed_places():
        return False
    return a.heads[after] == reader.index.head[role] and reader.clauses.case(after) == "Gen"


def _alike(reader: FactReader, one: int, other: int) -> bool:
    cases = {reader.clauses.case(one), reader.clauses.case(other)}
    return len(cases) == 1 or cases == LOOK_ALIKE
