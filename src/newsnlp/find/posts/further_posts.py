"""Posts that share the verb of the one before: «работал врачом, затем – [главврачом больницы]»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import Frame, noun_class
from newsnlp.find.grammar.elided import opens_anew
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.posts.lives import life
from newsnlp.find.type_sets import DATES, LOOK_ALIKE, PERSONS, ROLES, VERBS
from newsnlp.link.grammar.singular import is_plural


def further_posts(reader: FactReader, fact: Fact) -> list[Fact]:
    """Return what a verb tells of further posts, each with the dates that stand before it.

    They stand in the instrumental as the first one does, or with a noun for posts as it does
    («занимал пост ректора, затем – [пост министра]»), with no verb between and none behind.
    Behind a date and a dash it is a nominative: «с 2015 года – [начальник отдела]». On the other
    side of a dash another may have it: «директором стал Котов, [заместителем] – Рид», «Котов стал
    директором, Рид – [заместителем]». Who rose from one post to another took that: «прошёл путь от
    мастера до [главного инженера]».
    """
    peak = fact.mention("peak") if fact.frame.kind == "post" else None
    if peak is not None:
        top = {"role": fact.slots["peak"]}
        return [replace(fact.further(fact.holders, top, fact.dates), frame=_risen())]
    found = list(_facts(reader, fact))
    dated = [more for more in found if more.frame is life()]
    for more in dated:  # who got another post left the one before
        more.past = more is not dated[-1]
    return found


@cache
def _risen() -> Frame:
    """Return the frame of the last post of a career, which may be over when it is told."""
    return Frame("rose", "post", "current", "subj", (), None, None)


def _facts(reader: FactReader, fact: Fact) -> Iterator[Fact]:
    first = fact.slots.get("role")
    if first is None or first.mention is None or fact.frame.kind != "post":
        return
    like = _is_instrumental if _is_instrumental(reader, first.mention) else _is_of_post
    if not like(reader, first.mention):
        return
    a, index = reader.annotation, reader.index
    token = since = index.last[
        reader.index.opening(index.first[first.mention], ROLES) or first.mention
    ]
    end = a.sentence_tokens(a.sentence_of(fact.verb))[1]
    holders = {t for i in fact.holders for t in range(index.first[i], index.last[i])}
    holders.add(fact.verb)
    dated = False
    holder = fact.holders
    while token < end:
        gapped = _gapped(reader, fact, token)
        if gapped is not None:
            holder, post = gapped[:1], gapped[1]
            yield _told(reader, fact, post, since, holder)
            token = since = index.last[post]
            continue
        if _breaks(reader, token) and token not in holders:
            return
        role = reader.index.opening(token, ROLES)
        if role is None:
            token += 1
            continue
        after = index.last[role]
        dated = _is_dated(reader, role, listed=dated)
        named = after < end and a.words[after] in DASHES and _is_like(reader, fact, role)
        if dated or named or like(reader, role):
            if _is_told_of(reader, after, end):
                return
            others = _others(reader, fact, role, end)
            if not others and after < end and a.words[after] in DASHES:
                return
            holder = others or holder
            told = _told(reader, fact, role, since, holder)
            yield replace(told, frame=life(), modality=None) if dated else told
            after = index.last[others[-1]] if others else after
        token = since = after


def _others(reader: FactReader, fact: Fact, role: int, end: int) -> tuple[int, ...]:
    """Return who has a post alone: «директором стал Котов, [секретарём] – Рид»."""
    many = is_plural(reader.annotation, reader.index.head[role])
    cases = _cases(reader, fact)
    return behind_dash(reader, reader.index.last[role], end, cases, many=many)


def _cases(reader: FactReader, fact: Fact) -> frozenset[str]:
    """Return the cases of who is told as the first is: «избрали главой Котова, замом – [Рида]»."""
    first = {reader.clauses.case(reader.index.first[i]) for i in fact.holders}
    return LOOK_ALIKE if first <= LOOK_ALIKE else frozenset({"Nom"})


def _gapped(reader: FactReader, fact: Fact, token: int) -> tuple[int, int] | None:
    """Return who stands before a dash and his post: «пост мэра занял Ким, [Рид] – [ректора]»."""
    a, index, case = reader.annotation, reader.index, reader.clauses.case
    person = index.at(token, PERSONS)
    if person is None or index.first[person] != token or case(token) not in _cases(reader, fact):
        return None
    dash = index.last[person]
    if dash + 1 >= len(a) or a.words[dash] not in DASHES:
        return None
    behind = dash + 1
    role = reader.index.opening(behind, ROLES)
    return (person, role) if role is not None and _is_like(reader, fact, role) else None


def _is_like(reader: FactReader, fact: Fact, role: int) -> bool:
    """Tell a role in the case of the first; a genitive may be taken for an accusative."""
    heads = reader.index.head[role], fact.slots["role"].target
    cases = set(map(reader.clauses.case, heads))
    return len(cases) == 1 or cases <= LOOK_ALIKE


def _told(reader: FactReader, fact: Fact, role: int, since: int, holders: tuple[int, ...]) -> Fact:
    index, head = reader.index, reader.index.head[role]
    between = range(since, index.first[role])
    dates = (i for t in between for i in index.covering(t) if index.types[i] in DATES)
    told = tuple(dict.fromkeys(dates))
    slots = {"role": Bound(reader.clauses.argument(head), head, role)}
    return fact.further(holders, slots, told)


def _is_instrumental(reader: FactReader, role: int) -> bool:
    head = reader.index.head[role]
    return reader.clauses.case(head) == "Ins" and not reader.clauses.preposition(head)


def _is_dated(reader: FactReader, role: int, *, listed: bool) -> bool:
    """Tell a nominative behind a date and a dash, or one that a list of such goes on with."""
    noun = reader.index.head[role]
    nominative = reader.clauses.case(noun) == "Nom"
    return nominative and (listed or opens_anew(reader.annotation, reader.index, noun))


def _is_of_post(reader: FactReader, role: int) -> bool:
    """Tell «пост [ректора]»: a role in the genitive right behind a noun for posts."""
    index, noun = reader.index, reader.index.first[role] - 1
    posts = noun_class("post")
    return (
        noun >= 0
        and reader.annotation.lemmas[noun] in posts
        and reader.clauses.case(index.head[role]) == "Gen"
    )


def _breaks(reader: FactReader, token: int) -> bool:
    """Tell a verb or a new subject: what comes after is told of by it."""
    if reader.annotation.pos(token) in VERBS:
        return True
    person = reader.index.at(token, PERSONS)
    return person is not None and reader.clauses.case(token) == "Nom"


def _is_told_of(reader: FactReader, after: int, end: int) -> bool:
    """Tell whether a verb of its own follows a role: «а [деканом] впервые стала Рид»."""
    while after < end and reader.annotation.pos(after) == "ADV":
        after += 1
    return after < end and _breaks(reader, after)
