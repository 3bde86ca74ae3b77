"""Who stands right behind the name of an event and is no part of it, whatever the parser says."""

from __future__ import annotations

from newsnlp.find.facts import FactReader
from newsnlp.find.type_sets import EVENTS, PERSONS, ROLES


def beside_events(reader: FactReader) -> set[int]:
    """Return the tokens of people that end the names of events before them."""
    return _doers(reader) | _behind(reader)


def _doers(reader: FactReader) -> set[int]:
    """Return the tokens of a role with a name in the nominative: «праздник открыл [мэр Рид]».

    The parser may hang «[замглавы округа Анна Рид]» on the noun before.
    """
    index, clauses = reader.index, reader.clauses
    events = {index.head[i] for i in index.of(EVENTS)}
    roles = [i for i in index.of(ROLES) if clauses.head[index.head[i]] in events]
    named = {index.first[i]: index.last[i] for i in index.of(PERSONS)} if roles else {}
    return {
        token
        for i in roles
        if (first := index.last[i]) in named and clauses.case(first) == "Nom"
        for token in range(index.first[i], named[first])
    }


def _behind(reader: FactReader) -> set[int]:
    """Return the tokens of names that go on with a role: «судья соревнований [А. Б. Рид]»."""
    index, case = reader.index, reader.clauses.case
    firsts = {index.first[i] for i in index.of(PERSONS)}
    before = [i for i in index.of(EVENTS) if index.last[i] in firsts]
    oblique = {index.last[i] for i in before if case(index.head[i]) not in ("Nom", "")}
    return {
        token
        for i in (index.of(PERSONS) if oblique else ())
        if index.first[i] in oblique
        if case(index.last[i] - 1) == "Nom" and case(index.first[i]) in ("Nom", "")
        for token in range(index.first[i], index.last[i])
    }
