"""Adjectives that the dictionary takes for surnames: «Каменского завода», «Данилов монастырь»."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.link.grammar.morphology import Form
from newsnlp.remembered import WORDS

_ENDINGS = (
    (
        re.compile("(.+[сц]к)(?:ого|ому|ом|им|ой|ую|ие|их|ими)"),
        {"masc": "ий", "femn": "ая", "neut": "ое", "plur": "ие"},
    ),
    (
        re.compile("(.+(?:ов|ев|ин))(?:ом|ым|ой|а|у|ы|ых|ыми)"),
        {"masc": "", "femn": "а", "neut": "о", "plur": "ы"},
    ),
)


@lru_cache(WORDS)
def stem_of(word: str) -> str:
    """Return such an adjective without its ending, ``""`` for another word."""
    return next((found[1] for one, _ in _ENDINGS if (found := one.fullmatch(word))), "")


def declined(word: str, form: Form) -> str:
    """Return the nominative of such an adjective in the number and gender of a form."""
    which = form.gender if form.number == "sing" and form.gender else "plur"
    for pattern, endings in _ENDINGS:
        if found := pattern.fullmatch(word):
            return found[1] + endings[which]
    return word
