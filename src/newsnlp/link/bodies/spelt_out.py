"""Words of names that others write out: «11-й суд» is the Одиннадцатый, УФАС an управление ФАС."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold, readings

DEPARTMENT = "управление"
_ORDINAL = "o"


def ordinal_in_words(word: str) -> str:
    """Return the dictionary form of an ordinal in digits, «11-го» → «одиннадцатый», if small."""
    return _ordinals().get(word.partition("-")[0], word)


def service_of(lemma: str) -> str:
    """Return the service that a department in one word is of, УФАС → фас, or ``""``."""
    return _departments().get(lemma, "")


@cache
def _ordinals() -> dict[str, str]:
    told = (row for row in rows("dates.tsv") if row[0] == _ORDINAL)
    return {row[1]: _nominative(row[2].split()[0]) for row in told}


def _nominative(word: str) -> str:
    """Return «второй» for the stem «втор*»; a whole word is one."""
    stem = word.removesuffix("*")
    if stem == word:
        return word
    ends = ("ый", "ой")
    return next((stem + end for end in ends if any(r.known for r in readings(stem + end))), word)


@cache
def _departments() -> dict[str, str]:
    return {f"у{fold(name)}": fold(name) for name in words("federal_services.txt")}
