"""Dictionary morphology of single words: readings, agreement, nominative forms.

A reading is the dictionary's analysis of a word, or pymorphy3's guess; a ``Form`` is what
agreement is about: case, number, gender. Everything is cached per process, with bounds, since
news repeats its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from newsnlp.annotate.dictionary import (
    LONGEST_WORD,
    Analysis,
    analyzer,
    listed,
    probabilities,
    tables,
)
from newsnlp.annotate.guesses import Guess, guesses, guesses_of_two
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.paradigms import likest, other_form
from newsnlp.remembered import NAMES, WORDS

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}

# The dictionary tells second genitives and locatives apart («чаю», «в лесу»); agreement does not.
_FOLDED = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs"}

_PARTICLE = 2
"""Letters of what joins two parts of a name: «Франкфурт-[на]-Майне», «Порт-[о]-Пренс»."""
_LONGEST_ACRONYM = 5

_BASE = ("nomn", "sing")
_SCORE = itemgetter(2)
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")

_LISTED = frozenset({"ADJF", "NOUN"})
NOUNS = frozenset({"NOUN", "NPRO"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NOMINAL = NOUNS | ADJECTIVES


class Form(NamedTuple):
    """Case, number and gender in pymorphy3's names; gender is None where it does not show."""

    case: str
    number: str
    gender: str | None


class Reading(NamedTuple):
    """One reading of a word; ``known`` tells the dictionary from a guess.

    ``word`` is as the dictionary spells it (ё); after ``lead`` it stands at ``place`` of a
    paradigm of the dictionary. A guess keeps pymorphy3's parse; one by the parts of «врача-хирурга»
    has no paradigm.
    """

    form: Form
    pos: str
    score: float
    known: bool
    tag: Any
    word: str
    paradigm: int | None
    place: int = 0
    lead: str = ""
    guess: Guess | None = None

    @property
    def normal_form(self) -> str:
        """Return the form that the dictionary lists the word by."""
        if self.guess is not None:
            return self.guess.normal_form
        return self.word if self.place == 0 else self.at(0)

    def at(self, place: int) -> str:
        """Return the form at another place of the reading's paradigm."""
        assert self.paradigm is not None
        spelt = self.word[len(self.lead) :]
        return self.lead + other_form(spelt, self.paradigm, self.place, place)


@lru_cache(WORDS)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the nominal readings of a lowercase word, the likeliest first."""
    if len(word) > LONGEST_WORD or not word.isprintable():
        return ()  # the dictionary cannot be asked for a lone surrogate
    if not cyrillic(word):
        return ()  # «google», «25»: no case to tell
    analyses = listed(word.lower())
    # a letter alone may be an initial too, which pymorphy3 alone knows
    if analyses and len(word) > 1:
        return _known(word.lower(), analyses)
    return _read_alike(word.lower()) or _guessed(word, known=bool(analyses))


def _known(word: str, analyses: Sequence[Analysis]) -> tuple[Reading, ...]:
    """Read a word of the dictionary; without counts all of its analyses are equally likely."""
    numbers = [analysis[3] for analysis in analyses]
    nominal = list(map(_tagged, numbers))
    if not any(nominal):
        return ()
    scores = probabilities(word, numbers)
    if not any(scores):
        scores = [1.0 / len(analyses)] * len(analyses)
    tags = tables().tags
    found = [
        Reading(*tagged, score, True, tags[number], spelt, paradigm, place)
        for (spelt, paradigm, place, number), tagged, score in zip(
            analyses, nominal, scores, strict=True
        )
        if tagged
    ]
    return tuple(sorted(found, key=_SCORE, reverse=True) if len(found) > 1 else found)


def _read_alike(word: str) -> tuple[Reading, ...]:
    """Read «хокимом» as the dictionary has «вассалом»; nothing of other words."""
    for stem, model, like in _declined_like():
        if word.startswith(stem):
            alike = (r for r in readings(f"{model}{word[len(stem) :]}") if r.known)
            if found := [r._replace(word=word) for r in alike if r.normal_form == like]:
                return tuple(found)
    return ()


@cache
def _declined_like() -> tuple[tuple[str, str, str], ...]:
    """Return how words begin, how those do that the dictionary has instead, and its noun."""
    found = []
    for noun, like in rows("declined_like.tsv"):
        shared = shared_start(noun[::-1], like[::-1])
        found.append((noun[: len(noun) - shared], like[: len(like) - shared], like))
    return tuple(found)


def _guessed(word: str, *, known: bool) -> tuple[Reading, ...]:
    """Read a word by pymorphy3's guesses; of two nouns with a hyphen those that decline both."""
    found = _read(guesses(word), known=known)
    parts = word.split("-")
    if len(parts) < 2 or min(map(len, parts)) <= _SHORTEST:
        return tuple(found)  # «Техрик-е», «Абу-Грэйб»
    # «[выставке]-форуме» is no «форум»
    both = [r for r in found if r.normal_form.split("-")[0] != r.word.split("-")[0]]
    return tuple(both or _read(guesses_of_two(word), known=known) or found)


def _read(told: Sequence[Guess], *, known: bool) -> list[Reading]:
    """Return the nominal ones of some guesses."""
    found = []
    for guess in told:
        tagged = _nominal(guess.tag) if guess.number is None else _tagged(guess.number)
        if tagged is not None:
            word, tag_, _, score, paradigm, place, lead, _ = guess
            found.append(Reading(*tagged, score, known, tag_, word, paradigm, place, lead, guess))
    return found


