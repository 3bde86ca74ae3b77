"""HTML fragments, as feeds carry them → plain text with a line per paragraph."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from newsnlp import lexicon

_BLOCKS = lexicon.words("html_blocks.txt")
_HIDDEN = frozenset(("script", "style", "noscript", "template", "iframe"))
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n\s*")


def plain_text(markup: str) -> str:
    """Return the visible text of an HTML fragment; blocks stand on lines of their own."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return _BREAKS.sub("\n\n", _SPACES.sub(" ", "".join(parser.parts))).strip()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data.replace("\n", " "))
