"""Words of dates as classes: one letter and one value per word, from ``lexicon/dates.tsv``.

Further classes come from the shape of numbers: ``d`` 1 to 31, ``n`` other numbers, ``Y`` a
year of four digits, ``D`` a full date (12.03.2024), ``M`` the clock (10:35), ``R`` a Roman
number, ``E`` a decade (1990-х), and from signs: ``~`` a dash, ``,`` and ``/``. ``?`` is any
other word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp import lexicon

Value = int | str | tuple[int, int, int]


class Word(NamedTuple):
    """A word of a date: its class letter, its value and where it stands in the phrase."""

    letter: str
    value: Value
    start: int
    end: int


STRESS = dict.fromkeys(map(ord, "\u0301\u0300\u00ad\u200b"))
ROMAN_LOOKALIKES = str.maketrans("хі", "xi")
ROMAN = re.compile(r"(?=[xivc])c?(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

PIECES = re.compile(
    r"(?P<iso>\d{4}-\d\d?-\d\d?(?!\d))"
    r"|(?P<full>\d\d?(?P<sep>[./-])\d\d?(?P=sep)\d{4}(?!\d)"
    r"|\d\d?(?P<dot>[./])\d\d?(?P=dot)\d\d(?!\d))"  # «2-13-11» is a telephone
    r"|(?P<clock>\d\d?[:.][0-5]\d(?::[0-5]\d)?(?![\d.]))"
    r"|(?P<number>\d+)(?:[-‑–]?(?P<tail>го|ого|его|ему|ому|ой|ей|ая|ый|ий|ым|им|ом|ем|ых|их|ыми|ые|ми|му|м|е|й|я|х)(?![а-я]))?"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)"
    r"|(?P<sign>[-‑–—−,/()])"
    r"|(?P<space>[\s.]+|№)"
    r"|(?P<other>.)",
    re.DOTALL,
)
DECADE_TAILS = frozenset(("х", "ых", "их", "е", "ые", "ми", "ыми"))


def read(text: str) -> list[Word]:
    """Split a phrase into classified words; offsets refer to the phrase."""
    folded = _fold(text)
    if folded.isalpha():  # most words: one piece
        return list(_word(folded, text))
    found = []
    for match in PIECES.finditer(folded):
        for letter, value, start, end in _classify(match, text):
            found.append(Word(letter, value, match.start() + start, match.start() + end))
    return found


THROUGH = re.compile(r"\s+по\s")


def numbers_apart(words: list[Word], text: str) -> list[Word]:
    """Part the numbers of a range: «11–20.02.2025», «с 28.02 по 02.03», «11.02–20.02.2025».

    «С 10.30 до 12.45» is told by the clock.
    """
    letters = {word.letter for word in words}
    if not (letters & {"~", "g"} and letters & {"D", "M"}):
        return words
    parts = [_numbers(word) for word in words]
    dated = "D" in letters or THROUGH.search(text) is not None
    clock = any(len(own) == 1 and own[0].letter == "M" for own in parts)
    return [part for own in parts for part in own] if dated and not clock else words


def _numbers(word: Word) -> list[Word]:
    """Return the day, month and year of a date, or of «28.02» the day and month."""
    if isinstance(word.value, tuple):
        year, month, day = word.value
    elif word.letter == "M" and str(word.value).count(".") == 1 and ":" not in str(word.value):
        year, (day, month) = 0, map(int, str(word.value).split("."))
    else:
        return [word]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return [word]
    told = [("d", day), ("m", month), *([("Y", year)] if year else [])]
    return [word._replace(letter=letter, value=value) for letter, value in told]


def _fold(text: str) -> str:
    """Return the text in lower case with е for ё, character for character."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).replace("ё", "е")


