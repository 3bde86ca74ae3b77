"""Which teams play whom, told by how it ended: «хоккеисты [«Зари»] в Омске уступили [«Волне»]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import OPENING
from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS, ORGANIZATIONS
from newsnlp.types import RelationType

_AGAINST = frozenset({("с", "Ins"), ("", "Dat"), ("", "Acc")})
_UNMARKED = ("", "Nom")


def matches(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of both teams of a match that a verb tells of."""
    for verb, event in reader.index.headed(EVENTS).items():
        if reader.annotation.pos(verb) == "VERB":
            for team in match_sides(reader, verb):
                yield RelationType.PARTICIPANT_IN, team, event


def match_sides(reader: FactReader, verb: int) -> tuple[int, ...]:
    """Return both teams that a verb has as arguments, () where it has not two."""
    noun = verb_nouns().get(reader.annotation.lemmas[verb], "").partition(" {")[0]
    if noun not in noun_class("match_result"):
        return ()
    clauses = reader.clauses
    home = (_team(reader, token) for token in clauses.subjects(verb)[:1])
    behind = [one for one in clauses.arguments(verb) if one[1:] in _AGAINST]
    behind.sort(
        key=lambda one: one.preposition == ""
    )  # «обыграл «Зарю», «Луч» сыграет с «[Волной]»»
    others = [one.token for one in behind if one.token not in clauses.subjects(verb)]
    if not others:  # «Торпедо» обыграло «[Спартак]»: a name whose case may be either
        hosts = clauses.subjects(verb)[:1]
        behind = [one for one in clauses.arguments(verb) if one[1:] == _UNMARKED]
        others = [one.token for one in behind if hosts and hosts[0] < verb < one.token]
    if not others and _is_drawn(reader, verb):  # «[«Луч»] и [«Заря»] сыграли вничью»
        hosts = clauses.subjects(verb)[:1]
        others = [t for host in hosts for t in clauses.conjuncts(host) if t != host]
    away = (_team(reader, token) for token in others)
    sides = [next((one for one in found if one is not None), None) for found in (home, away)]
    told = tuple([one for one in sides if one is not None])
    return told if len(told) == len(sides) else ()


def _is_drawn(reader: FactReader, verb: int) -> bool:
    a = reader.annotation
    return any(a.lemmas[child] in noun_class("drawn") for child in a.children[verb])


def _team(reader: FactReader, token: int) -> int | None:
    """Return a team by its name in guillemets, or an acronym: «клуб «[Заря]»», «[ЦСКА]»."""
    index, words = reader.index, reader.annotation.words
    team = index.at(token, ORGANIZATIONS)
    below = (index.at(child, ORGANIZATIONS) for child in reader.annotation.children[token])
    for one in [team, *below]:
        if one is None:
            continue
        first, last = index.first[one], index.last[one]
        if words[first - 1] in OPENING or (last - first == 1 and words[first].isupper()):
            return one
    return None
