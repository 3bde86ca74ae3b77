"""Markup of a web page as a browser shows it, so that extraction keeps lines whole and apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACES = re.compile(r"[ \t\r\n\f]+")
_AS_WRITTEN = ("pre", "textarea", "script", "style")
_UNSEEN = ("span", "font", "nobr")
"""Elements that only colour the words that they hold."""
_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_WHOLE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table"})
"""What a cell of data has none of."""
_LINES = frozenset({"br", "p", "div", "li"})
_MANY = 4
"""Lines of a cell that is a column of the page: at least."""


def tidy(page: HtmlElement) -> None:
    """Make elements tell, in place, where lines of a page begin and end.

    Newlines of the source are spaces, «<span>» is nothing, a table that lays out the page is no
    table, an element with a name of its own («<news-text>») is a block.
    """
    from lxml.etree import strip_tags  # here: it comes with the extra ``html``

    laid_out = [table for table in page.iter("table") if any(map(_is_column, _cells(table)))]
    for part in [part for table in laid_out for part in (table, *_own(table, *_PARTS))]:
        part.tag = "div"
    for element in page.iter("*"):
        if "-" in element.tag:
            element.tag = "div"
    _fold_spaces(page)
    for unseen in page.iter(*_UNSEEN):
        _set_apart(unseen)
    strip_tags(page, *_UNSEEN)


def _own(table: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield the parts of a table that are not those of a table within it."""
    return (x for x in table.iter(*tags) if next(x.iterancestors("table")) is table)


def _cells(table: HtmlElement) -> Iterator[HtmlElement]:
    return _own(table, "td")


def _is_column(cell: HtmlElement) -> bool:
    """Tell a cell with an article or a menu from one with a value."""
    held = [x.tag for x in cell.iterdescendants("*")]
    return not _WHOLE.isdisjoint(held) or sum(tag in _LINES for tag in held) >= _MANY


def _fold_spaces(page: HtmlElement) -> None:
    as_written = {x for kept in page.iter(*_AS_WRITTEN) for x in kept.iter()}
    for element in page.iter():
        if element.text and element not in as_written:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and element.getparent() not in as_written:
            element.tail = _SPACES.sub(" ", element.tail)


def _set_apart(unseen: HtmlElement) -> None:
    """Put a space where styles part words: «14:08|Просмотров», but not «В|иктор»."""
    before, parent = unseen.getprevious(), unseen.getparent()
    if parent is None:
        return
    left = parent.text if before is None else before.tail or before.text_content()
    if _parted(left, unseen.text):
        unseen.text = f" {unseen.text}"
    if _parted(unseen.text_content(), unseen.tail):
        unseen.tail = f" {unseen.tail}"


def _parted(left: str | None, right: str | None) -> bool:
    """Tell words of which the second begins anew, with a capital or a number."""
    if not left or not right or left[-1].isspace():
        return False
    anew = right[0].isdigit() or (right[0].isupper() and not left[-1].isupper())
    return anew and left[-1] not in "«(-–—/№\"'"
