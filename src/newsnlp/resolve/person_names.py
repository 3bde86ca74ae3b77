"""Nominative names of people: which part is what, and how full they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsnlp.lexicon import words as lexicon
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.declension import kinds, name_forms
from newsnlp.link.people.patronymics import DAUGHTER, is_known_patronymic, is_patronymic
from newsnlp.link.people.person_name import PersonName

_INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
_SON = re.compile(r"[оеё]вич$", re.IGNORECASE)
_OF_SON, _OF_DAUGHTER = "оглы", "кызы"


def read_name(name: str) -> PersonName:
    """Read a nominative full name: «Мария Владимировна Захарова», «С. В. Лавров», «Лавров»."""
    words = name.replace(".", ". ").split()
    initials = tuple(w.rstrip(".") for w in words if _INITIAL.fullmatch(w))
    words = [w for w in words if not _INITIAL.fullmatch(w)]
    for n in range(len(words) - 1, 0, -1):
        if words[n].lower() in (_OF_SON, _OF_DAUGHTER):
            words[n - 1 : n + 1] = [" ".join(words[n - 1 : n + 1])]  # «Фикрет оглы»
    if initials and words:
        return PersonName(name, last=" ".join(words), initials=initials)
    if len(words) < 2 or (len(words) == 2 and words[0].lower() in lexicon("name_particles.txt")):
        return PersonName(name, last=name, sole=True)  # «Ле Пен»
    middle = words[1] if _has_patronymic(words) else ""
    last = " ".join(words[2:] if middle else words[1:])
    return PersonName(name, words[0], middle, last, gender=_gender(words[0], middle))


def _has_patronymic(words: Sequence[str]) -> bool:
    """Tell whether the second word is one: «Наталья Голенкевич» and «Новак Джокович» have none."""
    lowered = [word.lower() for word in words]
    if not is_patronymic(lowered, 1, _first_name_gender(fold(words[0]))):
        return False
    return len(words) > 2 or not _SON.search(words[1]) or is_known_patronymic(lowered[1])


def _gender(first: str, patronymic: str) -> str | None:
    if patronymic:
        lowered = patronymic.lower()
        return "femn" if DAUGHTER.search(lowered) or lowered.endswith(_OF_DAUGHTER) else "masc"
    return _first_name_gender(fold(first))


@lru_cache(maxsize=20_000)
def _first_name_gender(first: str) -> str | None:
    """Return the gender of a first name that the dictionary knows as of one gender only."""
    if "Name" not in kinds(first):
        return None
    genders = {f.gender for f in name_forms(first) if f.kind == "Name" and f.case == "nomn"}
    return genders.pop() if len(genders) == 1 else None


def fullness(name: PersonName) -> str:
    """Return how full a name is: full, first, initials, initial or sole."""
    if name.first and name.patronymic and name.last:
        return "full"
    if name.first and name.last:
        return "first"
    if name.initials:
        return "initials" if len(name.initials) > 1 else "initial"
    return "sole"
