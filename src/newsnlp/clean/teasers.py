"""Teasers of other articles under «Читайте также» and its like, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from newsnlp.clean.lexicon import DebrisLexicon
from newsnlp.clean.lines import Line, fold
from newsnlp.clean.phrases import is_one_phrase
from newsnlp.patterns import lazy

_FIRST_LENGTH = 150
_LEAD_SHARE = 0.6
_DAY = r"\d{1,2}(?:\.\d{2}\.| [а-я]{3,8})(?: ?\d{4})?(?: г(?:ода|\.))?,?"
_STAMP = lazy(rf"(?:{_DAY} )?\d{{1,2}}:\d\d")
_HEADED = lazy(r"([01]?\d|2[0-3])[:.]([0-5]\d)[\s|—–-]+(?=[«\"А-ЯЁA-Z])")
_FEED = 3
"""Headlines of a feed: fewer are the hours of something else."""
_IMPRINT = lazy(
    rf"{_DAY}(?:\W{{1,3}}\d{{1,2}}:\d\d)?|(?:автор|текст|корреспондент)\s*:.{{3,60}}", re.IGNORECASE
)
"""What stands between a headline and its article."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_INNER_END = lazy(r"(?:[!?…]|(?<!\b[А-ЯЁA-Z])\.)\s+\S")
"""A sentence's end before another; «Рид А.В. посетил город» has none."""


def mark_teasers(
    text: str, lines: Sequence[Line], lexicon: DebrisLexicon, title: str | None = None
) -> None:
    """Mark each teaser section from its head to where the article goes on, or the page ends.

    A page that is a feed, «Лента новостей» by its title, is no teaser of itself.
    """
    page = _Page(text, lines)
    at = int(bool(lines) and title is not None and lines[0].key == fold(title))
    while at < len(lines):
        kind = lexicon.section.get(lines[at].phrase)
        if kind is None:
            at += 1
            continue
        end = page.section_end(at)
        lines[at].kind = kind
        for line in lines[at:end]:
            line.kind = line.kind or kind
        at = end
    page.mark_stamped()
    _mark_feeds(text, lines)


def _mark_feeds(text: str, lines: Sequence[Line]) -> None:
    """Mark headlines with their hours, newest first: «18:40 Цены выросли», «18:12 Парк открыт».

    Hours of a programme rise: «10:00 Открытие», «11:30 Круглый стол».
    """
    hours = [_hour(text, line) for line in lines]
    for first, last in _stretches(hours):
        told = [hour for hour in hours[first:last] if hour is not None]
        rising = sum(a < b for a, b in pairwise(told))
        if len(told) >= _FEED and rising <= (len(told) > _FEED):  # of two days: 00:10, 23:50
            for line in lines[first:last]:
                line.kind = line.kind or "teaser"


def _hour(text: str, line: Line) -> int | None:
    """Return the minutes of a headline's hour, None where a line is none."""
    found = _HEADED.match(text, line.start, line.end) if line.short else None
    if found is None or line.kind is not None or not is_one_phrase(text, line):
        return None
    return 60 * int(found[1]) + int(found[2])


