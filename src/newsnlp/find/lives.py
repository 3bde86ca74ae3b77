"""Posts and titles told without a verb: «С 2002 по 2008 год — [помощник] прокурора»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.find.elided import is_speech, may_act, subject_before
from newsnlp.find.fact import Bound, Fact
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import Frame, noun_class
from newsnlp.find.marks import DASHES
from newsnlp.find.type_sets import DATES, ROLES

_OVER = re.compile(r"\b(?:по|до)\b|\d\s?[–—-]\s?\d")
_TO_NOW = frozenset({".", "г", "гг", "год", "года", "годы", "по", "настоящее", "время", "н", "в"})
"""Words that may stand between a date and its dash: «С 2004 г. по настоящее время –»."""
_MARKS = DASHES | {":"}
_RULE = "life"


@cache
def life() -> Frame:
    """Return the frame of a post that no verb tells."""
    return Frame(_RULE, "post", "state", "subj", (), None, None)


def lives(reader: FactReader) -> list[Fact]:
    """Return what sentences tell that have a date, a mark and posts, or titles and no more.

    The holder is the subject of the last sentence that names somebody. Of a time that ended
    («с 2002 по 2008 год») the post is over, and so is one that another follows.
    """
    found = list(_facts(reader))
    latest = {fact.holders: fact.dates for fact in found if fact.dates}
    for fact in found:
        fact.past |= fact.dates != () and latest[fact.holders] != fact.dates
    return found


def _facts(reader: FactReader) -> Iterator[Fact]:
    yield from _titles(reader)
    a, index = reader.annotation, reader.index
    for date in sorted(i for i, kind in enumerate(index.types) if kind in DATES):
        first, last = a.sentence_tokens(a.sentence_of(index.first[date]))
        dash = index.last[date]
        while dash < last and a.words[dash].lower() in _TO_NOW:
            dash += 1
        if index.first[date] == first and dash < last and a.words[dash] in _MARKS:
            past = _OVER.search(a.slice_text(first, index.last[date])) is not None
            yield from _told(reader, dash, (first, last), (date,), past=past)


def _titles(reader: FactReader) -> Iterator[Fact]:
    """Yield degrees, honours and memberships that are a sentence: «Кандидат наук, член РАЕН.»."""
    a, index = reader.annotation, reader.index
    nouns, honours = noun_class("degree") | noun_class("member"), noun_class("honour")
    begun = {index.first[i] for i, kind in enumerate(index.types) if kind in ROLES}
    for token in sorted(begun):
        if a.lemmas[token] in nouns or a.lemmas[token] in honours:
            first, last = a.sentence_tokens(a.sentence_of(token))
            if token == first and a.words[last - 1] == ".":
                yield from _told(reader, first, (first, last), (), past=False)


def _told(
    reader: FactReader,
    begin: int,
    sentence: tuple[int, int],
    dates: tuple[int, ...],
    *,
    past: bool,
) -> Iterator[Fact]:
    a, index = reader.annotation, reader.index
    first, last = sentence
    tokens = range(first, last)
    if any(a.feats(t).get("VerbForm") == "Fin" for t in tokens if a.pos(t) in ("VERB", "AUX")):
        return
    if is_speech(a.words[first:last]) or any(may_act(reader.clauses, index, t) for t in tokens):
        return
    holder = subject_before(a, index, a.sentence_of(first), None)
    if holder is None:
        return
    for role in _roles(reader, begin, last):
        head = index.head[role]
        yield Fact(
            frame=life(),
            verb=head,
            modality=None,
            holders=(holder,),
            agents=(),
            slots={"role": Bound(reader.clauses.argument(head), head, role)},
            dates=dates,
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
