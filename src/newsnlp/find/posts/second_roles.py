"""Whose one of two roles is: «Котов, депутат думы и [член комитета]», «её [лидер], врач Рид»."""

from __future__ import annotations

from collections.abc import Callable

from newsnlp.annotate.marks import JOINING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.posts.life_labels import before_lead
from newsnlp.find.posts.role_items import is_before_its_own
from newsnlp.find.type_sets import PERSONS, ROLES

_ALSO = (["а", "также"], [",", "а"])
_NAMED = PERSONS | ROLES
_CLOSING = frozenset({",", ".", ")", ";", "!", "?", "—", "–"})


def behind_another(
    reader: FactReader, role: int, holder: Callable[[FactReader, int], int | None]
) -> int | None:
    """Return the person whose role stands before one, or None.

    Both are in the singular and in one case, and what closes the apposition stands behind: «Котов,
    депутат и [мэр] Рид» are two. ``holder`` tells whose the first role is.
    """
    a, index = reader.annotation, reader.index
    first, after = index.first[role], index.last[role]
    after += a.words[after : after + 1] == ["»"]
    if a.words[after : after + 1] and a.words[after] not in _CLOSING:
        return None
    while first > 0 and a.pos(first - 1) == "ADJ" and a.heads[first - 1] == index.head[role]:
        first -= 1  # «и [бывший] министр»
    first = before_lead(a, first)  # «, а [ныне] министр»
    end = first - 1 - (a.words[max(0, first - 2) : first] in _ALSO)
    if end < 1 or (a.words[end] not in JOINING and end == first - 1):
        return None
    end -= a.words[end - 1] in ("»", ",")
    others = [
        i for i in index.covering(end - 1) if index.types[i] in ROLES and index.last[i] == end
    ]
    other = max(others, key=index.length, default=None)
    if other is None or index.at(after - 1, PERSONS) is not None:
        return None
    return holder(reader, other) if _alike(reader, role, other) else None


def before_another(reader: FactReader, role: int) -> int | None:
    """Return the person of «её [лидер], бывший депутат Глеб Рид», or None.

    «Мэр, тренер Рид и врач» may be two: whose somebody is told to be stands before the role.
    """
    a, index = reader.annotation, reader.index
    begin = index.last[role] + 1
    own = a.lowered[index.first[role] - 1] in POSSESSIVES and index.first[role] > 0
    if not own or a.words[begin - 1 : begin] != [","]:
        return None
    while begin < len(a) - 1 and a.pos(begin) == "ADJ" and index.at(begin, ROLES) is None:
        begin += 1
    other = reader.index.opening(begin, ROLES)
    if other is None or a.heads[index.head[other]] != index.head[role]:
        return None
    end = index.last[other]
    apposed = a.deprel(index.head[other]) == "appos" and _alike(reader, role, other)
    return index.at(end, PERSONS) if apposed and is_before_its_own(reader, other, end) else None


def joined_to_another(reader: FactReader, role: int) -> int | None:
    """Return the person of «приехал [режиссёр] и художник по свету Лев Рид», or None.

    They are two where several do it: «приехали [мэр] и министр Лев Рид», of whom no other is named
    behind him: «приехали [режиссёр] и артист Лев Рид и Анна Ким». An owner behind a name and a
    comma is who is told next: «Ян Ким, [учредитель] и президент фонда Анна Рид».
    """
    a, index = reader.annotation, reader.index
    first, last = index.first[role], index.last[role]
    if a.words[last : last + 1] != ["и"] or last + 1 >= len(a):
        return None
    owns = a.lemmas[index.head[role]] in noun_class("owner")
    listed = first > 0 and a.words[first - 1] in JOINING and not owns
    if listed or (first > 0 and index.at(first - 1, PERSONS) is not None):
        return None  # «врач, [мэр] и министр Рид» are three
    begin = last + 1
    while begin < len(a) - 1 and a.pos(begin) == "ADJ" and index.at(begin, ROLES) is None:
        begin += 1
    other = reader.index.opening(begin, ROLES)
    if other is None or not _alike(reader, role, other):
        return None
    person = index.at(index.last[other], PERSONS) if index.last[other] < len(a) else None
    if person is None or index.first[person] != index.last[other]:
        return None
    verb, behind = a.heads[index.head[role]], index.last[person]
    several = verb >= 0 and a.feats(verb).get("Number") == "Plur" and not owns
    another = a.words[behind : behind + 1] == ["и"] and index.at(behind + 1, _NAMED) is not None
    return None if several and not another else person


def _alike(reader: FactReader, one: int, other: int) -> bool:
    a, heads = reader.annotation, (reader.index.head[one], reader.index.head[other])
    single = all(a.feats(head).get("Number") == "Sing" for head in heads)
    cases = {reader.clauses.case(head) for head in heads}
    return single and len(cases) == 1 and "" not in cases
