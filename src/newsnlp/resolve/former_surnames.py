"""Women who changed their surname: one article tells both, «Анна Ким (урождённая Орлова)».

What the others tell of Анна Орлова is told of her.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.declension import kinds
from newsnlp.link.people.person_name import PersonName
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.judgement import Candidate
from newsnlp.resolve.namesakes import FREQUENT, is_frequent

SURE = 0.86
"""How sure the first name with the other surname is: as it is with the same one."""

_OF_WOMEN = ("ва", "на", "ая")


def candidates(
    people: Sequence[Appearance], names: Sequence[PersonName], contexts: Sequence[frozenset[str]]
) -> Iterator[Candidate]:
    """Yield links of a woman of two surnames to who bears the other one with her first name."""
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        if name.first and name.last:
            bearers[fold(name.first), fold(name.last)].append(i)
    for i, (person, name) in enumerate(zip(people, names, strict=True)):
        for surname in _others(person, name):
            fitting = bearers.get((fold(name.first), fold(surname)), ())
            told = [j for j in fitting if _fits(name, names[j])]
            met = [j for j in told if contexts[i] & contexts[j]]
            for j in (met or told)[:1]:
                score = SURE if met or not is_frequent(names[j]) else SURE + FREQUENT
                yield Candidate(min(i, j), max(i, j), score, f"other surname {fold(surname)}")


def _others(person: Appearance, name: PersonName) -> Iterator[str]:
    """Yield the other surnames that an article tells of a woman."""
    if name.gender != "femn" or not name.last:
        return
    own = {fold(word) for word in name.text.replace("-", " ").split()}
    for alias in person.aliases:
        surname = alias.isalpha() and alias.endswith(_OF_WOMEN) and fold(alias) not in own
        if surname and "Name" not in kinds(fold(alias)):
            yield alias


def _fits(one: PersonName, other: PersonName) -> bool:
    """Tell whether nothing but the surnames parts two women."""
    patronymics = {fold(name.patronymic) for name in (one, other)} - {""}
    return len(patronymics) < 2
