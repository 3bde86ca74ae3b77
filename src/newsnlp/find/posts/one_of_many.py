"""Roles of several: «[один из] основателей «Зари» Лев Рид», «Анна Рид и [другие] артисты»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS

_ONE, _OF = "один", "из"
_OTHER = frozenset({"другой", "прочий", "остальной"})
_AND = "и"
_JOINING = (",", _AND)
_NEAR = 6
"""Tokens behind «основателей» among which the name of a body begins."""


def picked(reader: FactReader, first: int) -> int | None:
    """Return the token of «[один] из» right before a role that begins at ``first``, or None."""
    a, before = reader.annotation, first - 2
    while before > 0 and a.words[before + 1] != _OF and a.pos(before + 1) == "ADJ":
        before -= 1  # «один из [главных] тренеров»
    picks = before >= 0 and a.words[before + 1] == _OF and a.lemmas[before] == _ONE
    return before if picks else None


def body_behind(a: Annotation, index: MentionIndex, noun: int) -> int | None:
    """Return the body near behind the noun of several: «один из основателей [«Зари»] Рид»."""
    end = min(noun + _NEAR, a.sentence_tokens(a.sentence_of(noun))[1])
    near = (index.at(token, ORGANIZATIONS) for token in range(noun + 1, end))
    return next((i for i in near if i is not None), None)


def before_others(reader: FactReader, role: int) -> list[int]:
    """Return the persons listed before a role that others share: «[Рид], [Ким] и другие врачи»."""
    a, index = reader.annotation, reader.index
    other = index.first[role] - 1
    while other > 0 and a.pos(other) == "ADJ" and a.lemmas[other] not in _OTHER:
        other -= 1
    if other < 2 or a.lemmas[other] not in _OTHER or a.words[other - 1] != _AND:
        return []
    return listed_before(index, a, other - 1)


def listed_before(index: MentionIndex, a: Annotation, end: int) -> list[int]:
    """Return the persons of a list that ends before a token, in text order."""
    found: list[int] = []
    while end > 0 and (person := index.at(end - 1, PERSONS)) is not None:
        if index.last[person] != end:
            break
        found.append(person)
        end = index.first[person] - 1
        if end < 0 or a.words[end] not in _JOINING[: 2 if len(found) == 1 else 1]:
            break
    return found[::-1]
