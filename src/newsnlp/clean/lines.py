"""Lines of a page: where they are, what they say, and which newlines are only wrapping."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsnlp.lexicon import words
from newsnlp.patterns import EMOJI, EMOJI_PARTS
from newsnlp.quick import dataclass

_BREAK = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAK}]+")
_NEWLINE = re.compile(f"\r\n|[{_BREAK}]")
_NUMBER = re.compile(r"\d+(?:[\s.,]\d{3}(?!\d))*(?:[.,]\d+)?")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\x00"
_WHITE = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_BLANK = _WHITE + _INVISIBLE
_EDGE = _BLANK + "*•·—–-►▶●■◆☰📌→←›‹<>|/\\:.!…,;«»\"'“”„_=~"
_BESIDE = re.compile(rf"[{_BLANK}{EMOJI}{EMOJI_PARTS}]")
_CUT = "-¬\u00ad"
_FINAL, _CLOSED = frozenset(".!?…:;"), frozenset('»")]')
"""What ends a sentence, and what may: in a wrapped text «у пекарни «Колос»» may go on."""

SHORT = 400
"""Longer lines are running text: no phrase or shape rule looks inside them."""

_WRAP_WIDTH, _NARROW = 120, 45
"""No file is wrapped wider than this; a page with longer lines keeps a paragraph on a line. Where
all lines are short, «тел. 22-13-45» below «Заместитель главы» may well begin a line of its own."""


@dataclass(slots=True)
class Line:
    """A non-blank line, or several that wrapping cut apart; offsets are trimmed.

    ``key`` is what copies are known by: a short line folded (see ``fold``), a long one as it
    is; ``phrase`` is the key of a short line with «#» for numbers, empty for a long one;
    ``gap`` tells whether a blank line, or the beginning of the text, lies before; ``kind`` is
    the kind of debris, None for article.
    """

    start: int
    end: int
    key: str
    phrase: str
    gap: bool
    last: str
    kind: str | None = None

    @property
    def short(self) -> bool:
        """Tell whether the line is short enough to be looked at closely."""
        return self.end - self.start <= SHORT


def fold(line: str) -> str:
    """Return what a short line says: lower case, «ё» as «е», bare edges.

    >>> fold("• Всё  о погоде.")
    'все о погоде'
    """
    return " ".join(line.casefold().replace("ё", "е").split()).strip(_EDGE)


def number_free(text: str) -> str:
    """Return text with «#» for every number («1 204» is one)."""
    return _NUMBER.sub("#", text)


def split_lines(text: str, page_lines: Container[str] = frozenset()) -> list[Line]:
    """Return the non-blank lines of a text, wrapped ones joined.

    Lines among ``page_lines`` are debris from the start, and joined to nothing.
    """
    lines = _raw_lines(text)
    if page_lines:
        for line in lines:
            if line.short and text[line.start : line.end] in page_lines:
                line.kind = "repeated_line"
    return _join_wrapped(text, lines)


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    seen = 0
    for first, last in _stretches(text):
        start, end = _trim(text, first, last)
        if start == end:
            continue
        gap = not lines or _newlines(text, seen, first) > 1
        lines.append(_line(text, start, end, gap))
        seen = last
    return lines


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between newlines, and between the tags of blocks that a dump has left."""
    tags = "<" in text and ">" in text
    for line in _LINE.finditer(text):
        at = line.start()
        for tag in _block_tag().finditer(text, *line.span()) if tags else ():
            yield at, tag.start()
            at = tag.end()
        yield at, line.end()


@cache
def _block_tag() -> re.Pattern[str]:
    names = "|".join(sorted(words("html_blocks.txt")))
    return re.compile(rf"</?(?:{names})\b[^<>]{{0,1000}}>|<!--.{{0,1000}}?-->", re.IGNORECASE)


def _line(text: str, start: int, end: int, gap: bool) -> Line:
    if end - start > SHORT:
        return Line(start, end, text[start:end], "", gap, text[end - 1])
    key = fold(text[start:end])
    return Line(start, end, key, number_free(key), gap, text[end - 1])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and invisible characters at its edges."""
    line = text[start:end].rstrip(_BLANK)
    return start + len(line) - len(line.lstrip(_BLANK)), start + len(line)


def without_emoji(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without emoji at its edges, which the models seldom met.

    «🔹Лев Рид – мэр✅» tells what it tells without them.
    """
    while start < end and _BESIDE.match(text, end - 1):
        end -= 1
    while start < end and _BESIDE.match(text, start):
        start += 1
    return start, end


def _newlines(text: str, start: int, end: int) -> int:
    return len(_NEWLINE.findall(text, start, end))


def _join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join lines whose newline is only wrapping, or stands in a word.

    Of a page with any long line only words that newlines cut are joined.
    """
    if len(lines) < 2:
        return lines
    width = max(line.end - line.start for line in lines)
    wrapped = width <= _WRAP_WIDTH
    if not wrapped and not any(line.last in _CUT or text[line.end] in _CUT for line in lines[:-1]):
        return lines
    full = [wrapped and _is_full(text, line, after, width) for line, after in pairwise(lines)]
    evident = _evidently_wrapped(text, lines, full)
    groups = [[lines[0]]]
    for before, line, filled in zip(lines, lines[1:], full, strict=False):
        lower = text[line.start].islower()
        known = before.kind is not None or line.kind is not None
        open_ = before.last not in _FINAL and (evident or before.last not in _CLOSED)
        goes_on = open_ and (evident or (lower and width >= _NARROW))
        if not known and ((filled and goes_on) or _is_in_a_word(text, before, line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(text, group) for group in groups]


def _is_in_a_word(text: str, before: Line, after: Line) -> bool:
    """Tell a newline that cuts a word: «дирек-», «тор»."""
    letter = text[before.end - 2 : before.end].strip(_CUT)
    cut = letter.isalpha() and (before.last in _CUT or text[before.end] in _CUT)
    return cut and not after.gap and text[after.start].islower()


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted: the mark of wrapping."""
    if after.gap:
        return False
    word = "".join(text[after.start : after.end].split(maxsplit=1)[:1])  # «\x1f» is a space
    return line.end - line.start + 1 + len(word) > width


def _evidently_wrapped(text: str, lines: Sequence[Line], full: Sequence[bool]) -> bool:
    """Tell whether most newlines within paragraphs fall where wrapping would put them.

    What goes on begins with a small letter now and then, rows of a table and names of a list never,
    however long.
    """
    within = sum(not line.gap for line in lines[1:])
    told = [line for line, filled in zip(lines[1:], full, strict=True) if filled]
    small = sum(text[line.start].islower() for line in told)
    return len(told) >= 3 and len(told) >= 0.6 * within and 3 * small >= len(told)


def _joined(text: str, group: Sequence[Line]) -> Line:
    first = group[0]
    return first if len(group) == 1 else _line(text, first.start, group[-1].end, first.gap)
