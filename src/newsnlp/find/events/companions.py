"""Who is with somebody at what he does: «Рид осмотрел школу. Вместе с ним побывали [Ким] и …»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import antecedent
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.type_sets import EVENTS
from newsnlp.types import RelationType

_TOGETHER = "вместе"
_ACCOMPANY = frozenset({"сопровождать", "сопроводить"})
_BACK = 2
"""Sentences before in which the event is told."""


def companions(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of those who are told to be with whom a pronoun means."""
    for verb, pronoun in _accompanied(reader):
        leader = antecedent(reader.annotation, reader.index, pronoun)
        event = None if leader is None else _event_of(reader, leader, verb)
        if event is not None:
            for who in reader.referents.actors(reader.clauses.subjects(verb), set()):
                yield RelationType.PARTICIPANT_IN, who, event


def _accompanied(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield verbs with whom they tell to have company: «вместе с [ним]», «[его] сопровождали»."""
    a, clauses = reader.annotation, reader.clauses
    for together in a.by_lemma.of({_TOGETHER}):
        verb = clauses.head[together]
        there = verb >= 0 and a.lemmas[verb] in noun_class("being_there")
        if there and clauses.modality(verb) is None:
            yield from ((verb, c) for c in a.children[together] if a.lemmas[c] in PRONOUNS)
    for verb in a.by_lemma.of(_ACCOMPANY):
        if a.pos(verb) == "VERB" and clauses.modality(verb) is None:
            objects = (c for c in clauses.children[verb] if a.deprel(c) == "obj")
            yield from ((verb, c) for c in objects if a.lemmas[c] in PRONOUNS)


def _event_of(reader: FactReader, leader: int, verb: int) -> int | None:
    """Return the one event of the last sentence that tells what somebody does, or None.

    Not where the sentence of the verb names another: «вместе с ним [концерт] посетили …».
    """
    a = reader.annotation
    here = a.sentence_of(verb)
    if any(head != verb for head in _events_in(reader, here)):
        return None
    for sentence in range(here - 1, max(-1, here - 1 - _BACK), -1):
        events = _events_in(reader, sentence)
        if events:
            own = {event for head, event in events.items() if _does(reader, leader, head, event)}
            return own.pop() if len(own) == 1 else None
    return None


def _events_in(reader: FactReader, sentence: int) -> dict[int, int]:
    """Return the events of a sentence by the tokens that head them."""
    headed = reader.index.headed(EVENTS)
    tokens = range(*reader.annotation.sentence_tokens(sentence))
    return {token: headed[token] for token in tokens if token in headed}


def _does(reader: FactReader, leader: int, head: int, event: int) -> bool:
    """Tell whether somebody is the subject of an event's verb or takes part by a frame."""
    subjects = reader.clauses.subjects(head) if reader.annotation.pos(head) == "VERB" else []
    if any(reader.referents.actor(subject) == leader for subject in subjects[:1]):
        return True
    told = (fact for fact in reader.facts() if fact.event == event)
    return any(leader in (*fact.holders, *fact.agents) for fact in told)
