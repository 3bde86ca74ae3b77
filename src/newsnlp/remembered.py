"""How many words and names caches remember; what was met longest ago goes first.

All together take at most about 40 MB a process: news repeats the words of a few hundred articles
for ever, and what is seldom met is seldom asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

WORDS = 8_000
"""Answers about single words, 0.1 to 1 kB each: the words of about 300 articles."""
NAMES = 3_000
"""Answers about names, or whole paradigms of a word, 1 to 2 kB each."""
RECENT = 4_000
"""Analyses of the words and endings of the articles at work, a few of them per word, 0.5 kB."""
GUESSES = 2_000
"""Analyses of words that the dictionary lacks, ten or so of them per word, 2 to 4 kB."""
ANSWERS = 20_000
"""Words of which a yes, a no or a number is kept, 0.2 kB each: those of a batch and many more."""

Answer = TypeVar("Answer")


class Answers(dict[str, Answer]):
    """What a question about single words is answered, asked with ``__getitem__``.

    Quicker than an ``lru_cache`` where every word of an article is asked, and few of them fit:
    ``filter(answers.__getitem__, words)``. When there are ``ANSWERS``, it begins anew.
    """

    def __init__(self, question: Callable[[str], Answer]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> Answer:
        if len(self) >= ANSWERS:
            self.clear()
        self[word] = answer = self._question(word)
        return answer
