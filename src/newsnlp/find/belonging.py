"""A member beside a name: «Анна Котова, член ассоциации «Содействие»»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import CLOSING
from newsnlp.find.type_sets import LOOK_ALIKE, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import rows
from newsnlp.types import RelationType

_FUTURE = frozenset({"будущий"})


def belonging(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield MEMBER_OF of a person beside a noun of members and the body in its genitive.

    Where the noun is a role mention, a position tells it already.
    """
    a, members = reader.annotation, noun_class("member")
    for noun in a.by_lemma.of(members):
        if a.feats(noun).get("Number") == "Plur":
            continue
        if reader.index.at(noun, ROLES) is not None:
            continue
        body, behind = _body(reader, noun) or (None, 0)
        person = None if body is None else _person(reader, noun, behind)
        if body is not None and person is not None:
            yield RelationType.MEMBER_OF, person, body


def _body(reader: FactReader, noun: int) -> tuple[int, int] | None:
    """Return the organization in the genitive, «член [ассоциации «Содействие»]», and its end.

    «Член комитета» may mean one that was told of before.
    """
    for token, preposition, case in reader.clauses.arguments(noun):
        if token > noun and not preposition and case in ("Gen", ""):
            found = reader.referents.actor(token)
            if found is not None and reader.index.types[found] in ORGANIZATIONS:
                return found, max(token + 1, reader.index.last[found])
    return None


def _person(reader: FactReader, noun: int, behind: int) -> int | None:
    """Return who stands right behind the body, or before a comma, in the case of the noun."""
    a, index = reader.annotation, reader.index
    behind += behind < len(a) and a.words[behind] in CLOSING
    first = noun
    for child in sorted(reader.clauses.children[noun], reverse=True):
        if child == first - 1 and a.deprel(child) in ("amod", "det"):
            if a.lemmas[child] in _not_now():
                return None
            first = child
    person = index.at(behind, PERSONS) if behind < len(a) else None
    if person is None or index.first[person] != behind:
        if first < 2 or a.words[first - 1] != ",":
            return None
        person = index.at(first - 2, PERSONS)
        if person is None or index.last[person] != first - 1:
            return None
    cases = {a.feats(noun).get("Case"), a.feats(index.first[person]).get("Case")} - {None}
    return person if len(cases) < 2 or cases == LOOK_ALIKE else None


@cache
def _not_now() -> frozenset[str]:
    """Return the adjectives of who is no member today."""
    former = [row for row in rows("status.tsv") if tuple(row[:2]) == ("former", "modifier")]
    return _FUTURE.union(*(words.split() for *_, words in former))
