"""Posts told in sentences without a verb: «С 2002 по 2008 год — [помощник] прокурора»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.find.elided import is_speech, may_act, subject_before
from newsnlp.find.fact import Bound, Fact
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import Frame
from newsnlp.find.marks import DASHES
from newsnlp.find.type_sets import DATES, ROLES

_OVER = re.compile(r"\b(?:по|до)\b|\d\s?[–—-]\s?\d")
_RULE = "life"


@cache
def _frame() -> Frame:
    return Frame(_RULE, "post", "state", "subj", (), None, None)


def lives(reader: FactReader) -> list[Fact]:
    """Return what sentences tell that have a date, a dash and posts in place of a verb.

    The holder is the subject of the last sentence that names somebody. Of a time that ended
    («с 2002 по 2008 год») the post is over, and so is one that another follows.
    """
    found = list(_facts(reader))
    latest = {fact.holders: fact.dates for fact in found}
    for fact in found:
        fact.past |= latest[fact.holders] != fact.dates
    return found


def _facts(reader: FactReader) -> Iterator[Fact]:
    a = reader.annotation
    dashed = (t - 1 for t, word in enumerate(a.words) if word in DASHES)
    for date, sentence in dict.fromkeys(
        (date, a.sentence_of(t))
        for t in dashed
        if t >= 0 and (date := reader.index.at(t, DATES)) is not None
    ):
        first, last = a.sentence_tokens(sentence)
        if reader.index.first[date] == first:
            yield from _told(reader, date, first, last)


def _told(reader: FactReader, date: int, first: int, last: int) -> Iterator[Fact]:
    a, index = reader.annotation, reader.index
    tokens = range(first, last)
    if any(a.feats(t).get("VerbForm") == "Fin" for t in tokens if a.pos(t) in ("VERB", "AUX")):
        return
    if is_speech(a.words[first:last]) or any(may_act(reader.clauses, index, t) for t in tokens):
        return
    holder = subject_before(a, index, a.sentence_of(first), None)
    if holder is None:
        return
    past = _OVER.search(a.slice_text(first, index.last[date])) is not None
    for role in _roles(reader, index.last[date], last):
        head = index.head[role]
        yield Fact(
            frame=_frame(),
            verb=head,
            modality=None,
            holders=(holder,),
            agents=(),
            slots={"role": Bound(reader.clauses.argument(head), head, role)},
            dates=(date,),
            past=past,
        )


def _roles(reader: FactReader, first: int, last: int) -> Iterator[int]:
    """Yield the longest roles in the nominative that begin in a stretch of tokens."""
    index = reader.index
    token = first
    while token < last:
        roles = [i for i in index.covering(token) if index.types[i] in ROLES]
        role = max(roles, key=index.length, default=None)
        if role is not None and reader.clauses.case(index.head[role]) == "Nom":
            yield role
        token = token + 1 if role is None else max(token + 1, index.last[role])
