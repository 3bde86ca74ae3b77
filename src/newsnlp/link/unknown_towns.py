"""Genders of towns that no dictionary has: «в Красноярке» is Красноярка, «в Тусоне» Тусон."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.link.morphology import Reading, readings
from newsnlp.remembered import WORDS

_OF_HERS = re.compile(r"(?:[бвгджзлмнптчш]|яр|гор)к(?:а|и|е|у|ой)$")
"""«Заостровке», «Красноярке», not «Минске», «Дюнкерке»."""


@lru_cache(WORDS)
def is_hers(word: str) -> bool:
    """Tell a name in «-ка», and one that is read as a town in «-а»: «в Абудже», «в Усть-Таре»."""
    lower = word.lower()
    if _OF_HERS.search(lower):
        return True
    _, hyphen, last = lower.rpartition("-")
    found = readings(last)
    towns = [r for r in found if "Geox" in r.tag.grammemes or (hyphen and r.known)]
    return bool(towns) and all(map(_is_feminine, towns))


def _is_feminine(reading: Reading) -> bool:
    return reading.form.gender == "femn"
