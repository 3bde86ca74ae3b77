"""Where a role is at home: a «ректор» at the one university that the article tells of.

In a digest the line above says it: «Псковэнерго. Пост [директора] занял Котов».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.type_sets import HOUSES, ORGANIZATIONS
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import wider_nouns
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.context import Context
from newsnlp.records.posts.only_places import HOME
from newsnlp.records.role_kinds import (
    MANY,
    boss_of_deputy,
    governed,
    home_of_role,
    is_at_others,
    is_foreign,
    is_of_kind,
    nouns_of,
)
from newsnlp.records.told_bodies import ToldBody, told_bodies
from newsnlp.types import EntityType

_LANDS = frozenset({EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE})
_OPENING = 4
"""Tokens among which the name of a heading begins."""
_HEADED = 3
_LISTED = 6
"""Sentences of a list between whose it is and one of its posts."""
_LEAD = 2
"""Sentences below the headlines that tell what an article is about."""
_LAST = "last"
"""What ``body_roles.tsv`` tells of a role that is held at the body told last."""
_AT_THE_HEAD = ["во", "главе"]
_WHOSE = POSSESSIVES | {"их"}


def native(context: Context, role: int) -> int | None:
    """Return the mention of the body told before a role where it can be held, or None.

    It is the one of its kind, or the one that its sentence tells of, or that the article is
    about. A leader may be of anything that an article is about.
    """
    kinds, way = home_of_role(context, role)
    if _may_head_a_state(context, role) or _is_anothers(context, role) or _moves(context, role):
        return None
    told = _told(context, role)
    if kinds:
        fitting = {context.entity[i].id for i in told if is_of_kind(context, i, kinds)}
    elif _heads_anything(context, role):
        fitting = {context.entity[i].id for i in told if _has_a_head(context, i)}
    else:
        return None
    bodies = told_bodies(context, [i for i in told if context.entity[i].id in fitting])
    found = bodies[0].first if len(bodies) == 1 and kinds and not way else None
    if found is None and kinds:
        found = _nearest(bodies, context.sentence(role), 1 + (way == _LAST))
    if found is None:
        found = _theme(context, bodies, 1 + (way == MANY))
    named = found is not None and " " in context.entity[found].name
    return found if named else None


def _is_anothers(context: Context, role: int) -> bool:
    """Tell «его [директор]», «врачи во главе с [директором]»: whose he is, the text says."""
    first = context.index.first[role]
    before = [word.lower() for word in context.annotation.words[max(0, first - 3) : first]]
    return before[-1:] != [] and (before[-1] in _WHOSE or before[:2] == _AT_THE_HEAD)


def _may_head_a_state(context: Context, role: int) -> bool:
    """Tell a президент in an article that names another country than ours."""
    if context.annotation.lemmas[context.index.head[role]] not in noun_class("head_of_state"):
        return False
    countries = (e.name for e in context.entities if e.type is EntityType.COUNTRY)
    return any(name not in HOME for name in countries)


def _moves(context: Context, role: int) -> bool:
    """Tell who goes elsewhere: «переходит в компанию на должность [директора]»."""
    a = context.annotation
    post = a.heads[context.index.head[role]]
    if post < 0 or a.lemmas[post] not in noun_class("post"):
        return False
    verb = a.top(post, {"nmod", "obl"})  # the parser may hang the post on the company
    return a.lemmas[verb] in noun_class("moving")


def _heads_anything(context: Context, role: int) -> bool:
    """Tell a «директор» from one that the text says is of something: «директор [смотра]»."""
    index, case = context.index, context.reader.clauses.case
    head, last = boss_of_deputy(context, role), index.last[role]
    bare = all(case(t) != "Gen" for t in governed(context, head + 1, last))
    return bare and context.annotation.lemmas[head] in noun_class("any_head")


def _told(context: Context, role: int) -> list[int]:
    """Return the mentions of bodies before a role."""
    index, first = context.index, context.index.first[role]
    return [i for i in index.of(HOUSES) if index.last[i] <= first and i in context.entity]


def _nearest(bodies: list[ToldBody], here: int, back: int) -> int | None:
    """Return the one body of the nearest sentence that tells of any, among the last ones."""
    for sentence in range(here, here - back, -1):
        near = [body for body in bodies if sentence in body.sentences]
        if near:
            return near[0].first if len(near) == 1 else None
    return None


def _theme(context: Context, bodies: list[ToldBody], least: int) -> int | None:
    """Return what an article is about: told in its lead, and no other one of it as often."""
    acting = (b for b in bodies if b.acting)
    begun = context.headlines + _LEAD
    lead = [b for b in acting if context.sentence(b.first) < begun and b.free >= least]
    theme = max(lead, key=lambda body: (body.free, body.opens), default=None)
    if theme is None:
        return None
    # of two told as often, what opens the article
    told = theme.free - (theme.free == 1 or not theme.opens)
    rivals = (b for b in bodies if b is not theme)
    return (
        None if any(b.free > (told if b in lead else theme.free) for b in rivals) else theme.first
    )


def _has_a_head(context: Context, body: int) -> bool:
    """Tell what has a «директор»: no ministry, no council and no building."""
    if context.index.types[body] is EntityType.FACILITY:
        return False
    nouns = {fold(noun) for noun in nouns_of(context, body)}
    nouns.update(wider for noun in list(nouns) for wider in wider_nouns().get(noun, ()))
    others = noun_class("authority") | noun_class("power") | words("collective_nouns.txt")
    return nouns.isdisjoint(others)


def headed(context: Context, role: int) -> int | None:
    """Return the organization that alone makes a sentence up to three before a role's, or None.

    So does a region of who governs: «[Псковская область]. Министром труда стала Котова». It heads
    what is told of its posts; what a trade says, «хирург», need not be of it.
    """
    a, here = context.annotation, context.sentence(role)
    head = a.lemmas[context.index.head[role]]
    known = head in words("leader_roles.txt") or head in words("deputy_roles.txt")
    home = home_of_role(context, role)
    if not known and (not home.kinds or home.way == MANY):
        return None
    types = ORGANIZATIONS
    if head in noun_class("of_place", "minister"):
        types |= _LANDS
    for sentence in range(here - 1, max(-1, here - _HEADED - 1), -1):
        body = _heading(context, sentence, types)
        if body is not None and not _is_unit_of_others(context, body, role):
            return None if is_foreign(context, body, role) else body
        if "\n" in a.text[a.sentence_span(sentence)[1] : a.sentence_span(sentence + 1)[0]]:
            break
    return _line_above(context, role, home.kinds)


def _line_above(context: Context, role: int, kinds: frozenset[str]) -> int | None:
    """Return the organization that is a line above one that a role opens: a list has several.

    «[Дом культуры]», below it «Нужен хормейстер», «Директор Рид». One where the role is not held
    is passed over: no «главный врач» is of the «терапевтическое отделение».
    """
    a = context.annotation
    if not a.opens_line(context.index.first[role]):
        return None
    above = lines_above(context, context.sentence(role))
    body = next((one for one in above if not kinds or is_of_kind(context, one, kinds)), None)
    if body is None:
        return None
    all_of = (_own_line(context, sentence) for sentence in range(len(a.sentences)))
    several = {context.entity[i].id for i in all_of if i is not None}
    return body if len(several) > 1 else None


def _is_unit_of_others(context: Context, body: int, role: int) -> bool:
    unit = is_of_kind(context, body, words("subunits.txt"))
    return unit and is_at_others(context, body, role)


def lines_above(context: Context, sentence: int) -> Iterator[int]:
    """Yield the organizations that are lines of their own near above a sentence, the last first."""
    for above in range(sentence - 1, max(-1, sentence - _LISTED - 1), -1):
        body = _own_line(context, above)
        if body is not None:
            yield body


def _own_line(context: Context, sentence: int) -> int | None:
    """Return the organization that a line names and says no more."""
    a = context.annotation
    first, last = a.sentence_tokens(sentence)
    alone = (not first or a.opens_line(first)) and a.opens_line(last)
    return _heading(context, sentence, ORGANIZATIONS) if alone else None


def _heading(context: Context, sentence: int, types: frozenset[EntityType]) -> int | None:
    """Return the organization that a sentence names and says no more: «[Псковэнерго].»."""
    a, index = context.annotation, context.index
    first, last = a.sentence_tokens(sentence)
    bodies = [
        i
        for token in range(first, min(last, first + _OPENING))
        for i in index.covering(token)
        if index.types[i] in types and i in context.entity
    ]
    body = max(bodies, key=index.length, default=None)
    if body is None:
        return None
    if is_rubric(context, body):
        return None
    described = context.described(body)
    begin = described[0] if described else index.first[body]
    outside = [*range(first, begin), *range(index.last[body], last)]
    bare = all(a.pos(token) == "PUNCT" or a.words[token].isupper() for token in outside)
    dateline = "/" in a.words[first:last]  # «МОСКВА, 3 июня. /Агентство «Волна»/.»
    return body if bare and not dateline else None  # «ГТРК «[Волна]».»


def is_rubric(context: Context, body: int) -> bool:
    """Tell who runs a body from the body: «[Администрация]» of a library."""
    alone = context.index.length(body) == 1
    noun = context.annotation.lemmas[context.index.head[body]]
    return noun in noun_class("rubric", *["bare_rubric"] * alone)
