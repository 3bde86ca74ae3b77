"""Who suffered in an accident told before: «Столкнулись два автобуса. Водитель [Рид] погиб»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS, PERSONS
from newsnlp.types import RelationType

_REACH = 2
"""Sentences back in which the accident is told."""


def victims(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of who is told by name to suffer in the only accident told just before.

    What was on a day of its own was in another one: «в 2015 году погиб его брат».
    """
    for fact in reader.facts():
        if fact.frame.kind != "undergo" or fact.modality is not None or fact.dates:
            continue
        if not _is_told_of(reader, fact.verb):
            continue
        accident = _accident(reader, fact)
        for who in fact.holders if accident is not None else ():
            if accident is not None and reader.index.types[who] in PERSONS:
                yield RelationType.PARTICIPANT_IN, who, accident


def _is_told_of(reader: FactReader, verb: int) -> bool:
    """Tell «водитель Рид погиб» from «отец [погибшего] Лев Рид»."""
    a = reader.annotation
    feats = a.feats(verb)
    whole = feats.get("VerbForm") == "Part" and feats.get("Variant") != "Short"
    return a.lemmas[verb] in noun_class("hurt") and not whole


def _accident(reader: FactReader, fact: Fact) -> int | None:
    here = reader.annotation.sentence_of(fact.verb)
    for sentence in range(here, max(-1, here - 1 - _REACH), -1):
        told = _accidents(reader, sentence)
        if told:
            return next(iter(told.values())) if len(told) == 1 else None
    return None


def _accidents(reader: FactReader, sentence: int) -> dict[str, int]:
    """Return the accidents that nouns and verbs of a sentence tell, by noun."""
    a, index = reader.annotation, reader.index
    found: dict[str, int] = {}
    for token in range(*a.sentence_tokens(sentence)):
        noun = verb_nouns().get(a.lemmas[token], a.lemmas[token]).partition(" ")[0]
        event = index.at(token, EVENTS) if noun in noun_class("crash") else None
        if event is not None and index.head[event] == token:
            found.setdefault(noun, event)
    return found
