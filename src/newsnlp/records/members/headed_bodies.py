"""Who heads a body by the words behind it: «профсоюз «Волна» во главе с [Анной Рид]»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import rows
from newsnlp.records.context import Context

SOURCE = "rule:at-the-head"
_COURT, _JUDGE = "суд", "судья"
"""«Суд под председательством Анны Рид» is who sits in judgement; its head is another."""


class Heading(NamedTuple):
    """A person, the body that he heads, the role that the words mean, and the rule's name."""

    person: int
    body: int
    role: str
    source: str = SOURCE


def headings(context: Context) -> Iterator[Heading]:
    """Yield who heads the bodies of an article; not «делегация [МИД] во главе с Ридом»."""
    a, index = context.annotation, context.index
    for body in index.of(ORGANIZATIONS):
        after = index.last[body]
        after += a.words[after : after + 1] != [] and a.words[after] in CLOSING
        for words, case, role in _phrases().get("".join(a.lowered[after : after + 1]), ()):
            if tuple(a.lowered[after : after + len(words)]) == words and _is_headed(context, body):
                person = _named(context, after + len(words), case)
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
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, case, role))
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
    return person if told in (case, "") else None
