"""Wider nouns of a thing: a корпорация is a компания, a льнозавод a завод."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import readings
from newsnlp.remembered import WORDS

_LONGEST = 40
"""Letters of a noun: no page without blanks is tried from each of its letters."""
_SHORTEST = 4
"""«Бар» and «дом» end too many words."""
_FRONT = 2
_PARTS = ("под", "суб")
"""A подкомитет is part of a комитет and not one itself."""


@cache
def wider_nouns() -> dict[str, tuple[str, ...]]:
    """Return the wider nouns of a noun: a корпорация is a компания, a ГКУ an учреждение."""
    nouns = words("organization_nouns.txt")
    forms = (
        (form.lower(), tuple(word for word in full.split() if word in nouns))
        for form, full in rows("legal_forms.tsv")
    )
    return dict(forms) | {row[0]: row[1:] for row in rows("wider_nouns.tsv")}


def kinds(word: str) -> tuple[str, ...]:
    """Return the nouns by which an article may go on to call what a lowercase noun names."""
    inner = inner_noun(word)
    return (*((inner,) if inner else ()), *wider_nouns().get(inner or word, ()))


@lru_cache(WORDS)
def joined_noun(word: str) -> str:
    """Return the body's noun that ends a word with another cut short in front: «драм[театр]».

    Other than an ``inner_noun`` it may be of the state, since it counts only beside a name that
    tells both: «зак[собрание]» of the Законодательное собрание.
    """
    inner = inner_noun(word)
    if inner or not word.endswith(_of_the_state()):
        return inner
    return next((n for n in _of_the_state() if _ends(word, n)), "")


@cache
def _of_the_state() -> tuple[str, ...]:
    return tuple(n for n in words("institutions.txt") if len(n) >= _SHORTEST)


def _ends(word: str, noun: str) -> bool:
    return word.endswith(noun) and len(word) - len(noun) > _FRONT


@lru_cache(WORDS)
def inner_noun(word: str) -> str:
    """Return the noun of an organization that ends a lowercase word, or ``""``.

    So does a noun behind a hyphen: «рок-[группа]». Compounds of the lexicon («кинотеатр»,
    «профсоюз») have their wider nouns in ``wider_nouns.tsv``. Nouns of the state do not count:
    beside the Генпрокуратура there are other prosecutors, beside the Европарламент other
    parliaments.
    """
    nouns = words("organization_nouns.txt")
    known = word in nouns or word in words("institutions.txt") or word in words("subunits.txt")
    if known or word.startswith(_PARTS):
        return ""
    front, hyphen, tail = word.rpartition("-")
    if hyphen:
        return tail if front and tail in nouns else ""
    if not word.isalpha():
        return ""
    least = max(_FRONT, len(word) - _LONGEST)
    tails = (word[at:] for at in range(least, len(word) - _SHORTEST + 1))
    found = next((tail for tail in tails if tail in nouns), "")
    if found and any(reading.known and "anim" in str(reading.tag) for reading in readings(word)):
        return ""  # a сотрудник is no рудник
    return found
