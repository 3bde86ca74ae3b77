"""Where words stand in an article, so that a rule looks at the words that it asks for alone."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import compress, count


class Occurrences:
    """A column of words that is asked for those of a list; most lists have none of its words."""

    __slots__ = ("_column", "words")

    def __init__(self, column: Sequence[str]) -> None:
        self._column = column
        self.words = frozenset(column)

    def of(self, words: Set[str]) -> list[int]:
        """Return the tokens of some words, in text order."""
        found = self.words & words  # goes through the smaller one
        return list(compress(count(), map(found.__contains__, self._column))) if found else []
