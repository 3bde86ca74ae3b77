"""What the dictionary says of one word of a phrase, by itself: read once, asked again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import (
    ADJECTIVES,
    NOUNS,
    Form,
    Reading,
    cyrillic,
    inflect,
    readings,
)
from newsnlp.remembered import WORDS

_DEPUTY = "зам"
_SHORTEST_SHOUTED = 5
"""Letters of a word in capitals that is no acronym: «ОПОРУ»."""
_NO_WORDS = frozenset({"Abbr", "Fixd"})
_ORDINAL = re.compile(r"\d+-(?:[йяюмех]|го|му|ми|ой|ую|ый|ая|ое|ые|ых|ым|ом)")


class Side(NamedTuple):
    """A word as a noun or as an adjective: its forms, the likeliest first, and parts of speech.

    ``known`` tells whether the dictionary lists it so.
    """

    forms: tuple[Form, ...]
    parts: frozenset[str]
    known: bool


@lru_cache(WORDS)
def side(word: str, adjectival: bool) -> Side:
    """Return a word as an adjective, or as a noun; «65-летия» is read by its word."""
    if ordinal_number(word):
        return _side([])  # any case and gender
    lower = word.lower()
    lead, dash, ending = lower.rpartition("-")
    if dash and lead.isdigit():
        found = readings(ending)
    else:
        found = readings(lead if dash and ending.isdigit() else lower)
    if adjectival:
        return _side([r for r in found if r.pos in ADJECTIVES])
    return _side([r for r in found if r.pos in NOUNS] or found)


def ordinal_number(word: str) -> bool:
    """Tell an ordinal in digits, «2-м», from «65-летия»."""
    return _ORDINAL.fullmatch(word) is not None


def ordinal_ending(form: Form) -> str:
    """Return how an ordinal in digits ends in the nominative: «2-й», «2-я», «2-е»."""
    if form.number == "plur" or form.gender == "neut":
        return "е"
    return "я" if form.gender == "femn" else "й"


def _side(found: Sequence[Reading]) -> Side:
    return Side(
        tuple([r.form for r in found]),
        frozenset([r.pos for r in found]),
        any(r.known for r in found),
    )


@lru_cache(WORDS)
def only_noun(word: str) -> bool:
    """Tell whether a word is a noun and nothing else, whatever the tagger says of «Директора».

    Of two with a hyphen, «профессором-консультантом», the ending says it, but not of «43-го».
    """
    own, double = readings(word.lower()), "-" in word and not ordinal_number(word)
    return bool(own) and all((r.known or double) and r.pos == "NOUN" for r in own)


@lru_cache(WORDS)
def no_noun(word: str) -> bool:
    """Tell an adjective that stands for no noun: «прежней», but not «подозреваемого»."""
    found = readings(word.lower())
    kinds = ((r.pos, "Subx" in r.tag.grammemes) for r in found)
    return found != () and all(pos in ADJECTIVES and not alone for pos, alone in kinds)


@lru_cache(WORDS)
def only_adjective(word: str) -> bool:
    """Tell whether a word is an adjective and nothing else: «Соединённых»."""
    own = readings(word.lower())
    return bool(own) and all(r.known and r.pos in ADJECTIVES for r in own)


@lru_cache(WORDS)
def opaque(word: str) -> bool:
    """Tell whether a word has no forms to choose from: acronym, number, foreign letters."""
    if len(word) > 1 and word[-1].isupper() and word[0].isupper():
        return not _is_oblique_shouted(word)  # «ЦОПП», «ВоГУ»
    if word[-1].isdigit() and (front := word.rpartition("-")[0]).isupper() and len(front) > 1:
        return True  # «Ярковскую [ПМК-9]»
    if word[:3].lower() == _DEPUTY and _is_deputy(word):
        return True
    if "-" in word and word[-1].islower() and cyrillic(word.rpartition("-")[2]):
        return False  # «PR-директора»
    letter = word[0].lower()
    return not ("а" <= letter <= "я" or letter == "ё" or (is_number(word) and "-" in word))


@lru_cache(WORDS)
def shouted(word: str) -> bool:
    """Tell a noun in capitals that stands in no nominative of the singular: «ОПОРУ», «ОПОРЫ»."""
    if len(word) < _SHORTEST_SHOUTED or not word.isupper() or not word.isalpha():
        return False
    found = readings(word.lower())
    nouns = found != () and all(r.known and r.pos == "NOUN" for r in found)
    return nouns and not any(
        r.form[:2] == ("nomn", "sing") or not _NO_WORDS.isdisjoint(r.tag.grammemes) for r in found
    )


def _is_oblique_shouted(word: str) -> bool:
    """Tell «ОПОРУ» from «ОПОРЫ», which may be several."""
    return shouted(word) and all(r.form.case != "nomn" for r in readings(word.lower()))


def _is_deputy(word: str) -> bool:
    """Tell «замгубернатора», which does not change, from «замминистром» and «замка»."""
    genitives = (r for r in readings(word[3:].lower()) if r.known and r.form.case == "gent")
    return any(inflect(r, "nomn") in words("leader_roles.txt") for r in genitives)


def is_number(word: str) -> bool:
    """Tell whether a word begins with a digit."""
    return word[0].isdigit()


def describes_noun(annotation: Annotation, token: int) -> bool:
    """Tell «[учёным] секретарём», no group of scholars, from «[сборной] области»."""
    noun = annotation.heads[token]
    if noun <= token or not side(annotation.words[token], True).forms:
        return False
    living = annotation.feats(noun).get("Animacy") == "Anim"
    return living or only_adjective(annotation.words[token])
