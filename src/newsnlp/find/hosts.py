"""Who organizes an event, told by a noun: «Организатор — [Союз]», «организатором стал [Союз]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import DASHES
from newsnlp.find.modality import Modality
from newsnlp.find.retold import told_before
from newsnlp.types import EntityType as T
from newsnlp.types import RelationType

_EVENTS = frozenset({T.EVENT})
_BECOMING = frozenset({"выступить", "выступать", "стать", "являться", "быть"})
_MARKS = DASHES | {":"}
_PHRASE = 8
"""Words from the noun within which its dash stands: «организаторы форума в Туле — …»."""


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
            return told_before(a, reader.index, noun, a.lemmas[child]) if named is None else named
    return told_before(a, reader.index, noun, "")
