"""Whose part of an article a line is: below «1. РИД Анна Львовна», behind «Рид Лев, 34 года»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.layout.listings import is_mark

_MARK = 3
"""Tokens of a bullet or a number before a name."""
_ALONE = 2
"""Words that a line may have beside the name that it is: «Рид Лев Львович, 34 года»."""


class Opening(NamedTuple):
    """A line that opens with somebody or something; ``alone``: it tells little more.

    ``token``, ``end``: its first token and the one behind its last.
    """

    token: int
    end: int
    id: str
    alone: bool


class Openings:
    """The lines of an article that open with some entities, each with its tokens in text order."""

    def __init__(self, a: Annotation, told: Iterable[tuple[int, int, str]]) -> None:
        """``told``: the first token of each mention, the one behind its last, and whose it is."""
        self._openings: list[Opening] = []
        for first, last, id in sorted(told):
            begin = _line_start(a, first)
            if begin is not None:
                end = _line_end(a, last)
                words = sum(a.words[t][0].isalnum() for t in range(last, min(end, last + 9)))
                self._openings.append(Opening(begin, end, id, words <= _ALONE))
        self._alone = [one for one in self._openings if one.alone]

    def of(self, token: int) -> tuple[Opening | None, Opening | None]:
        """Return the last line that opens with somebody and the last that is a name alone.

        Both at or above the line of a token.
        """
        return _last(self._openings, token), _last(self._alone, token)


def _last(openings: list[Opening], token: int) -> Opening | None:
    at = bisect_right(openings, token, key=attrgetter("token"))
    return openings[at - 1] if at else None


def _line_start(a: Annotation, first: int) -> int | None:
    """Return the first token of the line that a token opens, behind a bullet or a number."""
    for token in range(first, max(-1, first - _MARK - 1), -1):
        if token == 0 or a.opens_line(token):
            return token
        if not is_mark(a.words[token - 1]):
            return None
    return None


def _line_end(a: Annotation, token: int) -> int:
    while token < len(a) and not a.opens_line(token):
        token += 1
    return token
