"""Copies of the headline and other lines that a page says twice; one copy stays article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsnlp.clean.lines import Line, fold, split_lines

_LEAST = 20
"""Shorter lines may well be said twice («— Нет.»); the headline counts at any length."""
_LEAST_WORDS = 3
_SITE = re.compile(r"\s+(?:[|/•·»:]|[-–—]{1,2}|::)\s+")
_HEAD = 30
"""Lines from the top among which the headline is looked for again."""


def mark_repeats(lines: Sequence[Line], title: str | None = None) -> None:
    """Mark every copy of a line but the first, and cut-off copies of the headline («Мэр …»)."""
    headline = _headline(lines, title)
    seen: set[str] = set()
    for line in lines:
        if line.kind is not None:
            continue
        if line.key in seen and (line.key == headline or _is_long(line.key)):
            line.kind = "repeated_headline" if line.key == headline else "repeated_line"
        elif _is_cut_off(line, headline):
            line.kind = "repeated_headline"
        seen.add(line.key)


def _headline(lines: Sequence[Line], title: str | None) -> str:
    """Return the folded headline: the title where it is known, else the first article line."""
    if title:
        return next((line.key for line in split_lines(title)), "")
    return next((line.key for line in lines if line.kind is None and line.key), "")


def _is_long(key: str) -> bool:
    return len(key) >= _LEAST and key.count(" ") + 1 >= _LEAST_WORDS


def _is_cut_off(line: Line, headline: str) -> bool:
    """Tell whether a line is the beginning of the headline with dots after it."""
    shorter = _LEAST <= len(line.key) < len(headline)
    return shorter and line.last in ".…" and headline.startswith(line.key)


def title_end(text: str, lines: Sequence[Line]) -> dict[int, tuple[int, str]]:
    """Find a site's name behind the page's first line: «Мэр открыл парк | Вести города».

    The name is known by the headline standing by itself further down. Returns the line's start →
    (end of the headline, kind), or nothing; the second copy of the headline is marked.
    """
    first = next((line for line in lines if line.kind is None), None)
    if first is None or not first.short:
        return {}
    top = {line.key: line for line in lines[:_HEAD] if line.kind is None and line is not first}
    for match in reversed(list(_SITE.finditer(text, first.start, first.end))):
        copy = top.get(fold(text[first.start : match.start()]))
        if copy is not None and _is_long(copy.key):
            copy.kind = "repeated_headline"
            return {first.start: (match.start(), "site_name")}
    return {}