_SHORTEST = 3
"""Letters of a particle before or behind a hyphen."""


@cache
def _tagged(number: int) -> tuple[Form, str] | None:
    return _nominal(tables().tags[number])


@lru_cache(NAMES)
def _nominal(tag_: Any) -> tuple[Form, str] | None:
    """Return the form and part of speech of a nominal tag; pymorphy3 is slow to tell them."""
    pos, case, number = tag_.POS, tag_.case, tag_.number
    if pos not in _NOMINAL or not case or not number:
        return None
    gender = None if number == "plur" else tag_.gender
    return Form(_FOLDED.get(case, str(case)), str(number), gender and str(gender)), str(pos)


_IN_SOFT_SIGN = "V-be"
"""Of a form in «-ье» of a noun that the dictionary lists in «-ие»."""


def inflect(reading: Reading, *grammemes: str) -> str | None:
    """Return the word of the reading's paradigm that has these grammemes, or None.

    Of several («новый» is animate and inanimate) the one most like the reading is taken, then
    the one most like the word: «высшая» → «высший», not «высочайший»; «цветы» → «цветов». Of
    «учители» and «учителя» the usual one is taken.
    """
    listed = _IN_SOFT_SIGN not in reading.tag.grammemes  # «Прииртышья» is not of «Прииртышие»
    if grammemes == _BASE and reading.pos == "NOUN" and reading.form.number == "sing" and listed:
        return reading.normal_form  # what the dictionary lists a noun by
    if reading.paradigm is None:
        forms = _lexeme(reading, frozenset(grammemes))
    else:
        forms = [reading.at(i) for i in likest(reading.paradigm, reading.place, grammemes)]
    if len(forms) < 2:
        return forms[0] if forms else None
    usual = words("usual_plurals.txt")
    return max(forms, key=lambda f: (shared_start(f, reading.word), -len(f), f in usual))


def shared_start(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size


def _lexeme(reading: Reading, wanted: frozenset[str]) -> list[str]:
    """Return the forms with some grammemes most like a reading that has no paradigm of its own."""
    assert reading.guess is not None
    own = reading.tag.grammemes
    fitting = [
        (len(own & form[1].grammemes) - len(own ^ form[1].grammemes), str(form[0]))
        for form in analyzer().get_lexeme(reading.guess.parse)
        if wanted <= form[1].grammemes
    ]
    best = max((likeness for likeness, _ in fitting), default=0)
    return [form for likeness, form in fitting if likeness == best]


def cyrillic(text: str) -> bool:
    """Tell whether a text has a Cyrillic letter: «Jürgen Klinsmann» has none."""
    return _CYRILLIC.search(text) is not None


@lru_cache(WORDS)
def fold(word: str) -> str:
    """Return a word in lowercase with е for ё and one apostrophe, as words are compared."""
    return word.lower().replace("ё", "е").replace("’", "'")


def agree(adjective: Form, noun: Form) -> bool:
    """Tell whether two forms stand in one case, number and gender (None fits any)."""
    return (
        adjective.case == noun.case
        and adjective.number == noun.number
        and (adjective.gender is None or noun.gender is None or adjective.gender == noun.gender)
    )


@lru_cache(WORDS)
def nominative(word: str, form: Form, pos: frozenset[str], lemma: str = "") -> str:
    """Put a lowercase word that stands in ``form`` into the nominative of the same number.

    Only readings of the given parts of speech count, common words first («большим» is of большой,
    not of больший), then those of ``lemma``; the word comes back as it is when none stands in this
    form.
    """
    fitting = [r for r in readings(word) if r.pos in pos and agree(r.form, form)]
    if not fitting:
        return word
    best = fitting[0]
    if len(fitting) > 1:
        best = max(
            fitting, key=lambda r: (not _is_rare(r), fold(r.normal_form) == lemma, r.known, r.score)
        )
    wanted = ["nomn", form.number]
    if best.pos in ADJECTIVES and form.number == "sing":
        wanted.append(form.gender or best.form.gender or "masc")
    return inflect(best, *wanted) or word


def _is_rare(reading: Reading) -> bool:
    return reading.pos in _LISTED and reading.normal_form in words("rare_lemmas.txt")


def capitalized(word: str) -> str:
    """Write a word in capitals as a name: «Иванов-Рид» of «ИВАНОВ-РИД», «Рио-де-Жанейро»."""
    first, *rest = word.split("-")
    inner = len(rest) > 1 and len(rest[0]) <= _PARTICLE < min(len(first), len(rest[-1]))
    found = [part.capitalize() for part in (first, *rest)]
    return "-".join([found[0], rest[0].lower(), *found[2:]] if inner else found)


def uncapped(text: str) -> str:
    """Write words in capitals as names: «ИГОРЬ АНТОНЕНКОВ» → Игорь Антоненков; «США» stays."""
    return " ".join(
        capitalized(word)
        if word.isupper() and (len(word) > _LONGEST_ACRONYM or _is_town(word))
        else word
        for word in text.split(" ")
    )


@lru_cache(WORDS)
def _is_town(word: str) -> bool:
    """Tell a town of the dictionary, «КИРОВ», from an acronym, «КНДР»."""
    tags = (r.tag.grammemes for r in readings(word.lower()) if r.known)
    return any("Geox" in tag and "Abbr" not in tag for tag in tags)


@lru_cache(WORDS)
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
