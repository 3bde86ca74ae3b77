"""The level of a body where no adjective tells it: «гордума», «дума города», «минтранс области»."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import readings
from newsnlp.remembered import WORDS

_SHORTEST = 3
CITY_HALL, OF_TOWN = "мэрия", "городской"
"""A body that has its level in itself."""


@lru_cache(WORDS)
def parted(lemma: str) -> tuple[str, str]:
    """Return the adjective of level and the body's noun of «гордума», ``""`` and another lemma."""
    for syllable, adjective in _syllables().items():
        rest = lemma.removeprefix(syllable)
        noun = _institution(rest) if rest != lemma else ""
        if noun:
            return adjective, noun
    return "", lemma


def _institution(word: str) -> str:
    """Return the noun of a body, also where its gender is guessed wrongly: «обл[дум]»."""
    nouns = words("institutions.txt")
    if word in nouns or len(word) < _SHORTEST:
        return word if word in nouns else ""
    return next((r.normal_form for r in readings(word) if r.known and r.normal_form in nouns), "")


def level_of_owner(
    annotation: Annotation, token: int, last: int, places: Container[int], lemma: str
) -> str:
    """Return the level that a noun at ``token`` says by whose a body is: «совет [района]».

    It ends the name or stands before a place: «дума [города] Магадана».
    """
    adjective = _nouns().get(lemma, "")
    feats = annotation.feats(token) if adjective else {}
    owner = feats.get("Case") == "Gen" and feats.get("Number") == "Sing"
    return adjective if owner and (token + 1 == last or token + 1 in places) else ""


@cache
def _nouns() -> dict[str, str]:
    return {noun: adjective for adjective, noun, _ in rows("level_words.tsv")}


@cache
def _syllables() -> dict[str, str]:
    return {syllable: adjective for adjective, _, syllable in rows("level_words.tsv")}