def _classify(match: re.Match[str], text: str) -> list[Word]:
    kind, piece = match.lastgroup or "other", match.group()
    if kind == "space":
        return []
    if kind == "tail":
        kind = "number"
    if kind == "word":
        return list(_word(piece, text[match.start() : match.end()]))
    letter, value = _SHAPES[kind](match) if kind in _SHAPES else ("?", 0)
    return [Word(letter, value, 0, len(piece))]


def _sign(match: re.Match[str]) -> tuple[str, Value]:
    sign = match.group()
    return (sign, 0) if sign in ",/()" else ("~", 0)


def _iso(match: re.Match[str]) -> tuple[str, Value]:
    year, month, day = map(int, match.group().split("-"))
    return "D", (year, month, day)


def _full(match: re.Match[str]) -> tuple[str, Value]:
    day, month, year = map(int, re.split(r"[./-]", match.group()))
    # Two digits are this century's or the last one's: 12.03.24, 01.09.85.
    if year < 100:
        year += 2000 if year < 50 else 1900
    return "D", (year, month, day)


def _clock(match: re.Match[str]) -> tuple[str, Value]:
    return "M", match.group()


def _number(match: re.Match[str]) -> tuple[str, Value]:
    digits, tail = match["number"], match["tail"]
    value = int(digits[:9])
    if tail in DECADE_TAILS and value % 10 == 0 and (value >= 1000 or 0 < value < 100):
        return "E", value
    if len(digits) == 4 and 1000 <= value < 3000:
        return "Y", value
    return ("d", value) if 1 <= value <= 31 else ("n", value)


_SHAPES = {"sign": _sign, "iso": _iso, "full": _full, "clock": _clock, "number": _number}


@lru_cache(512)
def _word(folded: str, written: str) -> tuple[Word, ...]:
    """Classify a word; «январе-марте» is two with a dash, «XX» counts if written in capitals."""
    bare = folded if folded.isalpha() else folded.translate(STRESS).rstrip(".")
    known = _look_up(bare)
    if known is None and written.split("-")[0].rstrip(".").isupper():
        known = _roman(bare)
    if known is None and "-" in bare and all(map(_look_up, bare.split("-"))):
        return tuple(_parts(bare))
    letter, value = known or ("?", 0)
    return (Word(letter, value, 0, len(folded)),)


def _parts(word: str) -> list[Word]:
    found, at = [], 0
    for part in word.split("-"):
        if at:
            found.append(Word("~", 0, at - 1, at))
        letter, value = _look_up(part) or ("?", 0)
        found.append(Word(letter, value, at, at + len(part)))
        at += len(part) + 1
    return found


def _roman(word: str) -> tuple[str, Value] | None:
    latin = word.split("-")[0].translate(ROMAN_LOOKALIKES)  # «ХХ-го века»
    if not ROMAN.fullmatch(latin):
        return None
    values = [ROMAN_VALUES[letter] for letter in latin]
    signed = [-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)]
    return "R", sum(signed)


def _look_up(word: str) -> tuple[str, Value] | None:
    return forms().get(word)


@cache
def forms() -> dict[str, tuple[str, Value]]:
    """Return every form of every word, in lower case with е for ё; to be looked at only.

    A whole form goes before a stem with an adjective's ending; of two stems that of which the
    ending has two letters, then three, then one.
    """
    whole: dict[str, tuple[str, Value]] = {}
    stems: dict[str, tuple[str, Value]] = {}
    endings: frozenset[str] = frozenset()
    for letter, value, listed in lexicon.rows("dates.tsv"):
        if letter == "ending":
            endings = frozenset(listed.split())
            continue
        meaning: tuple[str, Value] = (letter, int(value) if value.lstrip("-").isdigit() else value)
        for form in listed.split():
            table = stems if form.endswith("*") else whole
            table.setdefault(form.rstrip("*"), meaning)
    for size in (2, 3, 1):
        for ending in (ending for ending in endings if len(ending) == size):
            for stem, meaning in stems.items():
                whole.setdefault(stem + ending, meaning)
    return whole
