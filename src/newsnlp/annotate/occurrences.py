"""Where words stand in an article, so that a rule looks at the words that it asks for alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from itertools import chain


class Occurrences:
    """The tokens of each word of a column, made once and asked for the words of a list."""

    __slots__ = ("_tokens", "words")

    def __init__(self, column: Iterable[str]) -> None:
        tokens: defaultdict[str, list[int]] = defaultdict(list)
        for token, word in enumerate(column):
            tokens[word].append(token)
        self._tokens = tokens
        self.words = frozenset(tokens)

    def of(self, words: Set[str]) -> list[int]:
        """Return the tokens of some words, in text order."""
        found = self.words & words  # goes through the smaller one
        return sorted(chain.from_iterable(map(self._tokens.__getitem__, found))) if found else []
