"""Analyses of words that the dictionary lacks, as pymorphy3 guesses them, in less time.

«Важоровым» is read by its ending, «экссоветник» and «подводник» by what stands after a prefix.
Words of letters alone are guessed here off the tables; pymorphy3 itself reads the others (hyphens,
digits, initials). Order and scores are pymorphy3's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from pymorphy3.analyzer import _Parse
from pymorphy3.units import DictionaryAnalyzer, KnownPrefixAnalyzer, KnownSuffixAnalyzer
from pymorphy3.units.by_analogy import UnknownPrefixAnalyzer
from pymorphy3.units.by_hyphen import HyphenatedWordsAnalyzer
from pymorphy3.utils import word_splits

from newsnlp.annotate.dictionary import (
    analyzer,
    listed,
    look_up,
    normal_form,
    probabilities,
    tables,
)
from newsnlp.remembered import GUESSES, RECENT

_PLAIN = re.compile("[а-яё]{2,}")  # a letter alone may be an initial
_SCORE = itemgetter(3)


class Guess(NamedTuple):
    """One analysis: the word as spelt, its tag, that tag's number or None, how likely it is.

    After ``lead`` the word stands at ``place`` of a paradigm of the dictionary, which is None for
    what has none: a word of two parts. ``parse`` is pymorphy3's, where that was asked.
    """

    word: str
    tag: Any
    number: int | None
    score: float
    paradigm: int | None
    place: int = 0
    lead: str = ""
    parse: Any = None

    @property
    def normal_form(self) -> str:
        """Return the form that the dictionary lists such a word by."""
        if self.parse is not None or self.paradigm is None:
            return str(self.parse[2])
        return self.lead + normal_form(self.word[len(self.lead) :], self.paradigm, self.place)


@lru_cache(GUESSES)
def guesses(word: str) -> tuple[Guess, ...]:
    """Return pymorphy3's parses of a word, the likeliest first.

    Lemmas and linking ask for the same words of an article, and guessing is slow.
    """
    found = _plain(word) if _PLAIN.fullmatch(word) else ()
    return tuple(found or map(_adapted, analyzer().parse(word)))


def _adapted(parse: Any) -> Guess:
    """Take over a parse; «экс-чемпионом» declines as чемпион does."""
    spelt, tag, _, score, methods = parse
    unit, *place = methods[0]
    if isinstance(unit, DictionaryAnalyzer) and spelt.endswith(place[0]):
        lead = spelt[: len(spelt) - len(place[0])]
        return Guess(spelt, tag, None, score, place[1], place[2], lead, parse)
    return Guess(spelt, tag, None, score, None, parse=parse)


@lru_cache(GUESSES)
def guesses_of_two(word: str) -> tuple[Guess, ...]:
    """Return the parses of two known nouns joined by a hyphen that decline both, «автору-певцу».

    pymorphy3 does not look for them where the first begins like a prefix: «авто», «радио».
    """
    left, _, right = word.partition("-")
    if not (left and right and listed(left) and listed(right)):
        return ()
    morph = analyzer()
    units = (unit for unit, _ in morph._units)
    unit = next(unit for unit in units if isinstance(unit, HyphenatedWordsAnalyzer))
    both = unit._parse_as_variable_both(morph.parse(left), morph.parse(right))
    return tuple(_adapted(_Parse(*parse)) for parse in both)


class _Units(NamedTuple):
    """The parts of pymorphy3 that guess, what they take off a score, and their tables."""

    prefixes: Any
    known_prefix: float
    unknown_prefix: float
    ending: float
    shortest: int
    rest: int
    endings: tuple[tuple[str, Any], ...]
    sizes: tuple[int, ...]


@cache
def _units() -> _Units:
    units = {type(unit): unit for unit, _ in analyzer()._units}
    known, ending = units[KnownPrefixAnalyzer], units[KnownSuffixAnalyzer]
    suffixes = analyzer().dictionary.prediction_suffixes_dawgs
    return _Units(
        known.get_prefixes,
        known.score_multiplier,
        units[UnknownPrefixAnalyzer].score_multiplier,
        ending.score_multiplier,
        ending.min_word_length,
        known.min_remainder_length,
        tuple((prefix, suffixes[i].similar_items) for i, prefix in ending._paradigm_prefixes),
        tuple(ending._prediction_splits),
    )


@cache
def _productive(number: int) -> bool:
    return bool(tables().tags[number].is_productive())


_Found = tuple[str, Any, int, float, int, int, str]
"""A guess before its score is a probability: word, tag, its number, score, paradigm, place, lead"""
_Seen = set[tuple[str, tuple[str, ...], int]]


def _plain(word: str) -> list[Guess]:
    """Return the analyses of a word of letters alone, none where pymorphy3 must be asked."""
    tags = tables().tags
    analyses = listed(word)
    if analyses:
        return _weighed(word, [(w, tags[n], n, 1.0, p, place, "") for w, p, place, n in analyses])
    found = _after_known_prefix(word)
    if found is None:
        return []
    if not found:
        seen: _Seen = set()
        found = _after_any_prefix(word, seen)
        found += _by_ending(word, seen)
    return _weighed(word, found)


def _weighed(word: str, found: list[_Found]) -> list[Guess]:
    """Make scores probabilities: those counted in OpenCorpora's texts, else shares of their sum."""
    if not found:
        return []
    counted = probabilities(word, [one[2] for one in found])
    if not any(counted):
        share = 1.0 / sum(map(_SCORE, found))
        return [Guess(w, t, n, s * share, para, i, lead) for w, t, n, s, para, i, lead in found]
    weighed = [Guess(*g[:3], score, *g[4:]) for g, score in zip(found, counted, strict=True)]
    return sorted(weighed, key=_SCORE, reverse=True)


