"""Patronymics as people say them: «Палыч» is Павлович, «Афанасьич» Афанасьевич."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.lexicon import rows
from newsnlp.link.declension import kinds
from newsnlp.link.morphology import fold
from newsnlp.remembered import NAMES

_WHOLE = "^"
_LEFT = 2
"""Letters that must be left of a name before the end: «на» alone tells nothing."""


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
