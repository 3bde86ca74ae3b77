"""Everyday forms of first names, Юра for Юрий, and spellings of one: Наталья, Наталия."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold


def full_forms(short: str) -> tuple[str, ...]:
    """Return the full first names that a lowercase first name may stand for, itself included."""
    return (short, *_diminutives().get(short, ()))


def is_short_for(short: str, name: str) -> bool:
    """Tell a first name's everyday form from another spelling of it: Саша of Александр."""
    one, other = fold(short), fold(name)
    full = full_forms(one) if one != other and one not in _usual() else ()
    return other in map(fold, full)


def usual_first(name: str) -> str:
    """Return the first spelling of a folded first name that has several: наталья of наталия."""
    return _usual().get(name, name)


@cache
def _usual() -> dict[str, str]:
    variants = list(rows("first_name_variants.tsv"))
    return {fold(name): spellings[0] for spellings in variants for name in spellings}


def has_everyday_form(name: str) -> bool:
    """Tell a lowercase name that Russians have short, with «а» or «я»: Виктор, not Мартин."""
    return name in _full_names()


@cache
def _full_names() -> frozenset[str]:
    full = {x for short, *names in rows("diminutives.tsv") if short[-1] in "ая" for x in names}
    return frozenset(full | {fold(x) for x in full})  # «Артем», but «Лёв» is no «Лев»


def _diminutives() -> dict[str, tuple[str, ...]]:
    if not _TABLE:
        for short, *full in rows("diminutives.tsv"):
            _TABLE[short] = (*_TABLE.get(short, ()), *full)
        for variants in rows("first_name_variants.tsv"):
            for name in variants:
                _TABLE[name] = (*_TABLE.get(name, ()), *(v for v in variants if v != name))
    return _TABLE


_TABLE: dict[str, tuple[str, ...]] = {}


def same_first(one: str, other: str) -> bool:
    """Tell whether two first names can be one: equal, ё for е, or an everyday form."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    return bool({fold(x) for x in full_forms(a)} & {fold(x) for x in full_forms(b)})
