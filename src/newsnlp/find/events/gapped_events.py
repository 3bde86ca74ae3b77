"""Events whose verb is left out: «в Туле прошёл митинг, [в Омске 7 июня – концерт]».

The parser hangs what is told of them on the verb before; of «[Рид] выступил на форуме, [Ким] – на
[совещании]» each was at his own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsnlp.annotate.marks import DASHES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ACTORS, APPOSED, DATES, EVENTS, PERSONS, PLACES, UPRIGHT
from newsnlp.kinds import RelationType

if TYPE_CHECKING:
    from newsnlp.find.facts.facts import FactReader

_PARTING = frozenset({",", ";"})
_THERE = frozenset({"в", "во", "на"})
_LONG = 9
"""Tokens that stand before a dash of such a clause at most."""


class Gap(NamedTuple):
    """A clause without a verb: its first token, its dash, the token behind it, its event."""

    first: int
    dash: int
    end: int
    event: int

    def holds(self, token: int) -> bool:
        """Tell what stands in the clause."""
        return self.first <= token < self.end


def gapped_events(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who was at such an event, when and where it was."""
    a, index, clauses = reader.annotation, reader.index, reader.clauses
    for sentence in sorted(set(map(a.sentence_of, a.by_form.of(DASHES)))):
        for gap in _gaps(clauses, index, sentence):
            told = {i for t in range(gap.first, gap.dash) for i in index.covering(t)}
            attended = clauses.preposition(index.head[gap.event]) != ""
            for i in sorted(told):
                upright = clauses.case(index.head[i]) in UPRIGHT
                if attended and index.types[i] in PERSONS and upright:
                    yield RelationType.PARTICIPANT_IN, i, gap.event
            for i in _places(clauses, index, range(gap.first, gap.end)):
                yield RelationType.TAKES_PLACE_IN, gap.event, i


def is_across_gap(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell whom, when or where the text tells of the other of two events that share a verb.

    A day before the verb may be that of both, where the second has none of its own.
    """
    a, one, two = clauses.annotation, index.head[event], index.head[other]
    near, far = min(one, two), max(one, two)
    if _PARTING.isdisjoint(a.words[near:far]) or a.sentence_of(near) != a.sentence_of(far):
        return False
    for gap in _gaps(clauses, index, a.sentence_of(near)):
        if gap.holds(one) != gap.holds(two):
            return gap.holds(two) or _has_own(clauses, index, gap, other)
    return False


def _gaps(clauses: Clauses, index: MentionIndex, sentence: int) -> Iterator[Gap]:
    """Yield the clauses of a sentence that tell of an event as its first verb does."""
    a = clauses.annotation
    first, end = a.sentence_tokens(sentence)
    if DASHES.isdisjoint(a.words[first:end]):
        return
    dashes = [t for t in range(first, end) if a.words[t] in DASHES]
    events = index.headed(EVENTS) if dashes else {}
    for dash in dashes:
        begin = (
            next(
                (t for t in range(dash, max(first, dash - _LONG), -1) if a.words[t] in _PARTING), -1
            )
            + 1
        )
        if begin in (0, dash) or any(a.pos(t) == "VERB" for t in range(begin, dash)):
            continue
        until = next((t for t in range(dash, end - 1) if a.words[t] in _PARTING), end)
        event = next((events[t] for t in range(dash, until) if t in events), None)
        if event is None or any(_is_finite(clauses, t) for t in range(dash, until)):
            continue
        told = [t for t in range(first, begin) if t in events]
        verbs = [t for t in range(first, begin) if _is_finite(clauses, t)]
        if verbs and any(_is_alike(clauses, index.head[event], t) for t in told):
            yield Gap(begin, dash, until, event)


def _is_finite(clauses: Clauses, token: int) -> bool:
    a = clauses.annotation
    return a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"


def _is_alike(clauses: Clauses, one: int, other: int) -> bool:
    """Tell two events told in one way: «на форуме», «на совещании»; of things, Nom is as Acc."""
    if clauses.preposition(one) != clauses.preposition(other):
        return False
    cases = {clauses.case(one), clauses.case(other)} - {""}
    return len(cases) < 2 or cases == {"Nom", "Acc"}


def _has_own(clauses: Clauses, index: MentionIndex, gap: Gap, other: int) -> bool:
    """Tell whether a clause has somebody, a day or a place, as what stands before it is."""
    kind = index.types[other]
    tokens = range(gap.first, gap.end)
    told = {i for t in tokens for i in index.covering(t)} - {gap.event}
    if kind in DATES:
        return False
    if kind in PLACES:
        return next(_places(clauses, index, tokens), None) is not None
    upright = (i for i in told if index.types[i] in ACTORS and index.head[i] < gap.dash)
    return any(clauses.case(index.head[i]) in UPRIGHT for i in upright)


def _places(clauses: Clauses, index: MentionIndex, tokens: range) -> Iterator[int]:
    """Yield where something is: «в [Омске]», «на площади [Победы]»."""
    for token in tokens:
        place = index.at(token, PLACES | ACTORS)
        if place is None or index.head[place] != token:
            continue
        noun = clauses.annotation.top(token, APPOSED)  # «на стадионе «[Труд]»»
        if clauses.case(noun) == "Loc" and clauses.preposition(noun) in _THERE:
            yield place
