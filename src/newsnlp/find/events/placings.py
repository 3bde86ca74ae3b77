"""Who has which place of a contest told before: «1 место — [Лев Рид], 2 место — [Ян Котов]»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from newsnlp.annotate.marks import ANNOUNCING, DASHES, OPENING
from newsnlp.find.events.contests import contest_before
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.layout.listings import line_end, lines_below, opens
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, UPRIGHT
from newsnlp.types import RelationType

_PLACE, _NOMINATION = "место", "номинация"
_HAS = frozenset({"у"})
_FIRST = "1"
_LONGEST = 60
"""Tokens within which the places of one protocol are told."""


def placings(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of everybody whom a list gives a place of the contest told last."""
    yield from _by_places(reader)
    yield from _by_prizes(reader)
    yield from _by_protocol(reader)
    yield from _by_owner(reader)


def _by_owner(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who has a place or a medal: «серебро у [Анны Рид], третье место – у [Яны Ким]»."""
    a = reader.annotation
    for token in a.by_lemma.of(_HAS):
        prize = token - 1 - (token > 1 and a.words[token - 1] in DASHES)
        if prize < 0 or a.heads[token] < token:
            continue
        placed = a.lemmas[prize] == _PLACE and _is_counted(reader, prize)
        who = reader.referents.actor(a.heads[token])
        if who is not None and (placed or a.lemmas[prize] in noun_class("medal", "placing")):
            contest = contest_before(reader, prize)
            if contest is not None:
                yield RelationType.PARTICIPANT_IN, who, contest


def _by_protocol(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who is told as a protocol has it: «100 м, женщины: 1. [Анна Рид]. 2. [Яна Ким]»."""
    a = reader.annotation
    ends = compress(count(1), map(_FIRST.__eq__, a.words))
    for first in [end for end in ends if end > 1 and a.words[end - 2] == ":"]:
        begin, _ = a.sentence_tokens(a.sentence_of(first - 2))
        if any(a.pos(token) == "VERB" for token in range(begin, first)):
            continue  # «Выступили: 1. Рид …»
        found = list(_numbered(reader, first - 1))
        contest = contest_before(reader, first - 1) if len(found) > 1 else None
        for who in found if contest is not None else ():
            if contest is not None:
                yield RelationType.PARTICIPANT_IN, who, contest


def _numbered(reader: FactReader, token: int) -> Iterator[int]:
    """Yield the persons behind the numbers from a first one on: «1. [Рид] (Тула). 2. [Ким]»."""
    words, index = reader.annotation.words, reader.index
    number = 1
    for place in range(token, min(token + _LONGEST, len(words) - 2)):
        if words[place] == str(number) and words[place + 1] == ".":
            who = index.at(place + 2, PERSONS)
            if who is None or index.first[who] != place + 2:
                return
            yield who
            number += 1


def _by_places(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who stands behind a place: «1-е место — [Анна Рид]»."""
    a = reader.annotation
    contest: int | None = None
    for noun in compress(count(), map(_PLACE.__eq__, a.lemmas)):
        mark, (_, end) = noun + 1, a.sentence_tokens(a.sentence_of(noun))
        if not _is_counted(reader, noun):
            continue
        if mark < end and a.words[mark] in ANNOUNCING:
            found = behind_dash(reader, mark, end, UPRIGHT, many=True, marks=ANNOUNCING)
        elif mark < len(a) and a.opens_line(mark) and _opens_line(reader, noun):
            found = tuple(person for person, _ in lines_below(a, reader.index, mark))
        else:
            continue
        contest = contest_before(reader, noun) if found and contest is None else contest
        for who in found if contest is not None else ():
            if contest is not None:
                yield RelationType.PARTICIPANT_IN, who, contest
    yield from _by_next_places(reader)


def _by_prizes(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who has what lines open with: «Диплом II степени: [Ян Котов]», «Номинация «Соло»»."""
    nouns = reader.annotation.by_lemma.of(noun_class("contest_prize") | {_NOMINATION})
    told = [(noun, found) for noun in nouns if (found := _prized(reader, noun))]
    for noun, found in told if len(told) > 1 else ():
        contest = contest_before(reader, noun)
        for who in found if contest is not None else ():
            if contest is not None:
                yield RelationType.PARTICIPANT_IN, who, contest


def _prized(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return whom a line names behind a prize that it opens with, or the lines below it."""
    a, end = reader.annotation, line_end(reader.annotation, noun)
    if (noun and not a.opens_line(noun)) or _tells(reader, noun, end):
        return ()
    mark = next((t for t in range(noun + 1, end) if a.words[t] in ANNOUNCING), None)
    if mark is None:
        return tuple(person for person, _ in lines_below(a, reader.index, end))
    person = opens(reader.index, mark + 1) if mark + 1 < end else None
    return () if person is None else (person,)


def _tells(reader: FactReader, first: int, last: int) -> bool:
    return any(reader.annotation.feats(t).get("VerbForm") == "Fin" for t in range(first, last))


def _opens_line(reader: FactReader, noun: int) -> bool:
    """Tell a line of a place alone: «1 [место]», below it «Анна Рид, Тула»."""
    first = noun - 1
    return first == 0 or any(map(reader.annotation.opens_line, (first, max(0, first - 1))))


def _by_next_places(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who has a place without its noun: «первое место занял Рид, второе — [Ян Котов]»."""
    a = reader.annotation
    for noun in compress(count(), map(_PLACE.__eq__, a.lemmas)):
        end = a.sentence_tokens(a.sentence_of(noun))[1]
        for next_place in range(noun + 1, end - 2) if _is_counted(reader, noun) else ():
            counted = a.lemmas[next_place] in noun_class("placing")
            if not counted or a.words[next_place + 1] not in DASHES:
                continue
            found = _actors_behind(reader, next_place + 1, end)
            contest = contest_before(reader, next_place) if found else None
            if contest is not None:
                yield from ((RelationType.PARTICIPANT_IN, who, contest) for who in found)


def _actors_behind(reader: FactReader, dash: int, end: int) -> tuple[int, ...]:
    """Return the persons behind a dash, or the team: «второе — [«Заря»]»."""
    people = behind_dash(reader, dash, end, UPRIGHT, many=True)
    named = dash + 1 + (reader.annotation.words[dash + 1] in OPENING)
    team = reader.index.at(named, ORGANIZATIONS) if not people and named < end else None
    return people if team is None else (team,)


def _is_counted(reader: FactReader, noun: int) -> bool:
    """Tell «1-е место», «I место» and «второе место» from «рабочее место»."""
    a = reader.annotation
    if noun == 0:
        return False
    figure = a.words[noun - 1].partition("-")[0].isdigit()
    return figure or a.lemmas[noun - 1] in noun_class("placing")
