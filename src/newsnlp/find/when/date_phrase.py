"""A phrase about time as a string of class letters, and the rules that read it.

A phrase is a string of class letters (see ``date_words``): «в пятницу, 15 ноября 2024 года» is
``wdmYy``. Each rule is a pattern over the whole string and a function of what it matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from newsnlp.find.when import calendar
from newsnlp.find.when.calendar import Days
from newsnlp.find.when.date_words import Word
from newsnlp.quick import dataclass


class UnknownDateError(Exception):
    """The phrase needs a date to count from, and none is known."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a phrase counts from: the day of writing, the direction, the last date in the text.

    ``around`` looks both ways: «к 1 сентября» is the nearest one, past or to come.
    """

    published: date | None
    future: bool = False
    anchor: Days | None = None
    around: bool = False

    @property
    def now(self) -> date:
        """Return the day of writing; raise UnknownDateError without one."""
        if self.published is None:
            raise UnknownDateError
        return self.published

    @property
    def before(self) -> Days:
        """Return the last date of the text; raise UnknownDateError without one."""
        if self.anchor is None:
            raise UnknownDateError
        return self.anchor

    def nearest(self, candidates: Iterable[Days]) -> Days | None:
        """Return the latest that has begun, or of the future the earliest that has not ended."""
        if self.around:
            return min(candidates, key=lambda days: abs((days.first - self.now).days), default=None)
        if self.future:
            coming = [days for days in candidates if days.last >= self.now]
            return min(coming, key=lambda days: days.first, default=None)
        begun = [days for days in candidates if days.first <= self.now]
        return max(begun, key=lambda days: days.first, default=None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A matched phrase: its words, the pattern's match over their letters, and the clue."""

    words: Sequence[Word]
    match: re.Match[str]
    clue: Clue

    def has(self, group: str) -> bool:
        """Say whether a group of the pattern matched anything."""
        return bool(self.match[group])

    def number(self, group: str, default: int = 1) -> int:
        """Return the value of the first word in a group, or the default where it is empty."""
        if not self.match[group]:
            return default
        value = self.words[self.match.start(group)].value
        return value if isinstance(value, int) else default

    def rest(self, group: str) -> Days | None:
        """Return the days that a group means as a phrase of its own."""
        found = solve(self.words[slice(*self.match.span(group))], self.clue, bare=True)
        return found[0] if found else None

    def year(self, group: str = "year") -> int | None:
        """Return the year that a group tells, None where it is empty."""
        letters = self.match[group] or ""
        if not letters:
            return None
        if "Y" in letters:
            return self.number_of("Y", group)
        if letters[0] == "S":
            return self.clue.before.first.year
        if letters[0] == "n":
            return _two_digits(self.number(group), self.clue)
        return self.clue.now.year + self.number(group)

    def number_of(self, letter: str, group: str) -> int:
        """Return the value of the first word with a letter inside a group."""
        at = self.match.start(group) + self.match[group].index(letter)
        value = self.words[at].value
        return value if isinstance(value, int) else 0


Rule = Callable[[Phrase], Days | None]
RULES: list[tuple[str, str, Rule]] = []

# compiled when a phrase comes to it: a text has few dates, and they match early rules
_compiled = cache(re.compile)

YEAR = r"(?P<year>r?Yy?|[rS]y?|ny|)"


def rule(name: str, *patterns: str) -> Callable[[Rule], Rule]:
    """Register a function under a name for the phrases whose letters match a pattern."""

    def register(function: Rule) -> Rule:
        RULES.extend((name, pattern, function) for pattern in patterns)
        return function

    return register


def solve(words: Sequence[Word], clue: Clue, *, bare: bool = False) -> tuple[Days, str] | None:
    """Return the days that classified words mean and the rule that says so.

    ``bare`` lets a lone unit mean the present one: «(в начале) года».
    """
    letters = "".join(word.letter for word in words)
    if bare and letters in _PRESENT:
        return _PRESENT[letters](clue.now), "present"
    found = _next_rule(letters, 0)
    while found:
        number, match = found
        name, _, function = RULES[number]
        if days := function(Phrase(words, match, clue)):
            return days, name
        found = _next_rule(letters, number + 1)
    return None


@lru_cache(1024)
def _next_rule(letters: str, start: int) -> tuple[int, re.Match[str]] | None:
    """Return the first rule from ``start`` on that fits: there are few ways to write a date."""
    for number in range(start, len(RULES)):
        match = _compiled(RULES[number][1]).fullmatch(letters)
        if match:
            return number, match
    return None


def _two_digits(value: int, clue: Clue) -> int:
    """Return the year of «91-й год»: the latest that is not to come."""
    year = clue.now.year // 100 * 100 + value
    return year if year <= clue.now.year else year - 100


_PRESENT: dict[str, Callable[[date], Days]] = {
    "k": calendar.week,
    "l": lambda now: calendar.months(now.year, now.month),
    "q": lambda now: calendar.quarter(now.year, (now.month + 2) // 3),
    "y": lambda now: calendar.year(now.year),
    "v": lambda now: calendar.century((now.year + 99) // 100),
    "e": lambda now: calendar.decade(now.year // 10 * 10),
}


__all__ = ["YEAR", "Clue", "Phrase", "UnknownDateError", "rule", "solve"]
