"""Adjectives of places: «томский», «российско-кубинский», and the noun that one is made from."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.notes import noted
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.agreement import adjectival
from newsnlp.link.grammar.morphology import (
    ADJECTIVES,
    GENDERS,
    Form,
    Reading,
    fold,
    inflect,
    readings,
    styled,
)
from newsnlp.remembered import WORDS

_ADJECTIVE_END = re.compile(r"(?:ский|цкий|ской|цкой|ый|ий|ой)$")
_VILLAGE = re.compile("[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н)о")
_STEM_END = re.compile(
    r"(?:ийск|анск|янск|енск|инск|овск|евск|ск|цк|н)?(?:ий|ой|ый)$|[аяоейьиыу]+$"
)
_LISTING = frozenset({",", "и"})
_DISTRICTS = frozenset({"район", "округ"})


@noted
def is_adjective(annotation: Annotation, token: int) -> bool:
    """Tell whether a one-word place is an adjective: «российский», not «Смоленская»-the-square."""
    word = annotation.words[token]
    if _VILLAGE.fullmatch(word):
        return False  # «в деревне [Мустаево]», which looks like whose it is
    if word.endswith("ом") and annotation.feats(token).get("Case") == "Ins":
        return False  # «под [Красногорском]», not «в [Красногорском]»
    if annotation.pos(token) == "ADJ" or adjectival(annotation, token):
        return bool(adjective(word))
    return word[0].islower() and bool(_ADJECTIVE_END.search(adjective(word)))


def may_be_place(reading: Reading, told: Form | None) -> bool:
    """Tell a word of the dictionary from another name: «в [Претории]» is in no «преторий».

    Nor is «под [Красногорском]» «красногорский», which has another instrumental.
    """
    if told is None or "Geox" in reading.tag.grammemes:
        return True
    if reading.pos != "NOUN":
        return reading.form.case in (None, told.case)
    return (reading.form.number, reading.form.gender) == (told.number, told.gender)


@lru_cache(WORDS)
def adjective(word: str) -> str:
    """Return the masculine nominative of an adjective, «российских» → российский, or ''."""
    for reading in readings(word.lower()):
        if reading.pos in ADJECTIVES:
            found = inflect(reading, "nomn", "sing", "masc")
            if found:
                return found
    return ""


def named_so(annotation: Annotation, token: int) -> str:
    """Return the adjective that is the name of what the noun before it says, ``""`` of no such.

    «В селе [Троицком]» is Троицкое, «жители станицы [Ленинградской]» are of Ленинградская.
    """
    noun, word = token - 1, annotation.words[token]
    if noun < 0 or annotation.lemmas[noun] not in words("place_descriptors.txt"):
        return ""
    if _VILLAGE.fullmatch(word):
        return ""
    feats, own = annotation.feats(noun), annotation.feats(token)
    if own.get("Case") not in (feats.get("Case"), "Nom") or not word[0].isupper():
        return ""
    gender = GENDERS.get(feats.get("Gender", ""), "")
    known = [r for r in readings(word.lower()) if r.pos in ADJECTIVES]
    if feats.get("Case") != "Nom" and any(r.form.case == "nomn" for r in known):
        return word  # «около посёлка [Почтовое]»
    found = known[0] if known else None
    name = inflect(found, "nomn", "sing", gender) if found and gender else None
    return styled(name, word) if name else ""


def shares_noun(annotation: Annotation, first: int, last: int) -> bool:
    """Tell one of several: «Луговского и [Тихого муниципальных округов]»."""
    listed = first > 1 and annotation.words[first - 1] in _LISTING
    several = (
        listed and annotation.lemmas[last - 1] in _DISTRICTS and is_adjective(annotation, first)
    )
    numbers = [annotation.feats(token).get("Number") for token in (first, last - 1)]
    return several and numbers == ["Sing", "Plur"]


def shared_noun(annotation: Annotation, after: int) -> str:
    """Return the noun in the plural that adjectives share: «Луговского и Тихого [округов]».

    In the singular, with what stands before it: «федеральный округ». Only masculine ones, whose
    adjectives are in the masculine already.
    """
    words_, size = annotation.words, len(annotation)
    while after + 1 < size and words_[after] in _LISTING and annotation.pos(after + 1) == "ADJ":
        noun = after = after + 2
        while noun < size and annotation.pos(noun) == "ADJ":
            noun += 1
        many = noun < size and annotation.feats(noun).get("Number") == "Plur"
        if many and annotation.lemmas[noun] in _DISTRICTS:
            return " ".join(annotation.lemmas[after : noun + 1])
    return ""


def region_of_level(annotation: Annotation, token: int) -> str:
    """Return the region of a body that its level follows, ``""`` where none does.

    «[Приокский] областной суд» is that of Приокская область.
    """
    level = annotation.lemmas[token + 1 : token + 2]
    noun = next((noun for own, noun, _ in rows("level_words.tsv") if level == [own]), "")
    told = next((r for r in readings(annotation.lowered[token]) if r.pos in ADJECTIVES), None)
    gender = next((r.form.gender for r in readings(noun) if r.form.gender), "") if noun else ""
    said = inflect(told, "nomn", "sing", gender) if told and gender else None
    return f"{styled(said, annotation.words[token])} {noun}" if said else ""


def part_of_compound(text: str) -> str:
    """Return the adjective that is a part of another: «[российско]-[кубинского]» → российский."""
    lower = text.lower()
    if lower.endswith(("ско", "цко")):
        return f"{lower[:-1]}ий"
    return "" if lower.endswith("о") else adjective(lower)  # «румыно-кубинский»


def without_descriptor(name: str) -> str:
    """Drop what kind of place it is: «город Смоленск», «г. Смоленск» → Смоленск."""
    head, _, rest = name.partition(" ")
    if rest and head.rstrip(".").lower() in words("place_descriptors.txt"):
        return rest
    return name


def stem(name: str) -> str:
    """Return what a place and its adjective share: Кобрин, кобринский → кобрин."""
    folded = fold(without_descriptor(name))
    return _STEM_END.sub("", folded) or folded


def derived(adjective_: str, noun: str) -> bool:
    """Tell whether an adjective can be made from a place's name: «парижский» from Париж."""
    if not _ADJECTIVE_END.search(adjective_) or " " in noun:
        return False
    if fold(adjective_) == f"{fold(noun)}ий":
        return True  # «тихореченский» of Тихореченск, whatever ends its stem
    one, other = stem(adjective_), stem(noun)
    shorter = min(len(one), len(other))
    return (
        shorter >= 3
        and one[: shorter - 1] == other[: shorter - 1]
        and abs(len(one) - len(other)) <= 2
    )
