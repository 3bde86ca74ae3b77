"""The dictionary's tables, read directly: the analyses of a word, the other forms of one.

pymorphy3 builds every form of a word, tag and history included, to answer for one of them; its
tables give the one by two look-ups. A paradigm lists, in one array, the numbers of the endings, of
the tags and of the prefixes of its forms; a place is the number of a form in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsnlp.annotate.lemma import analyzer
from newsnlp.remembered import WORDS

_CERTAIN = 1_000_000
"""The dictionary keeps probabilities as whole numbers: this one is 1."""


class Listed(NamedTuple):
    """A word as the dictionary spells it (ё), its paradigm, its place in it, its tag's number."""

    word: str
    paradigm: int
    place: int
    tag: int


class _Tables(NamedTuple):
    items: Any
    substitutes: Any
    paradigms: Any
    prefixes: Any
    endings: Any
    tags: Any
    probability: Any


@cache
def _tables() -> _Tables:
    morph = analyzer()
    data = morph.dictionary
    return _Tables(
        data.words.similar_items,
        morph.char_substitutes,
        data.paradigms,
        data.paradigm_prefixes,
        data.suffixes,
        data.gramtab,
        morph.prob_estimator.p_t_given_w.get,
    )


def tag(number: int) -> Any:
    """Return an OpenCorpora tag by its number."""
    return _tables().tags[number]


def listed(word: str) -> list[Listed]:
    """Return the dictionary's analyses of a lowercase word, none if it is not there."""
    tables = _tables()
    paradigms = tables.paradigms
    return [
        Listed(spelt, number, place, paradigms[number][len(paradigms[number]) // 3 + place])
        for spelt, analyses in tables.items(word, tables.substitutes)
        for number, place in analyses
    ]


def probability(word: str, number: int) -> float:
    """Return how often a lowercase word has a tag in OpenCorpora's texts; 0.0 where unknown."""
    tables = _tables()
    count: int = tables.probability(f"{word}:{tables.tags[number]}", 0)
    return count / _CERTAIN


def other_form(word: str, paradigm: int, place: int, wanted: int) -> str:
    """Return the form at place ``wanted`` of the word that stands at ``place`` of a paradigm."""
    tables = _tables()
    numbers = tables.paradigms[paradigm]
    size = len(numbers) // 3
    before = len(tables.prefixes[numbers[2 * size + place]])
    stem = word[before : len(word) - len(tables.endings[numbers[place]])]
    new = tables.prefixes[numbers[2 * size + wanted]], tables.endings[numbers[wanted]]
    return f"{new[0]}{stem}{new[1]}"


@lru_cache(WORDS)
def likest(paradigm: int, place: int, grammemes: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the forms with these grammemes whose tag is most like a form's own."""
    tags = list(_tags(paradigm))
    own, wanted = tags[place], frozenset(grammemes)
    likeness = {
        i: len(own & found) - len(own ^ found) for i, found in enumerate(tags) if wanted <= found
    }
    best = max(likeness.values(), default=0)
    return tuple(i for i, value in likeness.items() if value == best)


def _tags(paradigm: int) -> Iterator[frozenset[str]]:
    tables = _tables()
    numbers = tables.paradigms[paradigm]
    size = len(numbers) // 3
    return (tables.tags[number].grammemes for number in numbers[size : 2 * size])
