"""What two teams play, by their names: «[Заря] обыграла [Волну]» → «матч «Заря» — «Волна»»."""

from __future__ import annotations

from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import OPENING
from newsnlp.find.retold import verb_lemma, verb_nouns
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.link.nominative import phrase

_AGAINST = frozenset({("с", "Ins"), ("", "Dat"), ("", "Acc")})


def match_name(reader: FactReader, verb: int) -> str:
    """Return the name of a match whose sides a verb has as arguments, else ``""``."""
    noun = verb_nouns().get(verb_lemma(reader.annotation, verb), "").partition(" {")[0]
    if noun not in noun_class("match_result"):
        return ""
    clauses = reader.clauses
    home = (_team(reader, token) for token in clauses.subjects(verb)[:1])
    behind = (one for one in clauses.arguments(verb) if one[1:] in _AGAINST)
    away = (_team(reader, one.token) for one in behind if one.token not in clauses.subjects(verb))
    sides = [next(filter(None, found), "") for found in (home, away)]
    return f"матч {' — '.join(sides)}" if all(sides) else ""


def _team(reader: FactReader, token: int) -> str:
    """Return the nominative of a team's name in its guillemets, or of an acronym, else ``""``."""
    index, words = reader.index, reader.annotation.words
    team = index.at(token, ORGANIZATIONS)
    below = (index.at(child, ORGANIZATIONS) for child in reader.annotation.children[token])
    for one in [team, *below]:  # «клуб «[Заря]»»
        if one is None:
            continue
        first, last = index.first[one], index.last[one]
        if words[first - 1] in OPENING:
            return f"«{phrase(reader.annotation, first, last)}»"
        if last - first == 1 and words[first].isupper():
            return words[first]
    return ""
