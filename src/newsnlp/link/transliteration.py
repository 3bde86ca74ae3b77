"""One name in Russian and Latin letters: «Твиттер» and Twitter, Клинсман and Klinsmann.

Vowels are spelt in too many ways, so the consonants are compared, by their common signs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import cyrillic, fold
from newsnlp.remembered import WORDS

_SOFT_C = re.compile(r"c(?=[eiy])")
_HARD_C = re.compile(r"c(?![hk])")
_MUTE_H = re.compile(r"(?<=[aeiouäöü])h")
_LEAST = 3
_CONSONANTS = "bcdfghjklmnprstv"


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("transliteration.tsv")}
    signs = [*sorted(table, key=len, reverse=True), f"[{_CONSONANTS}]"]
    return re.compile("|".join(signs)), table


@lru_cache(WORDS)
def skeleton(name: str) -> str:
    """Return the consonants of a name by their common signs, doubled ones once."""
    pattern, table = _signs()
    letters = fold(name)
    if not cyrillic(name):
        letters = _MUTE_H.sub("", _HARD_C.sub("k", _SOFT_C.sub("s", letters)))
    signs = "".join([table.get(sign, sign) for sign in pattern.findall(letters)])
    return "".join([sign for sign, _ in groupby(signs)])


def same_sound(one: str, other: str) -> bool:
    """Tell whether two names, one Russian and one Latin, have the same three or more consonants."""
    if cyrillic(one) == cyrillic(other) or one.count(" ") != other.count(" "):
        return False
    bones = skeleton(one)
    return len(bones) >= _LEAST and bones == skeleton(other)
