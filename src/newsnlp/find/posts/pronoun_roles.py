"""Roles told without a verb: «сейчас [она] ректор», «[Он] депутат думы», «[Рид] уже не ректор»."""

from __future__ import annotations

from newsnlp.annotate.marks import JOINING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.antecedents import antecedent
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.kinds import EntityType

_TITLES = ROLES | {EntityType.AWARD}
_GOING_ON = frozenset({"также", "же", "сейчас", "ныне", "—", "–"})
_NO_MORE = frozenset({"больше", "более", "уже", "давно"})
_SHORTEST = 3
"""Tokens before a role that somebody named has no more."""


def predicated(reader: FactReader, role: int) -> int | None:
    """Return whom a pronoun means of whom a role is told without a verb: «сейчас [она] ректор»."""
    a, clauses, head = reader.annotation, reader.clauses, reader.index.head[role]
    below = clauses.children[head]
    pronouns = [c for c in below if a.lemmas[c] in PRONOUNS and a.deprel(c) == "nsubj"]
    if len(pronouns) != 1 or "не" in a.words[pronouns[0] : head]:
        return None
    if any(a.deprel(child) in ("cop", "case") for child in below) or clauses.modality(head):
        return None
    return antecedent(a, reader.index, pronouns[0])


def no_more(reader: FactReader, role: int) -> int | None:
    """Return who is what he was no more, in as many words: «[Рид] больше не [директор] завода»."""
    a, index = reader.annotation, reader.index
    first = index.first[role]
    if a.lowered[first - 1] != "не" or first < _SHORTEST or a.lowered[first - 2] not in _NO_MORE:
        return None
    person = index.at(first - 3, PERSONS)
    return person if person is not None and index.last[person] == first - 2 else None


def opened(reader: FactReader, role: int) -> int | None:
    """Return whom a pronoun means before roles: «[Она] почётный работник СПО, [депутат] думы»."""
    a, index = reader.annotation, reader.index
    token, end = a.sentence_tokens(a.sentence_of(index.first[role]))
    pronoun = token
    nominative = reader.clauses.case(index.head[role]) == "Nom"
    if a.words[pronoun].lower() not in PRONOUNS or not nominative:
        return None
    token += 1
    while token < end:
        if a.words[token] in _GOING_ON:
            token += 1
            continue
        titles = [i for i in index.covering(token) if index.types[i] in _TITLES]
        titles = [i for i in titles if index.first[i] == token]
        if not titles:
            return None
        if role in titles:
            return antecedent(a, index, pronoun)
        token = index.last[max(titles, key=index.length)]
        if token >= end or a.words[token] not in JOINING:
            return None
        token += 1
    return None
