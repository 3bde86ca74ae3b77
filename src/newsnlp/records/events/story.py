"""On which day a text goes on: «[5 мая] открыли школу. … [Вечером] прошёл концерт»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES, within_quotes
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import DATES, EVENTS
from newsnlp.find.when.date_words import read
from newsnlp.patterns import lazy
from newsnlp.records.events.comparisons import is_compared_with, is_open, is_year
from newsnlp.records.headlines_within import is_headline
from newsnlp.remembered import WORDS

if TYPE_CHECKING:
    from newsnlp.records.events.days import Days

_REACH = 25
"""Sentences back in which the day is told."""
_TIME = lazy(r"[-^fgSr]*(?:h+|M)(?:[~g]M)?[hM]*")
_CLOCK = frozenset({"M", "M~M"})
_HOUR = lazy(r"\^[dc]uh*")
"""Classes of the words of a time of the day: «утром», «в тот вечер», «в 15:30»; «в 10 часов»."""
_AT = "в "
_PARTS = ("утр", "дн[её]м|дневн|обед|полд", "вечер", "ноч")
"""Parts of the day in their order."""
_NIGHT = 3
"""A night is of two days."""
_LISTED = frozenset({"и", "по", "-", "–", "—"})
_UP_TO = "по"
_STRETCHES = frozenset({"за", "последний"})
_TOWARDS = ("к", "до")
_DEADLINES = ("к ", "ко ")
_BY_DAY = frozenset({"утром", "днём", "днем", "вечером"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_RELATIVE = frozenset({"acl:relcl"})
_CLAUSES = _RELATIVE | {"acl", "amod"}


@lru_cache(WORDS)
def is_time_of_day(text: str) -> bool:
    """Tell a time without its day: «вечером», «после обеда», not «ночью» or «к утру»."""
    letters = "".join(word.letter for word in read(text))
    words = text.lower().split()
    if _part(text) == _NIGHT or words[0] in _TOWARDS:
        return False
    if len(words) == 1:  # «ведущая [вечера]»
        return words[0] in _BY_DAY or letters in _CLOCK
    hour = text.lower().startswith(_AT) and _HOUR.fullmatch(letters) is not None
    return hour or _TIME.fullmatch(letters) is not None


def _part(text: str) -> int:
    """Return which part of the day a date tells, from the morning on, or -1."""
    return next((i for i, part in enumerate(_PARTS) if re.search(part, text.lower())), -1)


def day_told_before(
    days: Days, dates: Sequence[int], token: int, text: str = "", *, ahead: bool
) -> int | None:
    """Return the date, a single day, on which the text goes on at a token, or None.

    ``dates`` are those told before, in text order; ``text`` is the time of the day at the token,
    ``ahead`` tells what is still to come. The last one counts that the main line of the text tells:
    not «[в 2010 году] окончивший вуз мэр». A month or a year told last leaves open on which of its
    days the text goes on, and after an evening comes the morning of another day.
    """
    if is_spoken(days, token):
        return None
    within: list[tuple[str, str]] = []
    since, own = 0, ahead or _is_ahead(days, token)
    for date in _in_reach(days, dates, token):
        told = days.written(_outermost(days, date))
        if 0 <= _part(text) < _part(told):
            return None
        if is_time_of_day(told) or is_told_by_the_way(days, date):
            continue
        if told.lower().startswith(_DEADLINES):
            continue  # «обещают сдать зал [к 28 августа]»
        start, end = days.of(date)
        sentence = days.annotation.sentence_of(days.index.first[date])
        if {own, _is_ahead(days, days.index.head[date])} == {True, False}:
            continue  # «форум прошёл 5 мая, новый пройдёт 9 июня. [Вечером] пели»
        if start is None or end is None or (within and sentence < since):
            return None
        if _is_one_of_days(days, date):
            return None
        if start == end:
            return date if all(first <= start <= last for first, last in within) else None
        within.append((start, end))  # «[5 мая] прошёл второй [в этом году] форум»
        since = sentence
    return None


def _is_ahead(days: Days, token: int) -> bool | None:
    """Tell future from past; «сессия [28 ноября]», without a verb, may be either."""
    if days.clauses.is_future(token):
        return True
    a = days.annotation
    while token >= 0 and a.pos(token) not in ("VERB", "AUX"):
        token = a.heads[token]
    return None if token < 0 else False


def _in_reach(days: Days, dates: Sequence[int], token: int) -> Iterator[int]:
    a, here = days.annotation, days.annotation.sentence_of(token)
    reach = range(here, max(0, here - _REACH), -1)
    least = next((s for s in reach if is_headline(a, s)), here - _REACH)
    for date in reversed(dates):
        if a.sentence_of(days.index.first[date]) < least:
            return
        yield date


def _is_one_of_days(days: Days, date: int) -> bool:
    """Tell «[в пятницу] и субботу», «с 5 [по 7 мая]»: the text goes on with several days."""
    a, index = days.annotation, days.index
    first, last = index.first[date], index.last[date]
    beside = [(first - 1, first - 2), (last, last + 1)]
    listed = (
        0 <= other < len(a) and a.words[mark] in _LISTED and index.at(other, DATES) is not None
        for mark, other in beside
        if 0 <= mark < len(a)
    )
    return a.words[first].lower() == _UP_TO or any(listed)


def _outermost(days: Days, date: int) -> int:
    """Return the whole of a date: «[вечером [5 мая]]»."""
    around = (
        i for i in days.index.covering(days.index.first[date]) if days.index.types[i] in DATES
    )
    return max(around, key=days.index.length)


def is_told_by_the_way(days: Days, date: int) -> bool:
    """Tell how long, since when or till when something is, and what is told only by the way."""
    if days.tells_no_day(date) or _is_stretch(days, date):
        return True
    if is_compared_with(days.annotation, days.index.first[date]):
        return True
    head = days.index.head[date]
    aside = _is_aside(days, head) or _is_in_relative(days, date)
    return aside or is_spoken(days, head) or _is_bracketed(days, head)


def _is_stretch(days: Days, date: int) -> bool:
    """Tell a time up to a day or since: «за 2024 год», «с 1 сентября», «последние три года».

    So is the year of what a noun means: «победитель конкурса [2021 года]», «план [на 2025 год]».
    """
    a, index = days.annotation, days.index
    first, last = index.first[date], index.last[date]
    if is_year(a, first, last) and a.pos(a.heads[index.head[date]]) in _NOUNS:
        return True
    return a.lemmas[first] in _STRETCHES or is_open(a, first, last)


def is_spoken(days: Days, token: int) -> bool:
    """Tell what somebody says: «Он сказал: «[Вечером] я приехал»», and on a line of its own."""
    a = days.annotation
    first = a.sentence_tokens(a.sentence_of(token))[0]
    return is_speech(a, first) or within_quotes(a.words[first:token])


def is_speech(a: Annotation, first: int) -> bool:
    """Tell «– Мы рады, – сказал он», a line that a token begins, from an item: «– избран Рид;»."""
    return a.words[first] in DASHES and not "".join(a.words[first + 1 : first + 2])[:1].islower()


def _is_bracketed(days: Days, token: int) -> bool:
    """Tell «Рид ([5 мая] ей исполнилось сорок) пела на площади»."""
    a = days.annotation
    before = a.words[a.sentence_tokens(a.sentence_of(token))[0] : token]
    return before.count("(") > before.count(")")


def _is_in_relative(days: Days, date: int) -> bool:
    """Tell «, который возник [в 2009 году], сидела»: the parser may hang the year on the last."""
    a = days.annotation
    first = days.index.first[date]
    for token in range(first - 1, a.sentence_tokens(a.sentence_of(first))[0], -1):
        if a.words[token] == ",":
            return False
        if a.deprel(token) in _RELATIVE and a.pos(token) == "VERB":
            return a.lemmas[token] not in noun_class("begins")
    return False


def _is_aside(days: Days, token: int) -> bool:
    """Tell a date of a participle or a relative clause, or of no verb and no event: a stamp."""
    a, index = days.annotation, days.index
    told = False
    while True:
        event = index.at(token, EVENTS) if a.pos(token) in _NOUNS else None
        told |= event is not None and index.head[event] == token
        above = a.heads[token]
        if above < 0:
            return not told and a.pos(token) not in ("VERB", "AUX", "ADJ")
        within = a.deprel(token) in (_RELATIVE if told else _CLAUSES)
        if within and a.pos(token) in ("VERB", "ADJ"):
            return a.lemmas[token] not in noun_class("begins")  # «[прошедший] 5 мая форум»
        token = above