def _unseen(new: _Found, seen: _Seen) -> bool:
    # a tag's own hash and equality are slow, those of its tuple are not
    key = new[0], new[1]._grammemes_tuple, new[4]
    return key not in seen and not seen.add(key)  # type: ignore[func-returns-value]


def _after_known_prefix(word: str) -> list[_Found] | None:
    """Read «псевдокошка» as кошка; None where the rest is nothing that is guessed here."""
    units = _units()
    seen: _Seen = set()
    found: list[_Found] = []
    for prefix in sorted(units.prefixes(word), key=len, reverse=True):
        rest = word[len(prefix) :]
        if len(rest) < units.rest:
            continue
        inner = _plain(rest)
        if not inner:
            return None
        for spelt, tag, number, score, paradigm, place, lead, _ in inner:
            if number is not None and paradigm is not None and _productive(number):
                score *= units.known_prefix
                new = prefix + spelt, tag, number, score, paradigm, place, prefix + lead
                if _unseen(new, seen):
                    found.append(new)
    return found


def _after_any_prefix(word: str, seen: _Seen) -> list[_Found]:
    """Read «байткод» as код: a word of the dictionary after a few letters."""
    weight, tags = _units().unknown_prefix, tables().tags
    found: list[_Found] = []
    for lead, rest in word_splits(word):
        for spelt, paradigm, place, number in look_up(rest):
            new = lead + spelt, tags[number], number, weight, paradigm, place, lead
            if _productive(number) and _unseen(new, seen):
                found.append(new)
    return found


_Ending = tuple[str, Any, int, float, int, int]
"""An ending as the dictionary spells it, a tag, its number, a score, a paradigm, a place."""


@lru_cache(RECENT)
def _endings(which: int, ending: str) -> list[_Ending]:
    """Return how the dictionary's words end so, those of one of its prefixes."""
    data = tables()
    found = []
    for spelt, analyses in _units().endings[which][1](ending, data.substitutes):
        for count, paradigm, place in analyses:
            numbers = data.paradigms[paradigm]
            number = numbers[len(numbers) // 3 + place]
            if _productive(number):
                found.append((spelt, count, number, paradigm, place))
    total = 1 + sum(count for _, count, *_ in found)  # one more smooths the shares
    weight = _units().ending
    return [(s, data.tags[n], n, c / total * weight, para, i) for s, c, n, para, i in found]


def _by_ending(word: str, seen: _Seen) -> list[_Found]:
    """Read a word as the dictionary's words with its longest known ending: «бутявкать»."""
    units = _units()
    found: list[_Found] = []
    if len(word) < units.shortest:
        return found
    for which, (prefix, _) in enumerate(units.endings):
        if word.startswith(prefix):
            found += _ending_with(word, which, seen)
    return sorted(found, key=_SCORE, reverse=True)


def _ending_with(word: str, which: int, seen: _Seen) -> list[_Found]:
    """Guess by the longest ending with which the dictionary has words of one prefix."""
    for size in _units().sizes:
        known = _endings(which, word[-size:])
        if known:
            start = word[:-size]
            found = [(start + ending, *rest, "") for ending, *rest in known]
            return [new for new in found if _unseen(new, seen)]
    return []
