"""Who owns a body, told with the shares: «Учредители ООО «Луч»: [Рид А. Б.] (51 %), «Заря» – 49 %».

Networks have learned no such list, in which bodies stand beside people.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.facts.shares import behind_share
from newsnlp.find.posts.one_of_many import body_behind
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS
from newsnlp.link.grammar.singular import is_plural, singular
from newsnlp.records.context import Context
from newsnlp.records.members.headed_bodies import Heading

SOURCE = "rule:owners"
_JOINING = frozenset({",", ";", "и"})
_OWNERS = PERSONS | ORGANIZATIONS
_ARE = frozenset({"являться", "стать"})
_BACK = 3
"""Sentences back in which the body is told."""
_BEFORE_NAME = 4
"""Tokens of what stands before the name of an owner: «его брат», «ООО «»."""


def owners(context: Context) -> Iterator[Heading]:
    """Yield the people of such lists, each with the body and «учредитель», «владелец»."""
    a, index = context.annotation, context.index
    for noun in a.by_lemma.of(noun_class("owner")):
        role = singular(a, noun, noun + 1) if is_plural(a, noun) else None
        body = body_behind(a, index, noun)
        mark = noun + 1 if body is None else index.last[body]
        mark += a.words[mark : mark + 1] == ["»"]
        if role is None or mark >= len(a):
            continue
        if a.words[noun + 1] == ":":
            mark, body = noun + 1, _told_before(context, noun)
        if body is not None and (a.words[mark] == ":" or a.lemmas[mark] in _ARE):
            for person in _listed(context, mark + 1):
                yield Heading(person, body, role.lower(), SOURCE)


def _told_before(context: Context, noun: int) -> int | None:
    """Return the one body of the last sentence that tells any: «ООО «[Луч]» создано. Владельцы: …».

    Its director may be told between.
    """
    a, index = context.annotation, context.index
    here = a.sentence_of(noun)
    for before in range(here - 1, max(-1, here - 1 - _BACK), -1):
        near = (i for t in range(*a.sentence_tokens(before)) for i in index.covering(t))
        bodies = (i for i in near if index.types[i] in ORGANIZATIONS and i in context.entity)
        told = {i: context.entity[i].id for i in bodies}
        if told:
            return min(told) if len(set(told.values())) == 1 else None
    return None


def _listed(context: Context, token: int) -> list[int]:
    """Return the people of a list in which everybody has a share."""
    a, index = context.annotation, context.index
    found: list[int] = []
    while (owner := _opening(context, token)) is not None:
        end = index.last[owner] + (a.words[index.last[owner] :][:1] == ["»"])
        token = behind_share(a, end)
        if token == end:
            return found
        found += [owner] * (index.types[owner] in PERSONS)
        if token < len(a) and a.words[token] not in _JOINING and not a.opens_line(token):
            return found
        token += token < len(a) and a.words[token] in _JOINING
    return found


def _opening(context: Context, token: int) -> int | None:
    """Return the owner whom the next words name, «его брат [Глеб Рид]», «ООО «[Луч]»»."""
    a, index = context.annotation, context.index
    for at in range(token, min(token + _BEFORE_NAME, len(a))):
        owner = index.at(at, _OWNERS)
        if owner is not None:
            return owner if index.first[owner] == at else None
    return None
