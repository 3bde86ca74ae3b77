"""Of which gender an acronym is, by the noun that it stands for: «Самарский [ГАУ]»."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.remembered import WORDS

_LONGEST = 5


def gender_beside(acronym: str, adjective: str) -> str:
    """Return the gender of an acronym behind an adjective, or ``""`` where nothing tells it.

    «Областного ГАУ» is rather an учреждение than an университет, which a place tells.
    """
    form = adjective.islower() and acronym in words("legal_forms.tsv")
    return "" if form else _gender(acronym)


@lru_cache(WORDS)
def _gender(acronym: str) -> str:
    table = _table()
    whole = table.get(f"={acronym}")
    ends = (acronym[-size:] for size in range(_LONGEST, 1, -1))
    return whole or next((table[end] for end in ends if end in table), "")


@cache
def _table() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("acronym_genders.tsv")}
