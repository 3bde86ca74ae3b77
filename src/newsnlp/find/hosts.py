"""Who organizes an event, told by a noun: «Организатор — [Союз]», «организатором стал [Союз]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import DASHES
from newsnlp.find.modality import Modality
from newsnlp.types import EntityType as T
from newsnlp.types import RelationType

_EVENTS = frozenset({T.EVENT})
_BECOMING = frozenset({"выступить", "выступать", "стать", "являться", "быть"})
_MARKS = DASHES | {":"}
_PHRASE = 8
"""Words from the noun within which its dash stands: «организаторы форума в Туле — …»."""
_BACK = 3
"""Sentences before in which the event may be told."""


def hosts(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield ORGANIZES of everybody whom a noun calls the organizer of an event."""
    nouns = noun_class("organizer")
    if nouns.isdisjoint(reader.annotation.lemmas):
        return
    for noun, lemma in enumerate(reader.annotation.lemmas):
        found = _named(reader, noun) if lemma in nouns else ()
        event = _event(reader, noun) if found else None
        if event is not None:
            for host in found:
                yield RelationType.ORGANIZES, host, event


def _named(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return who is called the organizer: the subject beside a verb or a dash, or behind one."""
    a, clauses = reader.annotation, reader.clauses
    verb = clauses.head[noun]
    if verb >= 0 and clauses.case(noun) == "Ins" and a.lemmas[verb] in _BECOMING:
        told = clauses.modality(verb) in (None, Modality.FUTURE)
        return reader.referents.actors(clauses.subjects(verb), set()) if told else ()
    if clauses.case(noun) != "Nom":
        return ()
    begins = a.sentence_tokens(a.sentence_of(noun))[0]
    described = noun - (noun > begins and a.pos(noun - 1) == "ADJ")
    if described > begins and a.words[described - 1] in _MARKS:
        below = [c for c in clauses.children[noun] if a.deprel(c) == "nsubj"]
        return reader.referents.actors(below, set())
    return _behind_dash(reader, noun)


def _behind_dash(reader: FactReader, noun: int) -> tuple[int, ...]:
    a, clauses = reader.annotation, reader.clauses
    end = a.sentence_tokens(a.sentence_of(noun))[1]
    for dash in range(noun + 1, min(noun + _PHRASE, end - 1)):
        if a.pos(dash) == "VERB" or a.words[dash] == ",":
            return ()
        if a.words[dash] in _MARKS:
            near = {noun, clauses.head[noun]}
            heads = [t for t in range(dash + 1, end) if clauses.head[t] in near]
            heads += [clauses.head[noun]] if clauses.head[noun] > dash else []
            return reader.referents.actors(sorted(heads), set())
    return ()


def _event(reader: FactReader, noun: int) -> int | None:
    """Return what is organized: «организатор [форума]», «[его] организатор», else told before."""
    a, clauses = reader.annotation, reader.clauses
    for child in clauses.children[noun]:
        if child > noun and clauses.case(child) == "Gen" and not clauses.preposition(child):
            named = reader.index.at(child, _EVENTS)
            return _told_before(reader, noun, a.lemmas[child]) if named is None else named
    return _told_before(reader, noun, "")


def _told_before(reader: FactReader, noun: int, lemma: str) -> int | None:
    """Return the one event told last before; of its kind where a noun says which."""
    a, index = reader.annotation, reader.index
    here = a.sentence_of(noun)
    for sentence in range(here - 1, max(-1, here - 1 - _BACK), -1):
        found: dict[str, int] = {}
        for token in range(*a.sentence_tokens(sentence)):
            event = index.at(token, _EVENTS)
            if event is not None and index.head[event] == token and a.pos(token) == "NOUN":
                found.setdefault(a.lemmas[token], event)
        if lemma in found:
            return found[lemma]
        if found:
            only = next(iter(found.values())) if len(found) == 1 else None
            return only if not lemma or lemma in noun_class("occasion") else None
    return None
