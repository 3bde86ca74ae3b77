"""When and where what a verb tells is: «родился в [Уфе]», «вылетел в [Уфу], где выступил»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.type_sets import EVENTS, PLACES
from newsnlp.kinds import EntityType, RelationType

_WHERE = frozenset({"где"})
_HELD = "held"
_IN = frozenset({"в", "на", "под"})
_NEAR = frozenset({"у", "возле", "около", "близ", "вблизи", "напротив"})
"""Prepositions of the genitive of a place."""
_SITES = PLACES | {EntityType.ORGANIZATION}


def told_where(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield where the events are of whose verb «где» is told."""
    a, index = reader.annotation, reader.index
    for where in a.by_lemma.of(_WHERE):
        verb, last = a.heads[where], where - 2
        if verb < where or last < 0 or a.words[where - 1] != ",":
            continue
        place = index.at(last - (last > 0 and a.words[last] in CLOSING), _SITES)
        told = (index.headed(EVENTS).get(token) for token in (verb, *a.children[verb]))
        for event in told if place is not None else ():
            if event is not None and place is not None:
                yield RelationType.TAKES_PLACE_IN, event, place


def due_when(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield when and where events are to be: «[завтра] [на площади] должен пройти митинг»."""
    for fact in reader.facts():
        if fact.event is None or fact.frame.kind != _HELD or fact.modality is not Modality.PLANNED:
            continue
        for date in fact.dates:
            yield RelationType.POINT_IN_TIME, fact.event, date
        place = fact.mention("place")
        if place is not None:
            yield RelationType.TAKES_PLACE_IN, fact.event, place


def settings_of_verbs(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield when and where a verb tells its own event to be: «родился в городе [Кашира]».

    Beside a noun it tells of that: «Пожар вспыхнул в [доме]».
    """
    a, headed = reader.annotation, reader.index.headed(EVENTS)
    with_places = {a.sentence_of(reader.index.first[i]) for i in reader.index.of(PLACES)}
    for verb, event in headed.items():
        if a.pos(verb) != "VERB" or not headed.keys().isdisjoint(a.children[verb]):
            continue
        for date in reader.dates(verb):
            if not _is_for(reader, date):
                yield RelationType.POINT_IN_TIME, event, date
        told = reader.clauses.arguments(verb) if a.sentence_of(verb) in with_places else ()
        for one in told:
            there = one.preposition in _IN and one.case == "Loc"
            there |= one.preposition in _NEAR and one.case == "Gen"
            there &= a.pos(one.token) != "PRON"
            place = reader.referents.at(one.token, PLACES) if there else None
            if place is not None:
                yield RelationType.TAKES_PLACE_IN, event, place


def _is_for(reader: FactReader, date: int) -> bool:
    """Tell what something is for: «проданы билеты [на три вечера]», not «перенесён [на 5 мая]»."""
    index, noun = reader.index, reader.index.head[date]
    words = reader.annotation.words[index.first[date] : index.last[date]]
    numbered = any(word.isdigit() for word in words)
    stretch = reader.clauses.preposition(noun) == "на" and reader.clauses.case(noun) != "Loc"
    return stretch and not numbered
