"""Bodies whose verb is left out: «комитет возглавила Котова, [комиссию] – Рид».

Behind a date and a dash the same person has the next: «возглавлял горком, с мая – [обком]».
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.type_sets import DATES, LOOK_ALIKE, ORGANIZATIONS, PERSONS, UPRIGHT

if TYPE_CHECKING:
    from newsnlp.find.facts.facts import FactReader

_BEFORE = frozenset({",", ";", "и", "а"})


def gapped(reader: FactReader, fact: Fact) -> list[Fact]:
    """Return what a verb tells of further bodies, each with its own head behind a dash.

    The parser may take all of them for one list; ``fact`` keeps who stands before the others.
    """
    body = fact.mention("organization")
    if fact.frame.kind != "post" or fact.frame.role is None or body is None:
        return []
    found = _further(reader, fact, body)
    if found:
        begin = found[0].slots["organization"].target
        fact.holders = tuple(i for i in fact.holders if reader.index.first[i] < begin)
    elif len(fact.holders) > 1:
        fact.holders = _before_dash(reader, fact.holders)
    return found


def unmarked(reader: FactReader, fact: Fact) -> Iterator[int]:
    """Yield the nouns of such further bodies that no mention covers."""
    a, bound = reader.annotation, fact.slots.get("organization")
    if fact.frame.kind != "post" or fact.frame.role is None or bound is None:
        return
    start = max(fact.verb, reader.index.last[fact.holders[0]])
    _, end = a.sentence_tokens(a.sentence_of(fact.verb))
    if DASHES.isdisjoint(a.words[start:end]):
        return
    for token in range(start, end - 1):
        if a.words[token] in _BEFORE:
            noun = token + 1
            while noun < end - 1 and a.pos(noun) == "ADJ":
                noun += 1
            alike = reader.clauses.case(noun) == reader.clauses.case(bound.target)
            if alike and not reader.index.covering(noun):
                yield noun


def _before_dash(reader: FactReader, holders: tuple[int, ...]) -> tuple[int, ...]:
    """Return who stands before the first dash: behind it somebody has another body or post.

    The post stands before it, «комитет возглавил Котов, [секретарь] – Рид».
    """
    words, index = reader.annotation.words, reader.index
    begin, end = index.last[holders[0]], max(index.last[i] for i in holders) + 1
    dash = next((t for t in range(begin, min(end, len(words))) if words[t] in DASHES), end)
    before = (i for i in holders if index.first[i] <= dash)
    return tuple(i for i in before if index.types[i] in PERSONS or index.last[i] != dash)


def _further(reader: FactReader, fact: Fact, body: int) -> list[Fact]:
    a, index = reader.annotation, reader.index
    end = a.sentence_tokens(a.sentence_of(fact.verb))[1]
    start = max(fact.verb, index.last[body], index.last[fact.holders[0]])
    found = []
    for token in range(start, end - 1):
        date = index.at(token - 1, DATES) if a.words[token] in DASHES else None
        if a.words[token] not in _BEFORE and date is None:
            continue
        other = reader.index.opening(token + 1, ORGANIZATIONS)
        if other is None or not _is_like(reader, other, fact):
            continue
        holders = fact.holders if date is not None else _holders(reader, other, end)
        if holders:
            head = index.head[other]
            bound = Bound(reader.clauses.argument(head), head, other)
            dates = fact.dates if date is None else (date,)
            found.append(fact.further(holders, {"organization": bound}, dates))
    return found


def _holders(reader: FactReader, body: int, end: int) -> tuple[int, ...]:
    return behind_dash(reader, reader.index.last[body], end, UPRIGHT, many=False)


def _is_like(reader: FactReader, other: int, fact: Fact) -> bool:
    """Tell whether a body stands in the case of the first; of things, Nom and Acc look alike.

    The noun tells it, of which the mention may be the name alone: «[секцией] «Луч» руководит».
    """
    nouns = reader.index.head[other], fact.slots["organization"].target
    cases = set(map(reader.clauses.case, nouns))
    return len(cases - {""}) < 2 or cases <= LOOK_ALIKE | {"Nom"}
