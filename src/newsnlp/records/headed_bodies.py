"""Who heads a body by the words behind it: «профсоюз «Волна» во главе с [Анной Рид]»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.find.marks import CLOSING
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import rows
from newsnlp.records.context import Context

SOURCE = "rule:at-the-head"
_COURT = "суд"
"""«Суд под председательством Анны Рид» is who sits in judgement; its head is another."""


class Heading(NamedTuple):
    """A person, the body that he heads, and the role that the words mean."""

    person: int
    body: int
    role: str


def headings(context: Context) -> Iterator[Heading]:
    """Yield who heads the bodies of an article; not «делегация [МИД] во главе с Ридом»."""
    a, index = context.annotation, context.index
    for body, kind in enumerate(index.types):
        if kind not in ORGANIZATIONS or a.deprel(context.outer_head(body)) == "nmod":
            continue
        if a.lemmas[index.head[body]] == _COURT:
            continue
        after = index.last[body]
        after += a.words[after : after + 1] != [] and a.words[after] in CLOSING
        for words, case, role in _phrases():
            if tuple(word.lower() for word in a.words[after : after + len(words)]) == words:
                person = _named(context, after + len(words), case)
                if person is not None:
                    yield Heading(person, body, role)


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    found = rows("heading_phrases.tsv")
    return tuple((tuple(phrase.split()), case, role) for phrase, case, role in found)


def _named(context: Context, token: int, case: str) -> int | None:
    """Return the person named at a token or behind a role there: «с [директором] Ридом»."""
    index = context.index
    role = index.at(token, ROLES)
    if role is not None and index.first[role] == token:
        token = index.last[role]
    person = index.at(token, PERSONS) if token < len(context.annotation) else None
    if person is None or index.first[person] != token:
        return None
    told = context.reader.clauses.case(index.first[person])
    return person if told in (case, "") or (told == "Acc" and case == "Gen") else None
