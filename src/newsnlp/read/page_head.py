"""What a web page tells of its article beside the text: the headline and the day, as it shows them.

A day is one that the page says was that of publication: in its metadata, or beside the headline.
Years of a copyright, of the article itself and days of other articles are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from newsnlp import lexicon
from newsnlp.clean.lines import fold
from newsnlp.patterns import lazy
from newsnlp.read.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SURE_DAYS: dict[str, Any] = {"original_date": True, "extensive_search": False}
"""How a day is looked for: never guessed from any number on the page."""

_HIDDEN = ("script", "style", "noscript", "template", "select", "textarea", "head")
_METADATA = ("meta", "link", "script")
_CHANGED = re.compile(r"modif|update", re.IGNORECASE)
_DAY = lazy(
    r"(?<![\w./-])(?:\d{1,2} [а-яё]{3,8}\.? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d|[/-]\w)"
)
_SITE = lazy(r"\s+(?:[|/•·»:—–-]|::)\s+")
_MOST_ENDS = 20
"""Places where a headline may end: each is looked up, of a title as long as an article, too."""
_BELOW, _ABOVE = 8, 2
"""Lines from the headline to its day."""
_LONGEST = 90
"""Characters of a line that is no paragraph."""
_SENTENCE = lazy(r".*[\w»)]{3}[.!?…]")


def shown_lines(page: HtmlElement) -> list[str]:
    """Return the lines that a browser shows of a tidy page, spaces folded."""
    text = "".join(_shown(page))
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _shown(element: HtmlElement) -> Iterator[str]:
    blocks = _blocks()
    stack: list[HtmlElement | str] = [element]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            yield part
            continue
        stack.append(part.tail or "")
        if not isinstance(part.tag, str) or part.tag in _HIDDEN:
            continue
        edge = "\n" if part.tag in blocks else ""
        stack.append(edge)
        stack.extend(reversed(part))
        yield edge + (part.text or "")


@cache
def _blocks() -> frozenset[str]:
    return lexicon.words("html_blocks.txt")


def headline(page: HtmlElement, title: str | None, shown: Sequence[str]) -> str | None:
    """Return a title that the page shows, without the site's name behind it; else the one given.

    «Мэр открыл парк - Новости - Вести» is «Мэр открыл парк» where that is a line of the page.
    """
    keys = {fold(line) for line in shown}
    for name in filter(None, (title, " ".join((page.findtext(".//title") or "").split()))):
        ends = [*(match.start() for match in _SITE.finditer(name)), len(name)]
        for end in reversed(ends[-_MOST_ENDS:]):
            if fold(name[:end]) in keys:
                return name[:end]
    return title or None


def told_day(page: HtmlElement) -> str | None:
    """Return the ISO date that the metadata of a page say it was published on."""
    from htmldate import find_date  # here: both come with the extra ``html``
    from lxml.html import Element

    told = Element("html")
    for element in page.iter(*_METADATA):
        kept = element.tag != "script" or "json" in element.get("type", "")
        if kept and not _CHANGED.search(element.get("property", "") + element.get("name", "")):
            told.append(deepcopy(element))
    return iso_date(find_date(told, **SURE_DAYS))


def shown_day(title: str | None, shown: Sequence[str]) -> str | None:
    """Return the ISO date that stands beside the headline, the line below before one above."""
    key = fold(title or "")
    at = next((i for i, line in enumerate(shown) if fold(line) == key), None)
    if at is None:
        return None
    above = shown[max(0, at - _ABOVE) : at]
    found = map(_day, (*_head(shown[at + 1 : at + 1 + _BELOW]), *reversed(above)))
    return next(filter(None, found), None)


def _head(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines before the first paragraph."""
    for line in lines:
        if len(line) > _LONGEST:
            return
        yield line


def _day(line: str) -> str | None:
    match = None if _SENTENCE.fullmatch(line) else _DAY.search(line)
    return iso_date(match[0].replace("/", ".")) if match else None
