"""The keys under which the people of an article are found by their names.

Without them a long article would compare everybody with everybody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.diminutives import full_forms
from newsnlp.link.people.patronymics import full_patronymics
from newsnlp.link.people.person_name import PersonName
from newsnlp.link.people.spelling import undoubled
from newsnlp.link.transliteration import skeleton
from newsnlp.remembered import NAMES

_INDEXED = 3
_NO_BRACKETS = {ord("("): None, ord(")"): None}
_INITIAL = re.compile(r".\.")
"""It says too little to find anybody by: a list of thousands has hundreds of each."""
_BREAKS = str.maketrans("-()", "   ")


def sound_key(word: str, russian: bool) -> str:
    """Return the key of a surname that is told in the letters that ``russian`` tells."""
    return f"~{russian:d}{skeleton(word)}"


def name_keys(name: PersonName) -> frozenset[str]:
    """Return the beginnings of the words of a name and the sound of it all."""
    parts = f"{name.first} {name.patronymic} {name.last} {name.text} {name.nickname}"
    return _name_keys(parts, name.full)


@lru_cache(NAMES)
def _name_keys(words: str, full: str) -> frozenset[str]:
    parts = fold(words).translate(_NO_BRACKETS).replace("-", " ").split()
    parts = [word for word in parts if not _INITIAL.fullmatch(word)] or parts
    keys = {form[:_INDEXED] for word in parts for form in full_forms(word)}
    keys |= {form[:_INDEXED] for word in parts for form in full_patronymics(word)}
    return frozenset(keys | {f"={skeleton(full)}"})


def surname_keys(name: PersonName) -> frozenset[str]:
    """Return what two names that have surnames share where they may be of one person.

    A list of thousands has hundreds of each first name, who need not all be compared.
    """
    return _surname_keys(name.last or name.text, name.text, name.full)


@lru_cache(NAMES)
def _surname_keys(last: str, text: str, full: str) -> frozenset[str]:
    """Return the keys of one name; «Лопес Обрадор», read as a first and a last name, is a surname.

    «Седов» and «Седдов», «Буфье» and «Буффье» have one sound, or one form without double letters.
    """
    folded = fold(last)
    parts = [*folded.translate(_BREAKS).split(), *fold(text).translate(_BREAKS).split()[-1:]]
    return frozenset((*parts, undoubled(folded), f"~{skeleton(last)}", f"={skeleton(full)}"))
