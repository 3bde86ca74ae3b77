"""One of several founders of a body: «один из основателей «Зари» [Лев Рид]».

The corpora have no role there but a relation between the body and the person, so no mention does.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.posts.one_of_many import body_behind, picked
from newsnlp.find.type_sets import LOOK_ALIKE, PERSONS, ROLES
from newsnlp.link.grammar.singular import singular
from newsnlp.records.context import Context
from newsnlp.records.members.headed_bodies import Heading


def founders(context: Context) -> Iterator[Heading]:
    """Yield who is told to be one of those who founded a body of the article."""
    a, index = context.annotation, context.index
    for noun in a.by_lemma.of(noun_class("founder")):
        one = picked(context.reader, noun)
        if one is None or index.at(noun, ROLES) is not None:
            continue
        body = body_behind(a, index, noun)
        person = None if body is None else _beside(context, one, body)
        role = singular(a, noun, noun + 1)
        if body is not None and person is not None and role is not None:
            yield Heading(person, body, role.lower())


def _beside(context: Context, one: int, body: int) -> int | None:
    """Return who stands right behind the body or before a comma, in the case of «один»."""
    a, index, case = context.annotation, context.index, context.reader.clauses.case
    behind = index.last[body]
    behind += behind < len(a) and a.words[behind] in CLOSING
    person = index.at(behind, PERSONS) if behind < len(a) else None
    if person is None or index.first[person] != behind:
        person = index.at(one - 2, PERSONS) if one > 1 and a.words[one - 1] == "," else None
        if person is None or index.last[person] != one - 1:
            return None
    cases = {case(one), case(index.first[person])} - {""}
    return person if len(cases) < 2 or cases == LOOK_ALIKE else None
