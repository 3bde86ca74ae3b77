"""Who stands right behind the name of an event and is no part of it, whatever the parser says."""

from __future__ import annotations

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS, PERSONS, ROLES

_COLUMN, _PLACE = " " * 3, frozenset({"место"})


def beside_events(reader: FactReader) -> set[int]:
    """Return the tokens of people, and of places won, that end the names of events before them."""
    people = _doers(reader) | _behind(reader) | _next(reader) | _signing(reader)
    return people | _placings(reader)


def _placings(reader: FactReader) -> set[int]:
    """Return the numbers of places behind nouns: «на турнире по шахматам [I] место занял Рид»."""
    a, placing = reader.annotation, noun_class("placing")
    places = (noun for noun in a.by_lemma.of(_PLACE) if noun > 1)
    behind = (noun for noun in places if a.pos(noun - 2) in ("NOUN", "PROPN"))
    return {noun - 1 for noun in behind if a.lemmas[noun - 1] in placing}


def _signing(reader: FactReader) -> set[int]:
    """Return the tokens of a name far behind, who signs: «Председатель собрания      [А. Рид]»."""
    a, index = reader.annotation, reader.index
    if _COLUMN not in a.text:
        return set()
    return {
        token
        for i in index.of(PERSONS)
        if a.text.endswith(_COLUMN, 0, a.starts[index.first[i]])
        for token in range(index.first[i], index.last[i])
    }


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


def _next(reader: FactReader) -> set[int]:
    """Return the tokens of a name right behind another: «после ухода Кима [Рид] возглавил».

    Not «беседа с директором музея Мунка [Львом Ридом]», where no verb wants a subject.
    """
    index = reader.index
    people = {index.first[i]: index.last[i] for i in index.of(PERSONS)}
    seconds = (t for t in people.keys() & people.values() if _acts(reader, t, people[t]))
    return {token for first in seconds for token in range(first, people[first])}


def _acts(reader: FactReader, first: int, last: int) -> bool:
    """Tell a name in the nominative, or one before a verb that has no other subject."""
    a = reader.annotation
    if reader.clauses.case(first) == "Nom":
        return True
    feats = a.feats(last) if last < len(a) else {}
    if feats.get("VerbForm") != "Fin" or feats.get("Gender") == "Neut":  # «стало известно»
        return False
    subjects = (child for child in a.children[last] if a.deprel(child).startswith("nsubj"))
    return all(first <= child < last for child in subjects)
