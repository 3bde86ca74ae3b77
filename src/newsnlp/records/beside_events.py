"""Who stands right behind the name of an event and is no part of it, whatever the parser says."""

from __future__ import annotations

from newsnlp.find.facts import FactReader
from newsnlp.kinds import EntityType


def beside_events(reader: FactReader) -> set[int]:
    """Return the tokens of people that end the names of events before them."""
    return _doers(reader) | _behind(reader)


def _doers(reader: FactReader) -> set[int]:
    """Return the tokens of a role with a name in the nominative: «праздник открыл [мэр Рид]».

    The parser may hang «[замглавы округа Анна Рид]» on the noun before.
    """
    index, clauses = reader.index, reader.clauses
    named = {
        index.first[i]: index.last[i]
        for i, kind in enumerate(index.types)
        if kind is EntityType.PERSON and clauses.case(index.first[i]) == "Nom"
    }
    events = {index.head[i] for i, t in enumerate(index.types) if t is EntityType.EVENT}
    roles = (i for i, kind in enumerate(index.types) if kind is EntityType.PROFESSION)
    return {
        token
        for i in roles
        if index.last[i] in named and clauses.head[index.head[i]] in events
        for token in range(index.first[i], named[index.last[i]])
    }


def _behind(reader: FactReader) -> set[int]:
    """Return the tokens of names that go on with a role: «судья соревнований [А. Б. Рид]»."""
    index, case = reader.index, reader.clauses.case
    oblique = {
        index.last[i]
        for i, kind in enumerate(index.types)
        if kind is EntityType.EVENT and case(index.head[i]) not in ("Nom", "")
    }
    return {
        token
        for i, kind in enumerate(index.types)
        if kind is EntityType.PERSON and index.first[i] in oblique
        if case(index.last[i] - 1) == "Nom" and case(index.first[i]) in ("Nom", "")
        for token in range(index.first[i], index.last[i])
    }
