"""Patronymics by form and place, and as people say them: «Палыч» is Павлович."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.declension import kinds
from newsnlp.remembered import NAMES

PATRONYMIC = re.compile(
    r"(?:ович|евич|ьич|ыч)(?:а|у|ем|ом|е)?$|(?:овн|евн|иничн|ичн)(?:а|ы|е|у|ой|ою)$|"
    r"(?:кузьмич|лукич|фомич|ильич)(?:а|у|ом|ем|е)?$|оглы$|кызы$"
)
_SON = re.compile(r"(?:[оеё]в|[ьмк]|ин)ич$")
DAUGHTER = re.compile(r"[а-яё]{3}(?:[оеё]вн|ичн)(?:а|ы|е|у|ой|ою)$")
_OWN_IN_EVICH = re.compile(r"[бвгджзклмнпстфхцчшщ]евич(?:а|у|ем|е)?$")
"""Surnames that no given name makes: «Сергей Юшкевич», not «Сергей Андреевич», «Игоревич»."""
_SON_OF = re.compile(r"[оеё]вич$")
_FATHER_ENDS = ("", "й", "ь")
"""Рустам-ович, Андре-евич, Игор-евич: the end of the father's name."""
_WHOLE = "^"
_LEFT = 2
"""Letters that must be left of a name before the end: «на» alone tells nothing."""


def is_patronymic(name: Sequence[str], position: int, gender: str | None) -> bool:
    """Tell a patronymic by form and place: «Роман Абрамович» and «Эльвира Гурьевич» have none."""
    word = name[position]
    if gender == "femn" and _SON.search(word):
        return False
    if not PATRONYMIC.search(word) and "Patr" not in kinds(word):
        return False
    own = "Surn" in kinds(word) or (_OWN_IN_EVICH.search(word) and "Patr" not in kinds(word))
    return not (len(name) == 2 and own)


def is_known_patronymic(word: str) -> bool:
    """Tell a son's patronymic that the dictionary has, or whose father's name it has.

    «Цыренович» is one by «Цырен»; «Джокович» and «Голубович» are surnames, most likely.
    """
    fathers = (_SON_OF.sub(end, word) for end in _FATHER_ENDS)
    return "Patr" in kinds(word) or any("Name" in kinds(father) for father in fathers)


def same_patronymic(one: str, other: str) -> bool:
    """Tell whether two patronymics are one, in full or clipped; of two clipped ones only equals."""
    a, b = fold(one), fold(other)
    return a == b or b in full_patronymics(a) or a in full_patronymics(b)


@lru_cache(NAMES)
def full_patronymics(word: str) -> frozenset[str]:
    """Return what a lowercase word may be a clipped form of, without ё: none of «Анна»."""
    if not word.endswith(("ич", "ыч", "на")) or "Name" in kinds(word):
        return frozenset()
    return frozenset(
        full if short.startswith(_WHOLE) else word[: -len(short)] + full
        for short, full in _table()
        if word == short[1:] or (word.endswith(short) and len(word) >= len(short) + _LEFT)
    )


@cache
def _table() -> tuple[tuple[str, str], ...]:
    return tuple((short, full) for short, full in rows("clipped_patronymics.tsv"))
