"""What phrases about time mean: ISO intervals counted from the day of publication.

«в минувшую пятницу», «12–15 ноября», «первое полугодие 2024 года» → first and last day. Without
a year the nearest past is meant, and the future where the words say so. A phrase that needs an
unknown day to count from, or is too vague («в последние годы»), means nothing: None rather than
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from newsnlp.find.when import calendar, date_relative, date_rules, date_words
from newsnlp.find.when.calendar import Days, Precision
from newsnlp.find.when.date_direction import direction, speaks_of_future, tells_what_lasted
from newsnlp.find.when.date_phrase import Clue, UnknownDateError, solve
from newsnlp.find.when.date_spans import find
from newsnlp.find.when.date_words import Word
from newsnlp.patterns import lazy
from newsnlp.quick import dataclass

__all__ = ["DateInterval", "dateline", "find", "resolve", "single_day", "speaks_of_future"]

_SOON, _LONG_AGO = 60, 240
"""Days: where no word tells which of two is meant, one so near is, the other so far away."""
_AT_HAND, _YEAR = 2, (365, 366)
"""Days: one so near is meant whatever the tense, «[21 мая] объявлен выходным», said on the 20th."""
_JUST_NOW = 31
"""Days: of one so far back nobody means next year's: «на встрече [5 мая] обещал»."""
_UNTIL = "until"
BOUNDS = (_UNTIL, "by")
"""Sides that look both ways for the nearest date: «к 1 сентября», «до 11 октября»."""
_MONTH, _BRIEF, _SEASON = timedelta(27), timedelta(31), timedelta(92)
"""Longer ranges are of the year before, those of months and of days: «в январе–июне» is told of
when it is over, «выставка открыта с 10 июня по 15 июля» while it lasts."""

RULE_FILES = (date_rules, date_relative)
"""Imported so that their rules are registered, the calendar's before the relative ones."""

