"""Posts that share the verb of the one before: «работал врачом, затем – [главврачом больницы]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.fact import Bound, Fact
from newsnlp.find.facts import FactReader
from newsnlp.find.type_sets import DATES, PERSONS, ROLES

_DASHES = frozenset("—–-")
_VERBS = frozenset({"VERB", "AUX"})


def further_posts(reader: FactReader, fact: Fact) -> Iterator[Fact]:
    """Yield what a verb tells of further posts, each with the dates that stand before it.

    They stand in the instrumental as the first one does, with no verb between and none behind:
    «директором стал Котов, [заместителем] – Рид».
    """
    first = fact.slots.get("role")
    if first is None or first.mention is None or fact.frame.kind != "post" or not fact.holders:
        return
    if not _is_instrumental(reader, first.mention):
        return
    a, index = reader.annotation, reader.index
    token = since = index.last[_outermost(reader, index.first[first.mention]) or first.mention]
    end = a.sentence_tokens(a.sentence_of(fact.verb))[1]
    while token < end and not _breaks(reader, token):
        role = _outermost(reader, token)
        if role is None:
            token += 1
            continue
        after = index.last[role]
        if _is_instrumental(reader, role):
            if after < end and (_breaks(reader, after) or a.words[after] in _DASHES):
                return
            yield _told(reader, fact, role, since)
        token = since = after


def _told(reader: FactReader, fact: Fact, role: int, since: int) -> Fact:
    index, head = reader.index, reader.index.head[role]
    between = range(since, index.first[role])
    dates = (i for t in between for i in index.covering(t) if index.types[i] in DATES)
    return Fact(
        frame=fact.frame,
        verb=fact.verb,
        modality=fact.modality,
        holders=fact.holders,
        agents=(),
        slots={"role": Bound(reader.clauses.argument(head), head, role)},
        dates=tuple(dict.fromkeys(dates)),
        past=fact.past,
    )


def _is_instrumental(reader: FactReader, role: int) -> bool:
    head = reader.index.head[role]
    return reader.clauses.case(head) == "Ins" and not reader.clauses.preposition(head)


def _breaks(reader: FactReader, token: int) -> bool:
    """Tell a verb or a new subject: what comes after is told of by it."""
    if reader.annotation.pos(token) in _VERBS:
        return True
    person = reader.index.at(token, PERSONS)
    return person is not None and reader.clauses.case(token) == "Nom"


def _outermost(reader: FactReader, token: int) -> int | None:
    """Return the longest role that begins at a token."""
    index = reader.index
    roles = [i for i in index.covering(token) if index.types[i] in ROLES]
    roles = [i for i in roles if index.first[i] == token]
    return max(roles, key=index.length, default=None)
