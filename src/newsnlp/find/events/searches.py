"""Whose home or office is searched: «обыск прошёл у [Рида]», «в доме [Рида]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS, PERSONS
from newsnlp.lexicon import words
from newsnlp.types import RelationType

_AT, _IN = ("у", "Gen"), ("в", "Loc")


def searched(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of who is searched, not of whose friend or driver is."""
    a, index = reader.annotation, reader.index
    near_to = words("kin_nouns.txt") | noun_class("close_to")
    for noun in a.by_lemma.of(noun_class("searching")):
        event = index.at(noun, EVENTS)
        if event is None or index.head[event] != noun:
            continue
        verb = a.heads[noun]
        near = [noun, *([verb] if verb >= 0 and a.pos(verb) == "VERB" else [])]
        for token in (t for t in _places(reader, near) if a.lemmas[t] not in near_to):
            for who in reader.referents.actors([token], set()):
                if index.types[who] in PERSONS:
                    yield RelationType.PARTICIPANT_IN, who, event


def _places(reader: FactReader, near: list[int]) -> Iterator[int]:
    """Yield the nouns of people at whom something is: «у [Рида]», «в доме и офисе [мэра] Рида»."""
    a, clauses = reader.annotation, reader.clauses
    for one in (one for top in near for one in clauses.arguments(top)):
        for token in clauses.conjuncts(one.token):
            way = clauses.preposition(token) or one.preposition, clauses.case(token)
            if way == _AT:
                yield token
            elif way == _IN and a.lemmas[token] in noun_class("owned_room"):
                yield from (t for t in a.children[token] if t > token and clauses.case(t) == "Gen")
