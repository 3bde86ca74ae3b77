"""HTML fragments, as feeds carry them → plain text with a line per paragraph.

By hand: of the library's parser a megabyte of «<!--» takes minutes, and «<![» raises an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from io import StringIO

from newsnlp import lexicon
from newsnlp.patterns import lazy

_BLOCKS = lexicon.words("html_blocks.txt")
_HIDDEN = frozenset(("script", "style", "noscript", "template", "iframe"))
_TAG = r"""</?([a-zA-Z][^\s/<>]*+)(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>"""
"""A tag, in whose attributes «>» may stand."""
_TAG += r"|<!\[CDATA\[|\]\]>|<[!?/][^<>]*+>"
_OTHERS = lazy(_TAG)
_ALL = lazy(rf"(?s)<!--.*?-->|{_TAG}")
_RAW_END = {name: lazy(rf"(?i)</{name}\b") for name in ("script", "style")}
"""What ends an element in which nothing else is a tag."""
_SPACES = str.maketrans(
    dict.fromkeys("\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
)


def plain_text(markup: str) -> str:
    """Return the visible text of an HTML fragment; blocks stand on lines of their own."""
    text, hidden, at = StringIO(), 0, 0
    for tag, start, end in _tags(markup):
        if not hidden:
            text.write(unescape(markup[at:start]).replace("\n", " "))
        at = end
        name = tag.lstrip("/")
        if name in _HIDDEN:
            hidden = max(0, hidden + (-1 if tag.startswith("/") else 1))
        elif name in _BLOCKS:
            text.write("\n")
    return _folded(text.getvalue()).strip()


def _folded(text: str) -> str:
    """Return a space for spaces, an empty line for line feeds, as regular expressions would.

    They would need a hundred bytes for each that they find.
    """
    text = _single(text.translate(_SPACES), " ").replace(" \n", "\n").replace("\n ", "\n")
    return _single(text, "\n").replace("\n", "\n\n")


def _single(text: str, character: str) -> str:
    while character * 2 in text:
        text = text.replace(character * 2, character)
    return text


def _tags(markup: str) -> Iterator[tuple[str, int, int]]:
    """Yield «p», «/p», nothing for a comment, and where each begins and ends; last the end."""
    comments, at = markup.rfind("-->") + 3, 0
    while True:
        # behind the last «-->» none is looked for: each «<!--» would look through all the rest
        found = _ALL.search(markup, at, comments) if at < comments else None
        found = found or _OTHERS.search(markup, at)
        if found is None:
            yield "", len(markup), len(markup)
            return
        start, at = found.span()
        tag = (found[1] or "").lower()
        if tag in _HIDDEN and markup.endswith("/>", start, at):
            tag = ""
        elif markup.startswith("</", start):
            tag = f"/{tag}"
        yield tag, start, at
        if tag in _RAW_END:
            raw = _RAW_END[tag].search(markup, at)
            at = raw.start() if raw else len(markup)
