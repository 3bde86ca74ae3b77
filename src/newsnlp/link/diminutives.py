"""Everyday forms of first names: Юра for Юрий."""

from __future__ import annotations

from newsnlp.lexicon import rows
from newsnlp.link.morphology import fold


def full_forms(short: str) -> tuple[str, ...]:
    """Return the full first names a lowercase everyday form may stand for, itself included."""
    return (short, *_diminutives().get(short, ()))


def _diminutives() -> dict[str, tuple[str, ...]]:
    if not _TABLE:
        for short, *full in rows("diminutives.tsv"):
            _TABLE[short] = (*_TABLE.get(short, ()), *full)
    return _TABLE


_TABLE: dict[str, tuple[str, ...]] = {}


def same_first(one: str, other: str) -> bool:
    """Tell whether two first names can be one: equal, ё for е, or an everyday form."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    return bool({fold(x) for x in full_forms(a)} & {fold(x) for x in full_forms(b)})
