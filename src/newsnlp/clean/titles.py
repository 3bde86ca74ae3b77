"""Copies of the headline and other lines that a page says twice; one copy stays article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.clean.lines import Line, fold, split_lines
from newsnlp.lexicon import words
from newsnlp.patterns import lazy

_LEAST = 20
"""Shorter lines may well be said twice («— Нет.»); the headline counts at any length."""
_LEAST_WORDS = 3
_SITE = lazy(r"\s+(?:[|/•·»:]|[-–—]{1,2}|::)\s+|:\s+")
_SITE_LENGTH = 60
_TOP = 40
"""Article lines from the top among which copies of the headline are looked for."""

Tails = dict[int, tuple[int, str]]
"""Start of a line → where its article part ends, and what kind of debris the rest is."""


def mark_repeats(text: str, lines: Sequence[Line], title: str | None = None) -> Tails:
    """Mark every copy of a line but the first, and cut-off copies of the headline («Мэр …»).

    Returns the lines whose tail is the site's name: «Мэр открыл парк | Вести города».
    """
    article = [line for line in lines if line.kind is None]
    with_site = _with_site(text, article[:_TOP])
    headline = _headline(article, with_site, title)
    seen: set[str] = set()
    tails: Tails = {}
    for line in article:
        end, key = with_site.get(line.start, (line.end, line.key))
        if key in seen and ((key == headline and not _is_post(key)) or _is_long(key)):
            line.kind = "repeated_headline" if key == headline else "repeated_line"
        elif _is_cut_off(line, headline):
            line.kind = "repeated_headline"
        elif end < line.end:
            tails[line.start] = end, "site_name"
        seen.add(key)
    return tails


def _with_site(text: str, top: Sequence[Line]) -> dict[int, tuple[int, str]]:
    """Find lines that are another line with a site's name behind.

    Returns the line's start → where the headline ends, and the folded headline.
    """
    keys = {line.key for line in top if _is_long(line.key)}
    found = {}
    for line in top:
        named = line.short and line.last != "."
        for match in _SITE.finditer(text, line.start, line.end) if named else ():
            key = fold(text[line.start : match.start()])
            if key in keys and key != line.key and line.end - match.end() <= _SITE_LENGTH:
                found[line.start] = match.start(), key
                break
    return found


def _headline(
    article: Sequence[Line], with_site: dict[int, tuple[int, str]], title: str | None
) -> str:
    """Return the folded headline: the title, else the first line said again, else the first."""
    if title:
        return next((line.key for line in split_lines(title)), "")
    said: set[str] = {key for _, key in with_site.values()}
    for line in article[:_TOP]:
        if line.key in said and _is_long(line.key):
            return line.key
        said.add(line.key)
    return next((line.key for line in article if line.key), "")


def _is_long(key: str) -> bool:
    return len(key) >= _LEAST and key.count(" ") + 1 >= _LEAST_WORDS


def _is_post(key: str) -> bool:
    """Tell «начальник», «главный врач», below which a directory has a name, again and again."""
    return key.rpartition(" ")[2] in _posts()


@cache
def _posts() -> frozenset[str]:
    roles = words("leader_roles.txt") | words("deputy_roles.txt") | words("occupations.txt")
    return frozenset(map(fold, roles))


def _is_cut_off(line: Line, headline: str) -> bool:
    """Tell whether a line is the beginning of the headline with dots after it."""
    shorter = _LEAST <= len(line.key) < len(headline)
    return shorter and line.last in ".…" and headline.startswith(line.key)
