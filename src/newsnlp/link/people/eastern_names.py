"""Chinese, Korean and Vietnamese names: «Ким Чен Ын», «Чжан Юйхан»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.lexicon import words
from newsnlp.link.people.declension import kinds
from newsnlp.link.people.patronymics import PATRONYMIC
from newsnlp.link.people.person_name import PersonName
from newsnlp.patterns import lazy

_PAIR = 2
_INITIAL_SOUND = "(?:цз|чж|[бпмфвдтнлгкхцсчшж])?"
_FINAL_SOUND = (
    "(?:(?:у|ю)ань?|уай|уэй|[аэуи]нь|[аэуияю]н|янь|юнь|ай|эй|уй|ао|оу|яо|юй|юэ|уа|уо|ия|эр"
    "|[аэоуиыюяе])"
)
_CHINESE = lazy(f"(?:{_INITIAL_SOUND}{_FINAL_SOUND}){{1,2}}")
_HARD_ENDING, _SOFT_ENDING = lazy(r"(?<=[нй])(?:а|у|ом|е)$"), lazy(r"(?<=н)(?:я|ю|ем|е)$")
_GLIDE_ENDING = lazy(r"(?<=[аэу])(?:я|ю|ем|е)$")
"""An ending that a vowel is not followed by but in place of «й»: «Вэя» of Вэй."""


_SYLLABLE = lazy(
    "([^аеёиоуыэюя]*[аеёиоуыэюя])(?:([бвгкмнпрт]+)(?:а|у|ом|е)|л(?:я|ю|ем|е)|(н)(?:я|ю|ем))"
)


def is_east_asian(written: Sequence[str]) -> bool:
    """Tell «Ким Чен Ын»: a family name of the list and two short words after it.

    «Чжан Юйхан» has one word, of two syllables at most.
    """
    family = written[0].lower()
    if len(written) == _PAIR:
        return family in words("east_asian_surnames.txt") and chinese_given(written[1]) is not None
    return (
        len(written) == 3
        and len(written[2]) > 1
        and bool({family, family.removesuffix("а")} & words("east_asian_surnames.txt"))
        and all(len(word) <= 6 and word[0].isupper() for word in written)
        and not any(PATRONYMIC.search(word.lower()) for word in written[1:])
    )


def chinese_given(name: str) -> str | None:
    """Return a Chinese given name in the nominative, «Юйхан» of «Юйханом», None of no such name.

    Its syllables are those of the Palladius system, so that an ending is one more.
    """
    word = name.lower()
    if not name[0].isupper() or kinds(word):
        return None
    hard, soft = _HARD_ENDING.search(word), _SOFT_ENDING.search(word)
    glide = _GLIDE_ENDING.search(word)
    stems = [f"{name[: glide.start()]}й"] if glide else []
    stems += [name[: hard.start()]] if hard else []
    stems += [f"{name[: soft.start()]}ь"] if soft else []
    stems += [name]  # «Цяна» is of Цян, though it may be of two syllables
    return next((stem for stem in stems if _CHINESE.fullmatch(stem.lower())), None)


def last_syllable(name: str) -> str:
    """Return a syllable without an ending: «Хён» of «Хёном», «Ёль» of «Ёля», «Тинь» of «Тиня»."""
    found = _SYLLABLE.fullmatch(name.lower())
    if found is None:
        return name
    soft = f"{found[3] or 'л'}ь"
    return name[: found.end(2)] if found[2] else f"{name[: found.end(1)]}{soft}"


def eastern(written: Sequence[str]) -> PersonName:
    """Arrange «Кима Чен Ир», whose family name still stands in the genitive."""
    family, *middle, last = written
    if middle and family.lower() not in words("east_asian_surnames.txt"):
        family, last = family.removesuffix("а"), last.removesuffix("а")
    given = " ".join([*middle, last])
    return PersonName(f"{family} {given}", given, last=family, family_first=True)
