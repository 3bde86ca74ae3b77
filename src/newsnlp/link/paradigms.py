"""The other forms of a word, read off the dictionary's paradigms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsnlp.annotate.dictionary import tables
from newsnlp.remembered import WORDS


def other_form(word: str, paradigm: int, place: int, wanted: int) -> str:
    """Return the form at place ``wanted`` of the word that stands at ``place`` of a paradigm."""
    data = tables()
    numbers = data.paradigms[paradigm]
    size = len(numbers) // 3
    before = len(data.prefixes[numbers[2 * size + place]])
    stem = word[before : len(word) - len(data.endings[numbers[place]])]
    new = data.prefixes[numbers[2 * size + wanted]], data.endings[numbers[wanted]]
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
    data = tables()
    numbers = data.paradigms[paradigm]
    size = len(numbers) // 3
    return (data.tags[number].grammemes for number in numbers[size : 2 * size])