LONGEST = 200
"""A longer phrase is no date."""


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Whole days from ``start`` to ``end``, ISO, inclusive; ``rule`` says how they were found.

    A rule may have a side before it: ``since:year`` («с 2010 года»), ``until:``, ``by:``,
    ``after:``; the interval is then the date that bounds.
    """

    start: str
    end: str
    precision: Precision
    rule: str

    def days(self) -> Days:
        """Return the interval as dates."""
        first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        return Days(first, last, self.precision)


def single_day(day: str) -> DateInterval:
    """Return the interval of one ISO day."""
    return DateInterval(day, day, Precision.DAY, "day")


def resolve(
    text: str,
    *,
    published: date | None = None,
    context: str = "",
    future: bool = False,
    anchor: DateInterval | None = None,
) -> DateInterval | None:
    """Return the days that a phrase means, None where it does not say or cannot be known.

    ``published`` is the day of writing; without it only absolute phrases resolve. ``future``,
    or a word beside it in ``context`` (its sentence) such as «состоится», turns «12 марта» to
    the coming one.
    ``anchor`` is the last date told before, for «на следующий день», «годом ранее».
    """
    if len(text) > LONGEST:
        return None
    clue = Clue(published, future, anchor.days() if anchor else None)
    side, words = _prepare(text)
    # «[до мая] он был мэром» is over
    over = side == _UNTIL and context != "" and tells_what_lasted(context, text)
    try:
        found = _resolved(side, words, clue, both_ways=side in BOUNDS and not over)
        if (context or future) and published:
            found = _directed(side, words, clue, found, partial(direction, context, text))
    except (UnknownDateError, ValueError, OverflowError):  # or 31 февраля, the year 0
        return None
    return found


def _resolved(
    side: str, words: Sequence[Word], clue: Clue, *, both_ways: bool = False
) -> DateInterval | None:
    clue = replace(clue, around=both_ways and not clue.future)
    solved = _solve(words, clue, bare=bool(side))
    if solved is None:
        return None
    days = _bounded(side, words, solved[0], clue)
    name = f"{side}:{solved[1]}" if side else solved[1]
    return DateInterval(days.first.isoformat(), days.last.isoformat(), days.precision, name)


def _directed(
    side: str,
    words: Sequence[Word],
    clue: Clue,
    found: DateInterval | None,
    direction: Callable[[], bool | None],
) -> DateInterval | None:
    """Return what a phrase means of a past and a coming day: «12 марта», not «вчера»."""
    try:
        turned = replace(clue, future=not clue.future)
        other = _resolved(side, words, turned, both_ways=side in BOUNDS)
    except (ValueError, OverflowError):
        return found
    past, coming = (other, found) if clue.future else (found, other)
    if past == coming:
        return found
    if past is None or coming is None:
        return coming if clue.future or direction() else past
    one, next_ = past.days(), coming.days()
    back, ahead = (clue.now - one.last).days, (next_.first - clue.now).days
    # «назначен [с 1 июня]» is told before, «родился [1 июня]» is not
    if (next_.first - one.first).days in _YEAR and back + ahead > _LONG_AGO:
        if ahead <= (_SOON if side == "since" else _AT_HAND):
            return coming
        if back <= (_JUST_NOW if one.last - one.first < _MONTH else _AT_HAND):
            return past
    told = clue.future or direction()
    told = ahead <= _SOON and back >= _LONG_AGO if told is None else told
    return coming if told else past


def _prepare(text: str) -> tuple[str, list[Word]]:
    """Return the side that a preposition tells and the words that matter, numbers summed."""
    words = _without_clock(date_words.numbers_apart(date_words.read(text), text))
    words = [word for word in _without_night(words) if word.letter not in "^-hM()"]
    words = _sum_numbers(_without_vague(words))
    words = [
        w for w, near in zip(words, _neighbours(words), strict=True) if w.letter != "," or near
    ]
    if len(words) > 2 and words[-2].value == "since" and words[-1].letter == "y":
        words[-2] = words[-2]._replace(letter="r", value=0)  # «26 октября с. г.»
    side = ""
    while words and words[0].letter in "fg" and not _is_range(words):
        side, words = str(words[0].value), words[1:]
    return side, words


def _without_night(words: list[Word]) -> list[Word]:
    """Make «минувшей ночью», «этим утром» a day: a night is told of the day on which it ends."""
    told = [word for word in words if word.letter not in "^-"]
    if "".join(word.letter for word in told) != "rh":
        return words
    near, time = told
    if not isinstance(near.value, int) or near.value > 0:
        return words
    ends = near.value + 1 if near.value and time.value == "night" else near.value
    return [near._replace(letter="T", value=ends)]


CLOCK = re.compile(r"[dcno]+u|g(?=-*h)")


def _without_clock(words: list[Word]) -> list[Word]:
    """Drop «в 10 часов 30 минут» and «по московскому»; make «XX в.» a century."""
    letters = "".join(word.letter for word in words)
    dropped = {i for match in CLOCK.finditer(letters) for i in range(*match.span())}
    kept = [word for i, word in enumerate(words) if i not in dropped]
    if len(kept) > 1 and kept[-2].letter == "R" and kept[-1].letter == "^":
        kept[-1] = kept[-1]._replace(letter="v")
    return kept


def _without_vague(words: list[Word]) -> list[Word]:
    """Make plural units without a number unknown words: «в эти дни», «в прошлые годы»."""
    return [
        word._replace(letter="?")
        if word.value == "many" and (i == 0 or words[i - 1].letter not in "dcnoYERm~/")
        else word
        for i, word in enumerate(words)
    ]


def _sum_numbers(words: list[Word]) -> list[Word]:
    """Join «двадцать» and «пятого» into one number."""
    joined: list[Word] = []
    for word in words:
        tens = joined[-1] if joined else None
        if tens and tens.letter == "c" and word.letter in "co" and _adds(tens, word):
            joined[-1] = word._replace(value=int(str(tens.value)) + int(str(word.value)))
        else:
            joined.append(word)
    return joined


def _adds(tens: Word, ones: Word) -> bool:
    a, b = tens.value, ones.value
    return isinstance(a, int) and isinstance(b, int) and a % 10 == 0 and a >= 20 and b < 10


def _neighbours(words: Sequence[Word]) -> list[bool]:
    """Say for each word whether it stands between two numbers or names of one kind."""
    letters = [word.letter for word in words]
    return [
        0 < i < len(letters) - 1 and letters[i - 1] in "dYmwo" and letters[i + 1] == letters[i - 1]
        for i in range(len(letters))
    ]


NIGHT = re.compile(r"f(?P<eve>dm?|w)(?P<day>dm.*|w)")  # «с 4 на 5 мая»


def _is_range(words: Sequence[Word]) -> bool:
    letters = "".join(word.letter for word in words)
    night = NIGHT.fullmatch(letters) is not None
    return letters[0] == "f" and (night or not {"g", "&"}.isdisjoint(letters))


def _solve(words: Sequence[Word], clue: Clue, *, bare: bool = False) -> tuple[Days, str] | None:
    """Return the days of a phrase or of a range of two phrases."""
    return solve(words, clue, bare=bare) or _solve_range(words, clue) or _explained(words, clue)


EXPLAINED = re.compile(r"(?:[^~g&f]*[^~g&fdco,])?(?P<date>w?[do]m(?:Yy?|[rS]y))")


def _explained(words: Sequence[Word], clue: Clue) -> tuple[Days, str] | None:
    """Return the date that explains a vaguer phrase: «более года назад, 5 мая 2023 года»."""
    match = EXPLAINED.fullmatch("".join(word.letter for word in words))
    return solve(words[match.start("date") :], clue) if match and match.start("date") else None


def _solve_range(words: Sequence[Word], clue: Clue) -> tuple[Days, str] | None:
    """Return «с 12 по 15 ноября» as what has begun, though it be not over on the day of writing."""
    found, now = _found_range(words, clue), clue.published
    if clue.future or now is None:
        return found
    coming = _found_range(words, replace(clue, future=True))
    on = coming is not None and coming[0].first <= now <= coming[0].last
    longest = _SEASON if any(word.letter == "d" for word in words) else _BRIEF
    brief = coming is not None and coming[0].last - coming[0].first <= longest
    return coming if on and brief else found


def _found_range(words: Sequence[Word], clue: Clue) -> tuple[Days, str] | None:
    """Return «с 12 по 15 ноября», «2019–2021 годы», «12, 13 и 14 ноября»: the end first."""
    letters = "".join(word.letter for word in words)
    if night := NIGHT.fullmatch(letters):
        left, right = words[1 : night.end("eve")], words[night.start("day") :]
        # «перенесён с 17 на 24 мая» is on the 24th
        return _range(left, right, clue, listed=True) or _solve(right, clue)
    bounded = letters.startswith("f")
    words, letters = words[bounded:], letters[bounded:]
    for match in re.finditer(r"[~g&,]+", letters):
        left, right = words[: match.start()], words[match.end() :]
        listed = match.group()[-1] in "&," and not bounded
        if left and right and (found := _range(left, right, clue, listed=listed)):
            return found
    return None


def _range(
    left: Sequence[Word], right: Sequence[Word], clue: Clue, *, listed: bool
) -> tuple[Days, str] | None:
    """Return the days from one phrase to another; what the first lacks, the second tells.

    A list («12 и 20 ноября») is an interval only where its days follow each other.
    """
    end = _solve(right, clue)
    if end is None:
        return None
    before = replace(clue, published=end[0].first, future=False, around=False)
    if right[0].letter == "E" and left[-1].letter in "dnY":
        left = [*left[:-1], left[-1]._replace(letter="E")]
    for shared in (*range(1, len(right) + 1),):
        start = _quietly([*left, *right[shared:]], before)
        if start and start.first <= end[0].first and _same_kind(start, end[0], shared, right):
            follows = start.last + timedelta(1) >= end[0].first
            return (calendar.to_range(start, end[0]), "range") if follows or not listed else None
    return None


def _same_kind(start: Days, end: Days, shared: int, right: Sequence[Word]) -> bool:
    """Say whether a start that borrowed words from the end is of the same precision."""
    borrowed = shared < len(right)
    return not borrowed or start.precision in (end.precision, Precision.RANGE)


def _quietly(words: Sequence[Word], clue: Clue) -> Days | None:
    """Return the days of a completed phrase, None where its date does not exist (30 февраля)."""
    try:
        found = _solve(words, clue)
    except ValueError:
        return None
    return found[0] if found else None


def _bounded(side: str, words: Sequence[Word], days: Days, clue: Clue) -> Days:
    """Return what «до конца года» and «с начала года» bound: a day, or the days up to now."""
    part = words[0].value if words and words[0].letter == "p" else 0
    if side == "until" and part == 3:
        return calendar.day(days.last)
    if side == "since" and part == 1:
        now = clue.published
        inside = now is not None and days.first <= now < days.first.replace(
            year=days.first.year + 1
        )
        return (
            Days(days.first, now, Precision.RANGE) if now and inside else calendar.day(days.first)
        )
    return days


DATELINE_LINES = 12
DATELINE_CHARS = 80
LINES_ABOVE = 3
DATED_LINE = lazy(
    r"^(?P<head>[^№]*?)(?<![\w./–-])"
    r"(?P<date>\d{1,2}\s+[а-яё]{3,9}\.?\s+\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2} ?[./] ?\d{1,2} ?[./] ?\d{2,4})"
    r"(?!\d|[/-]\w)(?P<tail>.*)",
    re.IGNORECASE,
)
AGENCY = lazy(
    r"[А-ЯЁ][А-ЯЁа-яё -]{2,30}(?:,\s+[А-ЯЁ][А-ЯЁа-яё -]{2,30})?[,.]\s+"
    r"(?P<date>\d{1,2}\s+[а-яё]{3,8}\.?\s+\d{4}(?:\s+г(?:ода|\.)?)?)"
    r"(?:,?\s+\d{1,2}[:.]\d\d)?\s*(?:[.,]?\s*[-–—/(]|\.\s+[А-ЯЁ])"
)
TAIL_WORDS = 4
"""A line that tells the day has no more other words: «Опубликовано 15 июля 2024, 10:35»."""


def dateline(text: str, begin: int = 0) -> date | None:
    """Return the day that an article gives at its top, None where it does not.

    ``begin`` is where a page's article begins, below its navigation; the day may stand above it.
    Either a line of its own («15 июля 2024, 10:35», «Опубликовано: 15.07.2024») or an agency's
    opening («СМОЛЕНСК, 12 марта 2024. /ТАСС/»). A date without its year is none: the year
    cannot be known.
    """
    above = _lines(text[max(0, begin - DATELINE_LINES * 400) : begin])[-LINES_ABOVE:]
    below = _lines(text[begin : begin + DATELINE_LINES * 400])[:DATELINE_LINES]
    for line in above + below:
        match = AGENCY.match(line) or (len(line) <= DATELINE_CHARS and _dated_line(line)) or None
        found = resolve(match["date"]) if match else None
        if found and found.precision is Precision.DAY:
            return date.fromisoformat(found.start)
    return None


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _dated_line(line: str) -> re.Match[str] | None:
    match = DATED_LINE.match(line)
    others = re.findall(r"[^\W\d_]{2,}", match["head"] + match["tail"]) if match else []
    return match if len(others) <= TAIL_WORDS else None
