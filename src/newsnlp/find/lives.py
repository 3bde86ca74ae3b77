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
    told = (fact for fact in reader.facts() if fact.frame.kind == "post" and not fact.modality)
    dated = sorted((f for f in (*found, *told) if f.dates), key=lambda fact: fact.verb)
    latest = {fact.holders: fact.dates for fact in dated}
    for fact in found:
        fact.past |= fact.dates != () and latest[fact.holders] != fact.dates
    return found


def _facts(reader: FactReader) -> Iterator[Fact]:
    yield from _titles(reader)
    a, index = reader.annotation, reader.index
    for date in sorted(i for i, kind in enumerate(index.types) if kind in DATES):
        first, last = a.sentence_tokens(a.sentence_of(index.first[date]))
        dash = _mark_behind(reader, date, last)
        if index.first[date] == first and dash < last and a.words[dash] in _MARKS:
            yield from _told(reader, dash, (first, last), (date,))


def _mark_behind(reader: FactReader, date: int, last: int) -> int:
    """Return the token behind a date and what may stand before its dash: «с 2004 г. по н. в.»."""
    token = reader.index.last[date]
    while token < last and reader.annotation.words[token].lower() in _TO_NOW:
        token += 1
    return token


def _titles(reader: FactReader) -> Iterator[Fact]:
    """Yield degrees, honours and memberships that are a sentence: «Кандидат наук, член РАЕН.»."""
    a, index = reader.annotation, reader.index
    nouns, honours = noun_class("degree", "member"), noun_class("honour")
    begun = {index.first[i] for i, kind in enumerate(index.types) if kind in ROLES}
    for token in sorted(begun):
        if a.lemmas[token] in nouns or a.lemmas[token] in honours:
            first, last = a.sentence_tokens(a.sentence_of(token))
            if token == first and a.words[last - 1] == ".":
                yield from _told(reader, first, (first, last), ())


def _told(
    reader: FactReader,
    begin: int,
    sentence: tuple[int, int],
    dates: tuple[int, ...],
) -> Iterator[Fact]:
    a, index = reader.annotation, reader.index
    first, last = sentence
    tokens = range(first, last)
    if any(a.feats(t).get("VerbForm") == "Fin" for t in tokens if a.pos(t) in ("VERB", "AUX")):
        return
    if is_speech(a, first, last) or any(may_act(reader.clauses, index, t) for t in tokens):
        return
    holder = subject_before(a, index, a.sentence_of(first), None)
    if holder is None:
        return
    since = begin
    for role in _roles(reader, begin, last):
        head = index.head[role]
        dates = tuple(_dates(reader, since, index.first[role])) or dates
        since = index.last[role]
        yield Fact(
            frame=life(),
            verb=head,
            modality=None,
            holders=(holder,),
            agents=(),
            slots={"role": Bound(reader.clauses.argument(head), head, role)},
            dates=dates,
            past=any(_OVER.search(_text(reader, date)) for date in dates),
        )


def _dates(reader: FactReader, first: int, last: int) -> Iterator[int]:
    """Yield the longest date of a stretch that ends before a dash: «[с 2006 года] – декан»."""
    index = reader.index
    around = {i for t in range(first, last) for i in index.covering(t) if index.types[i] in DATES}
    here = [i for i in around if index.first[i] >= first and index.last[i] < last]
    dashes = {i: _mark_behind(reader, i, last) for i in here}
    dashed = [i for i, at in dashes.items() if at < last and reader.annotation.words[at] in DASHES]
    yield from sorted(dashed, key=index.length)[-1:]


def _text(reader: FactReader, date: int) -> str:
    """Return a date with the preposition before it: «[с 2002 по] 2008 год»."""
    a, index = reader.annotation, reader.index
    first, _ = a.sentence_tokens(a.sentence_of(index.first[date]))
    return a.slice_text(max(first, index.first[date] - 1), index.last[date])


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
