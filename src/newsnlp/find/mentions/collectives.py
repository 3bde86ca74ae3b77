"""Nouns that mean an organization without naming it: «рабочая группа», «театр», «фабрика»."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.gapped import unmarked
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.type_sets import DATES, HUMANS, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.types import EntityType, Span

SCORE = 0.7
SOURCE = "rule:collective"
_CHAIR = "председательством"
_SERVICE = "служба"
_FARTHEST = 5
_DASHED = [[dash] for dash in DASHES]
_ORGANIZATION = EntityType.ORGANIZATION
_FOUND = {
    "organization": _ORGANIZATION,
    "place": _ORGANIZATION,
    "role": EntityType.PROFESSION,
    "peak": EntityType.PROFESSION,
}


@cache
def organization_nouns() -> frozenset[str]:
    """Return every noun that can stand for an organization."""
    return words("organization_nouns.txt") | words("subunits.txt") | collectives()


@cache
def collectives() -> frozenset[str]:
    """Return the nouns of bodies that one joins or heads."""
    return words("collective_nouns.txt")


@cache
def posts() -> frozenset[str]:
    """Return the nouns of posts that a verb gives: of heads and of who stands beside them."""
    return words("leader_roles.txt") | words("deputy_roles.txt") | words("occupations.txt")


def joined_bodies(reader: FactReader) -> Iterator[Span]:
    """Yield spans for bodies and posts that a verb tells of and no mention covers.

    «Вошла в состав [рабочей группы при министерстве]», «прошло на базе [областного центра]»,
    «избрал [председателем] Григория Осокина», «[заместителем главы] назначена Котова»,
    «комиссию возглавил Рид, [ревизионную комиссию] – Котова», «[жюри] под председательством Рида».
    """
    a = reader.annotation
    ends: set[int] | None = None
    for noun, last in _presided(reader):
        yield Span(a.starts[noun], a.ends[last - 1], _ORGANIZATION, SCORE, SOURCE)
    for fact in reader.facts():
        for name, kind in _FOUND.items():
            bound = fact.slots.get(name)
            if bound is None or bound.mention is not None:
                continue
            if kind is EntityType.PROFESSION and not _is_post(reader, fact, bound.target):
                continue  # «покинул [пост]», «[«Луч»] стал оператором связи»
            if kind is _ORGANIZATION and _is_in_church(a, bound.target):
                continue
            ends = barred(reader, DATES | PERSONS) if ends is None else ends
            first, last = extended(reader.clauses, bound.target, bound.target + 1, ends)
            if fact.frame.kind == "member" and fact.frame.holder == "obj":
                last = _before_somebody(reader, bound.target, last)
                own = (t for t in range(bound.target + 1, last) if a.heads[t] == fact.verb)
                last = next(own, last)  # «исключил из [федерации] клуб «Луч»»
            if kind is EntityType.PROFESSION:
                last = _before_somebody(reader, bound.target, last, fact.holders)
            start, end = a.starts[first], a.ends[last - 1]
            yield Span(start, end, kind, SCORE, SOURCE)
        for noun in unmarked(reader, fact):
            ends = barred(reader, DATES | PERSONS) if ends is None else ends
            first, last = extended(reader.clauses, noun, noun + 1, ends)
            if a.lemmas[noun] in organization_nouns() and a.words[last : last + 1][:1] in _DASHED:
                yield Span(a.starts[first], a.ends[last - 1], _ORGANIZATION, SCORE, SOURCE)


def _presided(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield where bodies with a chairman stand: «[жюри конкурса] под председательством Рида»."""
    a = reader.annotation
    for chair in a.by_form.of({_CHAIR}):
        begin, last = a.sentence_tokens(a.sentence_of(chair))[0], chair - 1
        for token in range(last - 1, max(begin, last - _FARTHEST) - 1, -1):
            if reader.index.covering(token) or a.pos(token) not in ("NOUN", "ADJ", "ADP"):
                break
            if a.lemmas[token] in collectives():
                yield token, last
                break


def _before_somebody(
    reader: FactReader, noun: int, last: int, people: Container[int] | None = None
) -> int:
    """Return where a phrase ends before whom it takes in: «ввёл в [состав совета] врача Рида».

    Or before one of some ``people``: «избрал [главой думы района] депутата Рида».
    """
    for token in range(noun + 1, last):
        role = reader.index.at(token, ROLES)
        if role is None or reader.index.first[role] != token:
            continue
        named = reader.referents.named_behind(role)
        if named is not None and (people is None or named in people):
            return token
    return last


def _is_in_church(a: Annotation, noun: int) -> bool:
    """Tell «[службу] возглавил архиепископ Никон» from a body: it has no head either."""
    if a.lemmas[noun] != _SERVICE:
        return False
    here = range(*a.sentence_tokens(a.sentence_of(noun)))
    return any(a.lemmas[token] in words("monastic_nouns.txt") for token in here)


def _is_post(reader: FactReader, fact: Fact, noun: int) -> bool:
    people = any(reader.index.types[holder] in HUMANS for holder in fact.holders)
    return people and reader.annotation.lemmas[noun] in posts()
