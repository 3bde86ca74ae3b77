"""Acronyms and the names they stand for.

``abbreviates`` aligns the letters of «НПС» with the words of «Научно-промышленный союз»:
each part of a hyphenated word counts as a word, prepositions may be left out, a long compound
word may give several letters («АЭС» = атомная электростанция). ``contracts`` does the same for
syllables: «Минобрнауки» = Министерство образования и науки.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold, readings, shared_start
from newsnlp.remembered import WORDS

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?=.{2,12}$)(?=.*[A-ZА-ЯЁ].*[A-ZА-ЯЁ])[A-ZА-ЯЁ][A-ZА-ЯЁa-zа-яё0-9-]*")
_CAPITALS = re.compile(r"[A-ZА-ЯЁ]")
_NEVER = float("inf")
PLACE_ENDINGS = ("ский", "ская", "ское", "цкий", "цкая", "цкое")
_INSIDE, _SKIPPED, _PLACE = 0.2, 1.0, 0.1
_LONG_WORD, _SHORTEST_PART, _MOST_WORDS = 8, 4, 25

STRICT = 0.5
"""Greatest cost of an acronym that the text does not introduce."""
INTRODUCED = 2.1
"""Greatest cost of an acronym in brackets right after the name."""


@lru_cache(WORDS)
def is_acronym(text: str) -> bool:
    """Tell whether a text is one acronym: «ЦОПП», «СПбГУ», «РАНХиГС», not «США-2» or «Смоленск»."""
    if not _ACRONYM.fullmatch(text):
        return False
    capitals = len(_CAPITALS.findall(text))
    return capitals >= 2 and (capitals * 2 >= len(text) or len(text) <= 4)


def abbreviates(acronym: str, name: str, *, limit: float = STRICT) -> bool:
    """Tell whether an acronym can stand for a name, at no more than ``limit`` of ``cost``."""
    return cost(acronym, name) <= limit


def cost(acronym: str, name: str) -> float:
    """Return how far an acronym is from a name's initials: 0 letter by letter, inf never.

    A content word left out costs 1, a trailing place 0.1, a letter from inside a long word 0.4.
    """
    if not is_acronym(acronym) or not _letters(acronym) <= _letters(name):
        return _NEVER
    found = _cost(acronym, name)
    capitals = len(_CAPITALS.findall(acronym))
    # two letters fit too many names: they must be the initials, all of them
    return found if capitals > 2 or found <= _INSIDE else _NEVER


@lru_cache(WORDS)
def _letters(name: str) -> frozenset[str]:
    """Return the letters of a name: most have not all those of an acronym, in whatever order."""
    return frozenset(fold(name)) - {"-"}


@lru_cache(WORDS)
def _cost(acronym: str, name: str) -> float:
    letters = acronym.replace("-", "")
    parts = tuple(_WORD.findall(name))
    if len(parts) > _MOST_WORDS or len(letters) > 3 * len(parts) + 3:
        return _NEVER
    return _align(letters, parts)


def _align(letters: str, parts: tuple[str, ...]) -> float:
    """Return the least cost of reading the letters off the words, in order.

    A place at the end may be left out whole: «… подготовки Смоленской области».
    """
    reached = [_NEVER] * (len(letters) + 1)
    reached[0] = 0.0
    best = _NEVER
    for index, part in enumerate(parts):
        if index >= 2 and _is_place(parts[index:]):
            best = min(best, reached[-1] + _PLACE * (len(parts) - index))
        skipped = 0.0 if part.lower() in words("function_words.txt") else _SKIPPED
        after = [here + skipped for here in reached]
        for i, here in enumerate(reached):
            if here == _NEVER:
                continue
            for taken, price in _readings(letters[i:], part):
                after[i + taken] = min(after[i + taken], here + price)
        reached = after
    return min(best, reached[-1])


def _readings(letters: str, part: str) -> list[tuple[int, float]]:
    """Return how many of the letters one word can give, with the price of each way."""
    lower = fold(part)
    if not letters or lower[0] != fold(letters[0]):
        return []
    if letters[0].islower():  # the «и» of РАНХиГС is a word of its own
        return [(1, 0.0)] if lower in words("function_words.txt") else []
    longer = (*_small_letters(letters, lower), *_compound(letters, lower))
    return [(1, 0.0), *longer, *_of_place(letters, part)]


def _small_letters(letters: str, word: str) -> Iterator[tuple[int, float]]:
    """Read «Пб» of СПбГУ: small letters follow in the word, after its first letter."""
    position = 1
    for taken, letter in enumerate(letters[1:], start=2):
        position = word.find(letter, position) + 1
        if not letter.islower() or not position:
            return
        yield taken, 0.0


def _compound(letters: str, word: str) -> Iterator[tuple[int, float]]:
    """Read Э and С off «электростанция»: a part of a compound begins after a syllable.

    The rest of the word from the last letter on must be a word itself.
    """
    if len(word) < _LONG_WORD:
        return
    position = 0
    for taken, letter in enumerate(letters[1:4], start=2):
        position = word.find(fold(letter), position + 2)
        if position < 0 or not letter.isupper():
            return
        if len(word) - position >= _SHORTEST_PART and _is_word(word[position:]):
            yield taken, _INSIDE * (taken - 1)


def _of_place(letters: str, part: str) -> Iterator[tuple[int, float]]:
    """Read ИВ of ИВГПУ off «Ивановский»: the beginning of a place."""
    if not part[0].isupper() or not part.endswith(PLACE_ENDINGS):
        return
    for taken in (2, 3):
        if letters[1:taken].isupper() and part[:taken].upper() == letters[:taken]:
            yield taken, _INSIDE


def _is_word(text: str) -> bool:
    return any(reading.known for reading in readings(text))


def _is_place(parts: tuple[str, ...]) -> bool:
    """Tell whether the last words of a name are a place: capitals, «область», «№ 5».

    «администрации Тулы» and «администрации района» tell as little of what a department is.
    """
    nouns = words("place_nouns.txt")
    owned = parts[0] in words("owning_bodies.txt") and len(parts) > 1
    parts = parts[1:] if owned else parts
    named = owned or any(part[0].isupper() or part[0].isdigit() for part in parts)
    return named and all(
        part[0].isupper() or part[0].isdigit() or part.lower() in nouns for part in parts
    )


@lru_cache(WORDS)
def contracts(short: str, name: str) -> bool:
    """Tell whether a one-word short name is made of the beginnings of a name's words.

    «Госдума» = Государственная дума, «Мосгордума» = Московская городская дума.
    """
    word, told = short.lower(), name.lower()
    if len(word) < 5 or word[:2] not in told:  # the first word gives two letters at least
        return False
    parts = [p for p in _WORD.findall(told) if p not in words("function_words.txt")]
    if not 2 <= len(parts) <= 6 or not _WORD.fullmatch(short):
        return False
    return _syllables(word, tuple(parts))


def _syllables(word: str, parts: tuple[str, ...]) -> bool:
    if len(parts) == 1:
        # the last part may stand in another case: «Госдумы», «Минобороны»
        shared = shared_start(word, parts[0])
        return shared >= 3 and len(word) - shared <= 2
    longest = shared_start(word, parts[0])
    return any(_syllables(word[size:], parts[1:]) for size in range(longest, 1, -1))


def bare(text: str) -> str:
    """Return a name without a legal form in front: «ООО «Рассвет»» → «Рассвет» in its quotes."""
    head, _, rest = text.partition(" ")
    part = fold(head) in words("subunits.txt")
    return rest if rest and head in _short_forms() and not part else text


def legal_core(text: str) -> str:
    """Return the acronym that names the organization in a row of them: «СОГАУ ДПО ЦОПП» → ЦОПП.

    Legal forms drop out, also with a region's letters in front; the text comes back whole when
    nothing or more than one word is left, or when it names a part: «ГУ МВД» is not МВД.
    """
    parts = text.split()
    if parts and fold(parts[0]) in words("subunits.txt"):
        return text
    left = [part for part in parts if not _is_legal_form(part)]
    return left[0] if len(parts) > 1 and len(left) == 1 and is_acronym(left[0]) else text


def _is_legal_form(part: str) -> bool:
    forms = _short_forms()
    return part in forms or any(
        part.isupper() and len(part) > 3 and part[cut:] in forms and len(part) - cut >= 3
        for cut in (1, 2)
    )


def _short_forms() -> frozenset[str]:
    return words("legal_forms.tsv")


def legal_forms() -> dict[str, str]:
    """Return full legal forms by their short ones."""
    return {row[0]: row[1] for row in rows("legal_forms.tsv")}