def _stretches(found: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches in which nothing is None."""
    first = 0
    for i, one in enumerate((*found, None)):
        if one is None:
            if i > first:
                yield first, i
            first = i + 1


class _Page:
    """The shapes of a page's lines: headlines («Смоляне высадили сад») and paragraphs."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.headlines = [line.short and _like_headline(text, line) for line in lines]

    def section_end(self, head: int) -> int:
        """Return the line after the last teaser of the section whose head is given.

        Headlines are teasers. A paragraph is one when it is the lead of the headline above it
        (it says the headline's words again), or when headlines and paragraphs take turns to
        the end of the page. Any other paragraph is the article going on: «Читайте также» in
        the middle of an article takes its headlines only.
        """
        headline = -1
        turns = False
        for i in range(head + 1, len(self.lines)):
            if self.lines[i].kind is not None:
                continue
            if self.headlines[i] or self._opens(head, i):
                headline = i
                turns = turns or self.alternates[i]
            elif headline != i - 1 or not (turns or self._leads(headline, i)):
                return self._keep_title(head, i)
        return len(self.lines)

    def mark_stamped(self) -> None:
        """Mark a headline with a time under it between paragraphs: a link to another article.

        «Парк открыли три года назад», below it «14 июля, 18:20», then the article goes on.
        """
        rest = [i for i, line in enumerate(self.lines) if line.kind is None]
        for before, title, stamp, after in zip(rest, rest[1:], rest[2:], rest[3:], strict=False):
            within = not self.headlines[before] and not self.headlines[after]
            if within and self.headlines[title] and self._is_stamp(stamp) and stamp == title + 1:
                self.lines[title].kind = self.lines[stamp].kind = "teaser"

    def _is_stamp(self, i: int) -> bool:
        line = self.lines[i]
        return _STAMP.fullmatch(self.text, line.start, line.end) is not None

    def _is_imprint(self, i: int) -> bool:
        line = self.lines[i]
        return _IMPRINT.fullmatch(self.text, line.start, line.end) is not None

    def _opens(self, head: int, i: int) -> bool:
        """Tell whether a line that ends as a sentence is yet a headline: the first, or doubled."""
        line = self.lines[i]
        if line.end - line.start > _FIRST_LENGTH or line.last in ":;,":
            return False
        if _INNER_END.search(self.text, line.start, line.end):
            return False
        doubled = i + 1 < len(self.lines) and self.lines[i + 1].key.startswith(line.key)
        return i == head + 1 or doubled or self.lines[i - 1].key == line.key

    def _keep_title(self, head: int, end: int) -> int:
        """Return the section's end, given back the headline of an article yet to begin.

        A sidebar («Лента новостей») before the article would take the article's headline, and
        the day and the author below it.
        """
        title = end - 1
        while title > head + 1 and (self.lines[title].kind is not None or self._is_imprint(title)):
            title -= 1
        if self.begun < head or title - head < 2 or self.lines[title].kind is not None:
            return end
        return title

    def _leads(self, headline: int, i: int) -> bool:
        """Tell whether a paragraph is the lead of the headline above it.

        Most of the headline's words are said again («Смоляне высадили …»), or both stand between
        two days.
        """
        day_below = i + 1 == len(self.lines) or self._is_day(i + 1)
        return (day_below and self._is_day(headline - 1)) or self._repeats(headline, i)

    def _is_day(self, i: int) -> bool:
        return i >= 0 and (self.lines[i].kind == "date" or self._is_imprint(i))

    def _repeats(self, headline: int, i: int) -> bool:
        stems = _stems(self.text, self.lines[headline])
        return len(stems) >= 2 and len(
            stems & _stems(self.text, self.lines[i])
        ) >= _LEAD_SHARE * len(stems)

    @cached_property
    def alternates(self) -> list[bool]:
        """Tell of each line whether, from it on, every paragraph has a headline of its own.

        At least two paragraphs, each sharing a word with the line above it, up to the page's end.
        """
        leads = 0
        turns = True
        answers = [False] * len(self.lines)
        for i in range(len(self.lines) - 1, -1, -1):
            if self.lines[i].kind is None and not self.headlines[i]:
                leads += 1
                turns = turns and i > 0 and self.headlines[i - 1] and self._shares_word(i - 1, i)
            answers[i] = turns and leads >= 2
        return answers

    def _shares_word(self, headline: int, i: int) -> bool:
        return bool(_stems(self.text, self.lines[headline]) & _stems(self.text, self.lines[i]))

    @cached_property
    def begun(self) -> int:
        """Return the first line that is a paragraph of the article."""
        lines = enumerate(self.lines)
        known = (i for i, line in lines if line.kind is None and not self.headlines[i])
        return next(known, len(self.lines))


def _like_headline(text: str, line: Line) -> bool:
    """Tell whether a line looks like a headline: short, one sentence, no full stop; or cut off."""
    cut_off = line.last == "…" or text.endswith("...", line.start, line.end)
    if cut_off:
        return True
    return line.last != ":" and is_one_phrase(text, line)


def _stems(text: str, line: Line) -> set[str]:
    """Return the beginnings of a line's longer words: enough to know a word in another case."""
    end = min(line.end, line.start + 1000)
    words = _WORD.findall(text[line.start : end].casefold())
    return {word[: 4 if len(word) < 7 else 5] for word in words}
