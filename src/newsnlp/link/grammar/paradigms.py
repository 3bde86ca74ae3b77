"""The other forms of a word, read off the dictionary's paradigms."""

from __future__ import annotations

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
    """Return the places of the forms with these grammemes whose tag is most like a form's own.

    A tag is made when first asked for: only those are that have the first grammeme in their text.
    """
    data = tables()
    numbers = data.paradigms[paradigm]
    size = len(numbers) // 3
    own, wanted = data.tags[numbers[size + place]].grammemes, frozenset(grammemes)
    likeness: dict[int, int] = {}
    for i, number in enumerate(numbers[size : 2 * size]):
        if grammemes[0] in data.tags.names[number]:
            found = data.tags[number].grammemes
            if wanted <= found:
                likeness[i] = len(own & found) - len(own ^ found)
    best = max(likeness.values(), default=0)
    return tuple([i for i, value in likeness.items() if value == best])
