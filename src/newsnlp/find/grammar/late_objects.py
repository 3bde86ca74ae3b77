"""Whom a verb does something to behind why, where or what for: «приговорил к пяти годам [Рида]».

The parser hangs him on the noun before.
"""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.referents import Referents
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import AREAS, DATES, LOOK_ALIKE, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.types import EntityType as T

_SAFE = DATES | AREAS | {T.PENALTY, T.MONEY, T.AGE}
"""What nobody owns: «на два месяца [Рида]», «в Туле [Рида]»."""
_CLOSED = (["»"], ['"'])
_OPENING = frozenset({",", ";", "а", "и"})
_BETWEEN = frozenset({"ADP", "NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV"})


def late_object(referents: Referents, verb: int, custody: int) -> int | None:
    """Return the person named behind what an active verb without an object has right behind it.

    ``custody`` is the noun that the verb needs, or -1: «отправил под домашний [арест] Рида».
    """
    a, clauses, index = referents.annotation, referents.clauses, referents.index
    active = a.feats(verb).get("VerbForm") == "Fin" and not clauses.is_passive(verb)
    if active and (before := _right_before(referents, verb)) is not None:
        return before
    if not active or any(a.deprel(child) == "obj" for child in a.children[verb]):
        return None
    _, end = a.sentence_tokens(a.sentence_of(verb))
    prepositions = 0
    for token in range(verb + 1, end):
        person = _named(referents, token)
        if person is not None:
            told = prepositions and clauses.case(index.head[person]) in {*LOOK_ALIKE, ""}
            mine = token - 1 == custody or not _may_own(clauses, index, token - 1)
            return person if told and mine else None
        prepositions += a.pos(token) == "ADP"
        upright = a.pos(token) in ("NOUN", "PROPN") and clauses.case(token) == "Nom"
        if a.pos(token) not in _BETWEEN or upright:
            return None
    return None


def object_behind(referents: Referents, verb: int, token: int) -> int | None:
    """Return whom a verb without an object puts into a body that ends before a token.

    «Ввести в состав правления [Рида]»; the parser hangs him on the body.
    """
    a, index = referents.annotation, referents.index
    if referents.clauses.is_passive(verb) or token <= verb:
        return None
    token += a.words[token : token + 1] in _CLOSED
    if token >= len(a) or any(a.deprel(t) == "obj" and t < token for t in a.children[verb]):
        return None
    person = _named(referents, token)
    # an infinitive has no subject, whatever the tagger takes «[Лапину] Н. Н.» for
    bare = {"Nom"} if a.feats(verb).get("VerbForm") == "Inf" else set()
    cases = {*LOOK_ALIKE, "", *bare}
    return (
        person
        if person is not None and referents.clauses.case(index.head[person]) in cases
        else None
    )


def _right_before(referents: Referents, verb: int) -> int | None:
    """Return whom a clause begins with: «Рида поместили в СИЗО, [Кима] отправили под арест»."""
    a, index = referents.annotation, referents.index
    person = index.at(verb - 1, PERSONS) if verb else None
    if person is None or index.last[person] != verb or a.feats(verb).get("Number") != "Plur":
        return None
    opens = a.lowered[index.first[person] - 1] in _OPENING
    return person if opens and referents.clauses.case(index.head[person]) in LOOK_ALIKE else None


def _named(referents: Referents, token: int) -> int | None:
    """Return the person whose name, or whose post before it, begins at a token."""
    index = referents.index
    opens = [i for i in index.covering(token) if index.first[i] == token]
    posts = (referents.named_behind(i) for i in opens if index.types[i] in ROLES)
    named = next((i for i in opens if index.types[i] in PERSONS), None)
    return next((who for who in posts if who is not None), named)


def _may_own(clauses: Clauses, index: MentionIndex, noun: int) -> bool:
    """Tell «в доме [Рида]», «за убийство [Рида]», «на [Рида]», «компании [Рида]»."""
    if any(index.types[i] in _SAFE for i in index.covering(noun)):
        return False
    owned = noun_class("death", "on_whose", "owned_room") | words("kin_nouns.txt")
    return clauses.annotation.lemmas[noun] in owned
