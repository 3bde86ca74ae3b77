"""Markup of a web page as a browser shows it, so that extraction keeps lines whole and apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from newsnlp.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACES = re.compile(r"[ \t\r\n\f]+")
_AS_WRITTEN = ("pre", "textarea", "script", "style")
_UNSEEN = ("span", "font", "nobr")
"""Elements that only colour the words that they hold."""
_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WHOLE = frozenset({*_HEADINGS, "table"})
"""What a cell of data has none of."""
_HOLDERS = ("body", "div", "section", "article", "main", "td", "li", "blockquote", "center")
_WORDS = 60
"""Characters of a paragraph around its links."""
_PARAGRAPHS = ("p", "li", "blockquote")
_LINES = frozenset({"br", "p", "div", "li"})
_MANY = 4
"""Lines of a cell that is a column of the page: at least."""


def tidy(page: HtmlElement) -> None:
    """Make elements tell, in place, where lines of a page begin and end.

    Newlines of the source are spaces, «<span>» is nothing, a table that lays out the page is no
    table, an element with a name of its own («<news-text>») is a block, words beside blocks are
    paragraphs, as headings within the article are.
    """
    _fold_spaces(page)
    _rename(page)
    _undo_feed(page)
    _unwrap(page)
    _make_paragraphs(page)


def _rename(page: HtmlElement) -> None:
    laid_out = [table for table in page.iter("table") if any(map(_is_column, _own(table, "td")))]
    for part in [part for table in laid_out for part in (table, *_own(table, *_PARTS))]:
        part.tag = "div"
    for element in page.iter("*"):
        if "-" in element.tag:
            element.tag = "div"
    for heading in [*page.iter(*_HEADINGS)][1:]:
        if heading.find(".//a") is None:
            heading.tag = "p"


def _unwrap(page: HtmlElement) -> None:
    from lxml.etree import strip_tags  # here: it comes with the extra ``html``

    for unseen in page.iter(*_UNSEEN, "a"):
        _set_apart(unseen)
    strip_tags(page, *_UNSEEN)
    for part in [part for part in page.iter(*_PARAGRAPHS) if _is_of_words(part)]:
        strip_tags(part, "a")


def _make_paragraphs(page: HtmlElement) -> None:
    """Make paragraphs of the words beside blocks, and of blocks of words beside paragraphs.

    Extraction would pass over both.
    """
    outer = _with_blocks(page)
    for element in [x for x in page.iter(*_HOLDERS) if not outer.isdisjoint(x)]:
        _wrap_loose(element, outer)
    beside = {part.getparent() for part in page.iter("p")}
    for part in [*page.iter("div")]:
        if part.getparent() in beside and outer.isdisjoint(part) and _is_of_words(part):
            part.tag = "p"


def _with_blocks(page: HtmlElement) -> set[HtmlElement]:
    """Return the blocks and all that hold any, «<a><div>…</div></a>» too."""
    outer: set[HtmlElement] = set()
    for block in page.iter(*(words("html_blocks.txt") - {"br", "hr"})):
        at: HtmlElement | None = block
        while at is not None and at not in outer:
            outer.add(at)
            at = at.getparent()
    return outer


def _is_of_words(part: HtmlElement) -> bool:
    """Tell a paragraph that may hold links from a row of them, and from a day beside one."""
    links = sum(len(link.text_content()) for link in part.iter("a"))
    return not links or len(part.text_content()) - links >= max(links, _WORDS)


def _undo_feed(page: HtmlElement) -> None:
    """Make the articles of a feed parts of one, of which extraction would take the first."""
    articles = [x for x in page.iter("article") if next(x.iterancestors("article"), None) is None]
    sizes = [len(x.text_content()) for x in articles]
    longest = max(sizes, default=0)
    if sum(2 * size >= longest for size in sizes) > 1:
        for article in articles:
            article.tag = "div"


def _wrap_loose(element: HtmlElement, outer: Set[HtmlElement]) -> None:
    """Make words between blocks a paragraph: «<b>Новости</b><div>Мэр открыл парк</div>»."""
    loose = _paragraph(element, element.text)
    element.text = None
    children = [*element]
    if loose is not None:
        element.insert(0, loose)
    for child in children:
        if child in outer:
            loose = _paragraph(element, child.tail)
            child.tail = None
            if loose is not None:
                child.addnext(loose)
            continue
        if loose is None:
            loose = element.makeelement("p")
            child.addprevious(loose)
        loose.append(child)  # its tail comes with it


def _paragraph(element: HtmlElement, text: str | None) -> HtmlElement | None:
    if not text or text.isspace():
        return None
    made = element.makeelement("p")
    made.text = text
    return made


def _own(table: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield the parts of a table that are not those of a table within it."""
    return (x for x in table.iter(*tags) if next(x.iterancestors("table")) is table)


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
