"""What a bare body is called in full where it is set up: «Создана [рабочая группа по паводку]».

NEREL marks names, so the model finds the «группа» of «в группу вошли», and not what is told before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.mentions.collectives import SCORE, SOURCE
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.types import EntityType, Span

_GROUP = "группа"
_COMPLEMENT = frozenset({"Gen", ""})
"""Cases right behind the noun: «представляет в [совете] союз» tells of no «совет союза»."""
_BARE = 2
"""Tokens of a bare body: «[рабочая] группа»."""


class _Phrase(NamedTuple):
    """A noun with what tells which body it is; ``adjectives``: the lemmas before it."""

    tokens: tuple[int, int]
    noun: int
    adjectives: frozenset[str]


def fuller_bodies(reader: FactReader) -> Iterator[Span]:
    """Yield the one longer phrase before a bare body that tells which it is, no mention yet."""
    a = reader.annotation
    bare = list(_bare(reader))
    ends = barred(reader, DATES | PERSONS) if bare else set()
    told: set[tuple[int, int]] = set()
    longer = {lemma: _longer(reader, lemma, ends) for lemma in {a.lemmas[noun] for _, noun in bare}}
    for first, noun in bare:
        adjectives = {*a.lemmas[first:noun]}
        before = (one for one in longer[a.lemmas[noun]] if one.noun < first)
        found = {one.tokens for one in before if adjectives <= one.adjectives}
        told |= found if len(found) == 1 else set()
    for first, last in sorted(told):
        while a.lemmas[first] in _passing():
            first += 1  # «[новое] правление ТСЖ»
        yield Span(a.starts[first], a.ends[last - 1], EntityType.ORGANIZATION, SCORE, SOURCE)


def _bare(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield where bodies begin that their noun ends, and it: mentions, «члены [правления]»."""
    a, index = reader.annotation, reader.index
    for noun in a.by_lemma.of(noun_class("collegial") | {_GROUP}):
        body = index.at(noun, ORGANIZATIONS)
        role = index.at(noun, ROLES) if body is None else None
        if body is not None and index.length(body) <= _BARE:
            first, last = index.first[body], index.last[body]
        elif role is not None and index.last[role] == noun + 1 and index.head[role] == noun - 1:
            first, last = noun, noun + 1
        else:
            continue
        alone = a.lemmas[noun] == _GROUP and first == noun
        if last == noun + 1 and not alone and _tells_no_more(reader, noun):
            yield first, noun


def _tells_no_more(reader: FactReader, noun: int) -> bool:
    """Tell a noun that nothing behind it tells from others."""
    below = (child for child in reader.clauses.children[noun] if child > noun)
    return all(reader.annotation.deprel(child) in ("punct", "conj") for child in below)


def _longer(reader: FactReader, noun: str, ends: set[int]) -> list[_Phrase]:
    """Return the phrases that say of a body's noun which it is, in text order."""
    a = reader.annotation
    found = []
    for token in a.by_lemma.of({noun}):
        body = reader.index.at(token, ORGANIZATIONS)
        told = body is not None and reader.index.last[body] != token + 1
        if told or a.feats(token).get("Number") != "Sing":
            continue
        begin, last = extended(reader.clauses, token, token + 1, ends)
        more = last > token + 1 and reader.clauses.case(token + 1) in _COMPLEMENT
        if more and noun_class("body").isdisjoint(a.lemmas[token:last]):
            found.append(_Phrase((begin, last), token, frozenset(a.lemmas[begin:token])))
    return found


def _passing() -> frozenset[str]:
    return words("passing_adjectives.txt") | words("evaluating_adjectives.txt")
