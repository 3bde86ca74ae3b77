"""One name in two spellings: «Гари» and «Гарри Каспаров», «Буфье» and «Буффье».

News spells foreign names as it hears them and makes slips of the pen. Two names are one where
they differ in a doubled letter, or in a vowel where the dictionary does not know both: «Марат» and
«Мурат» are two brothers.
"""

from __future__ import annotations

import re

from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.declension import kinds
from newsnlp.link.people.person_name import PersonName
from newsnlp.link.transliteration import skeleton

_SHORTEST = 4
_SHORTEST_ALONE = 6
"""Letters of a surname without a first name beside it."""
_DOUBLED = re.compile(r"(.)\1")
_NAMES = frozenset({"Name", "Surn"})


def same_but_for_spelling(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names are one, the first or the last name spelt in two ways."""
    if one.plural or other.plural or one.patronymic or other.patronymic:
        return False
    if one.generation != other.generation or _are_two_sexes(one, other):
        return False
    first = fold(one.first), fold(other.first)
    last = fold(one.last), fold(other.last)
    if not all((*first, *last)):
        return False
    return (first[0] == first[1] and spelt_alike(*last)) or (
        last[0] == last[1] and spelt_alike(*first)
    )


def is_surname_of(full: PersonName, name: PersonName) -> bool:
    """Tell whether a lone name is a person's last name in another spelling."""
    if full.sole or full.plural or name.plural or name.patronymic or _are_two_sexes(full, name):
        return False
    one, other = fold(full.last), fold(name.text)
    return min(len(one), len(other)) >= _SHORTEST_ALONE and spelt_alike(one, other)


def _are_two_sexes(one: PersonName, other: PersonName) -> bool:
    return bool(one.gender and other.gender and one.gender != other.gender)


def spelt_alike(one: str, other: str) -> bool:
    """Tell whether two lowercase words are one name in two spellings."""
    if min(len(one), len(other)) < _SHORTEST or not _differ_in_a_letter(one, other):
        return False
    if undoubled(one) == undoubled(other):
        return True
    both_known = kinds(one) & _NAMES and kinds(other) & _NAMES
    return not both_known and skeleton(one) == skeleton(other)


def undoubled(word: str) -> str:
    """Return a word with each doubled letter once."""
    return _DOUBLED.sub(r"\1", word)


def _differ_in_a_letter(one: str, other: str) -> bool:
    """Tell whether one letter put in, left out or changed makes one word the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
