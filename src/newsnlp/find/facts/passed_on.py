"""Who had a post next, where no verb tells it: «мэром был Рид, с 2015 года – [Ким]»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.fact import Fact
from newsnlp.find.type_sets import DATES, PERSONS

if TYPE_CHECKING:
    from newsnlp.find.facts.facts import FactReader

RULE = "passed_on"
_LEADS = frozenset(
    ["затем", "потом", "позже", "позднее", "далее", "после него", "после неё", "после нее"]
)
_OPPOSING = frozenset({"а", "и"})
_ENDS = frozenset({",", ";", "."})
_SINCE = frozenset({"с", "со"})
_LONGEST = 8


def passed_on(reader: FactReader, fact: Fact) -> list[Fact]:
    """Return who had the post of a fact after its holder, each behind a dash.

    The parser may take all of them for one list; ``fact`` keeps the first.
    """
    a, index = reader.annotation, reader.index
    if fact.frame.kind != "post" or not fact.holders or not fact.past or fact.modality:
        return []
    if fact.mention("role") is None and not (fact.frame.role and fact.mention("organization")):
        return []
    begin, end = index.last[fact.holders[0]], a.sentence_tokens(a.sentence_of(fact.verb))[1]
    if begin < fact.verb or DASHES.isdisjoint(a.words[begin:end]):
        return []
    found = list(_next(reader, fact, begin, end))
    if found:
        fact.holders = fact.holders[:1]
    return found


def _next(reader: FactReader, fact: Fact, start: int, end: int) -> Iterator[Fact]:
    a, index = reader.annotation, reader.index
    while start < end and a.words[start] in (",", ";"):
        near = range(start, min(end, start + _LONGEST))
        dash = next((t for t in near if a.words[t] in DASHES), end)
        person = index.at(dash + 1, PERSONS) if dash < end - 1 else None
        if person is None or index.first[person] != dash + 1:
            return
        begin = start + 1 + (a.lowered[start + 1] in _OPPOSING)
        date = _date(reader, begin, dash)
        told = date is not None or " ".join(a.lowered[begin:dash]) in _LEADS
        upright = reader.clauses.case(index.first[person]) in ("Nom", "")
        start = index.last[person]
        if not told or not upright or start >= end or a.words[start] not in _ENDS:
            return
        more = fact.further((person,), fact.slots, () if date is None else (date,))
        more.frame = replace(fact.frame, rule=RULE)
        since = date is not None and a.lowered[begin] in _SINCE
        more.past = not since
        yield more


def _date(reader: FactReader, first: int, last: int) -> int | None:
    """Return the date that is all of some tokens: «[с 2015 года]», «[в 2015–2019 гг.]»."""
    index = reader.index
    found = [i for i in index.covering(first) if index.types[i] in DATES]
    date = max(found, key=index.length, default=None)
    if date is None or index.first[date] != first:
        return None
    rest = reader.annotation.words[index.last[date] : last]
    return date if rest in ([], ["."]) else None


def posts_in_turn(reader: FactReader) -> set[tuple[int, int]]:
    """Return the holders of roles that were had one after the other, each with the role."""
    after = {fact.mention("role") for fact in reader.gapped() if fact.frame.rule == RULE} - {None}
    told = (*reader.facts(), *reader.gapped()) if after else ()
    return {
        (holder, role)
        for fact in told
        if (role := fact.mention("role")) is not None and role in after
        for holder in fact.holders
    }


def of_his_turn(facts: list[Fact], person: int) -> list[Fact]:
    """Return what is told of one of those who had a post in turn, all facts of any other post."""
    in_turn = any(fact.frame.rule == RULE for fact in facts)
    return [fact for fact in facts if person in fact.holders] if in_turn else facts
