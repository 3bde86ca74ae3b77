"""Who heads a body by the words behind it: «профсоюз «Волна» во главе с [Анной Рид]».

And what «компания» is that somebody heads whose post the article tells elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.find.marks import CLOSING
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, ROLES
from newsnlp.kinds import RelationType
from newsnlp.lexicon import rows, words
from newsnlp.records.context import Context
from newsnlp.records.employers import employer
from newsnlp.types import Entity

SOURCE = "rule:at-the-head"
_COURT, _JUDGE = "суд", "судья"
"""«Суд под председательством Анны Рид» is who sits in judgement; its head is another."""


class Heading(NamedTuple):
    """A person, the body that he heads, and the role that the words mean."""

    person: int
    body: int
    role: str


def headings(context: Context) -> Iterator[Heading]:
    """Yield who heads the bodies of an article; not «делегация [МИД] во главе с Ридом»."""
    a, index = context.annotation, context.index
    for body in index.of(ORGANIZATIONS):
        after = index.last[body]
        after += a.words[after : after + 1] != [] and a.words[after] in CLOSING
        for told, case, role in _phrases().get("".join(a.lowered[after : after + 1]), ()):
            if tuple(a.lowered[after : after + len(told)]) == told and _is_headed(context, body):
                person = _named(context, after + len(told), case)
                if person is not None:
                    yield Heading(person, body, role)


def _is_headed(context: Context, body: int) -> bool:
    """Tell whether a body is led, and not who is of it: «волонтёры [лицея] во главе с Ридом»."""
    a, first = context.annotation, context.index.first[body]
    of = context.reader.clauses.case(context.index.head[body]) == "Gen"
    if first and of and a.pos(first - 1) == "NOUN":
        return False
    court = a.lemmas[context.index.head[body]] == _COURT
    return not court and a.deprel(context.outer_head(body)) != "nmod"


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Return the words that tell it, with the case of the name and the role, by their first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, case, role in rows("heading_phrases.tsv"):
        told = tuple(phrase.split())
        found.setdefault(told[0], []).append((told, case, role))
    return found


def _named(context: Context, token: int, case: str) -> int | None:
    """Return the person named at a token or behind a role there: «с [директором] Ридом»."""
    index = context.index
    role = index.at(token, ROLES)
    if role is not None and index.first[role] == token:
        if context.annotation.lemmas[index.head[role]] == _JUDGE:
            return None  # «коллегия под председательством [судьи] Рид»
        token = index.last[role]
    person = index.at(token, PERSONS) if token < len(context.annotation) else None
    if person is None or index.first[person] != token:
        return None
    told = context.reader.clauses.case(index.first[person])
    return person if told in (case, "") or (told == "Acc" and case == "Gen") else None


def headed_elsewhere(context: Context, person: Entity, body: int) -> Entity | None:
    """Return the body at a mention: «гендиректор «Луча» Рид возглавлял [компанию] с мая».

    A name in quotes has no noun that says that it is the компания.
    """
    index, known = context.index, context.entity.get(body)
    if known is None or index.length(body) > 1 or not known.name.islower() or " " in known.name:
        return known
    held = (
        employer(context, link.head, link.tail).entity
        for link in context.links.get(RelationType.WORKS_AS, ())
        if context.entity.get(link.head) is person
        and context.annotation.lemmas[index.head[link.tail]] in words("leader_roles.txt")
    )
    found = {one.id: one for one in held if one is not None and one.type in ORGANIZATIONS}
    quoted = [one for one in found.values() if " " not in one.name and one.name[:1].isupper()]
    return quoted[0] if len(found) == len(quoted) == 1 else known
