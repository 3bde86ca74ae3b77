"""Dictionary morphology of single words: readings, agreement, nominative forms.

A reading is pymorphy3's parse of a word; a ``Form`` is what agreement is about: case, number,
gender. Everything is cached per process, with bounds, since news repeats its words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from pymorphy3.analyzer import Parse

from newsnlp.annotate.lemma import LONGEST_WORD, analyzer

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}

# The dictionary tells second genitives and locatives apart («чаю», «в лесу»); agreement does not.
_FOLDED = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs"}

_LONGEST_ACRONYM = 5

_BASE = {"nomn", "sing"}
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")

NOUNS = frozenset({"NOUN", "NPRO"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NOMINAL = NOUNS | ADJECTIVES


class Form(NamedTuple):
    """Case, number and gender in pymorphy3's names; gender is None where it does not show."""

    case: str
    number: str
    gender: str | None


class Reading(NamedTuple):
    """One dictionary reading of a word; ``known`` tells the dictionary from a guess."""

    form: Form
    pos: str
    score: float
    known: bool
    parse: Any


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the nominal readings of a lowercase word, the likeliest first."""
    if len(word) > LONGEST_WORD or not word.isprintable():
        return ()  # the dictionary cannot be asked for a lone surrogate
    known = analyzer().word_is_known(word)
    found = []
    for parse in analyzer().parse(word):
        tagged = _tagged(parse[1])
        if tagged is not None:
            found.append(Reading(tagged[0], tagged[1], parse[3], known, Parse(*parse)))
    return tuple(found)


@lru_cache(maxsize=5_000)
def _tagged(tag: Any) -> tuple[Form, str] | None:
    """Return the form and part of speech of a nominal tag; pymorphy3 is slow to tell them."""
    pos, case, number = tag.POS, tag.case, tag.number
    if pos not in _NOMINAL or not case or not number:
        return None
    gender = None if number == "plur" else tag.gender
    return Form(_FOLDED.get(case, str(case)), str(number), gender and str(gender)), str(pos)


def inflect(reading: Reading, *grammemes: str) -> str | None:
    """Return the word of the reading's paradigm that has these grammemes, or None.

    Of several («новый» is animate and inanimate) the one most like the reading is taken, then
    the one most like the word: «лучшая» → «лучший», not «наихороший».
    """
    wanted = set(grammemes)
    if wanted == _BASE and reading.pos == "NOUN" and reading.form.number == "sing":
        return str(reading.parse.normal_form)  # what the dictionary lists a noun by
    own = reading.parse.tag.grammemes
    fitting = [f for f in analyzer().get_lexeme(reading.parse) if wanted <= f[1].grammemes]
    if not fitting:
        return None
    word = str(reading.parse.word)

    def likeness(form: Any) -> tuple[int, bool]:
        tags = form[1].grammemes
        return len(own & tags) - len(own ^ tags), form[0].startswith(word[:2])

    return str(max(fitting, key=likeness)[0])


def cyrillic(text: str) -> bool:
    """Tell whether a text has a Cyrillic letter: «Jürgen Klinsmann» has none."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in lowercase with е for ё, as words are compared."""
    return word.lower().replace("ё", "е")


def agree(adjective: Form, noun: Form) -> bool:
    """Tell whether two forms stand in one case, number and gender (None fits any)."""
    return (
        adjective.case == noun.case
        and adjective.number == noun.number
        and (adjective.gender is None or noun.gender is None or adjective.gender == noun.gender)
    )


@lru_cache(maxsize=40_000)
def nominative(word: str, form: Form, pos: frozenset[str], lemma: str = "") -> str:
    """Put a lowercase word that stands in ``form`` into the nominative of the same number.

    Only readings of the given parts of speech count, those of ``lemma`` first («большим» is of
    большой or of больший); the word comes back as it is when none stands in this form.
    """
    fitting = [r for r in readings(word) if r.pos in pos and agree(r.form, form)]
    if not fitting:
        return word
    best = max(fitting, key=lambda r: (fold(r.parse.normal_form) == lemma, r.known, r.score))
    wanted = ["nomn", form.number]
    if best.pos in ADJECTIVES and form.number == "sing":
        wanted.append(form.gender or best.form.gender or "masc")
    return inflect(best, *wanted) or word


def uncapped(text: str) -> str:
    """Write words in capitals as names: «ИГОРЬ АНТОНЕНКОВ» → Игорь Антоненков; «США» stays."""
    return " ".join(
        "-".join(part.capitalize() for part in word.split("-"))
        if len(word) > _LONGEST_ACRONYM and word.isupper()
        else word
        for word in text.split(" ")
    )


@lru_cache(maxsize=40_000)
def styled(word: str, like: str) -> str:
    """Write ``word`` with the capitals and the ё or е of ``like``: смоленск, Смоленска → Смоленск.

    Hyphen parts are matched from the left: Ростова-на-Дону → Ростов-на-Дону.
    """
    parts, models = word.split("-"), like.split("-")
    if len(parts) != len(models):
        return _styled(word, like)
    return "-".join(_styled(part, model) for part, model in zip(parts, models, strict=True))


def _styled(word: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return word.upper()
    if "ё" in word and "е" in like.lower():
        pairs = zip(word, like.lower(), strict=False)
        start = "".join("е" if (a, b) == ("ё", "е") else a for a, b in pairs)
        word = start + word[len(start) :]
    if like.islower():
        return word
    if like[1:].islower() or len(like) == 1:
        return word[:1].upper() + word[1:]
    model = like[: len(word)]
    start = "".join(a.upper() if b.isupper() else a for a, b in zip(word, model, strict=False))
    return start + word[len(start) :]
