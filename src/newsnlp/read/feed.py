"""RSS and Atom feeds, read as a stream; entity declarations are refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers import expat

from newsnlp.errors import InputError
from newsnlp.read.dates import iso_date
from newsnlp.read.markup import plain_text
from newsnlp.read.mended_xml import mended
from newsnlp.read.streams import LONGEST_DOCUMENT, Source, Stream
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

_CHUNK = 2**16
_ITEMS = frozenset(("item", "entry"))
_FIELDS = {
    "text": ("full-text", "encoded", "content", "description", "summary"),
    "title": ("title",),
    "date": ("pubdate", "published", "date", "issued", "updated"),
    "url": ("link",),
    "id": ("guid", "id"),
}
"""What an article needs → elements that hold it, the fullest first, without name spaces."""
_KEPT = frozenset(chain(*_FIELDS.values()))
_DEEPEST = 1000
"""Elements within one another; pages of the web have a few dozen."""
_LONGEST_TAG = 16 * 2**20
"""Bytes of a tag, in which a picture may stand, or of a comment; they are read as a whole."""
_MOST_NAMES = 10_000
"""Names of elements and attributes: each is kept to the end."""


def read_feed(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article per item or entry; markup inside is turned into plain text."""
    source = stream.source
    parser = _Feed(source, options.encoding)
    wide = b"\0" in stream.head(4)  # utf-16
    chunks = iter(partial(stream.data.read, _CHUNK), b"")
    for chunk in chain(chunks if wide else mended(chunks), (b"",)):
        broken = parser.feed(chunk, final=not chunk)
        yield from parser.finished()
        if isinstance(broken, _RefusedError):
            raise InputError(f"{source.name}: {broken}") from broken
        if broken is not None:
            raise InputError(f"{source.name}: broken XML: {broken}") from broken
    if not parser.items:
        raise InputError(f"{source.name}: no items in this XML; expected an RSS or Atom feed")


class _RefusedError(ValueError):
    """What no feed holds, and what would take all memory."""


class _Feed:
    def __init__(self, source: Source, encoding: str | None) -> None:
        self.source = source
        self.items = 0
        self.done: deque[Article] = deque()
        self.depth = 0
        self.item_depth = 0
        self.item: dict[str, str] | None = None
        self.tag = ""
        self.text = StringIO()
        self.size = self.bytes = self.declared = 0
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._refuse
        self.parser.AttlistDeclHandler = self._declare

    def feed(self, chunk: bytes, *, final: bool) -> Exception | None:
        """Take a chunk; return what is wrong with it, behind the items that are finished."""
        self.bytes += len(chunk)
        try:
            self.parser.Parse(chunk, final)
            self._check()
        except (expat.ExpatError, LookupError, ValueError) as error:  # what encodings it knows
            return error
        return None

    def _check(self) -> None:
        """Refuse what the parser would keep without end: a tag, a comment, names."""
        if self.bytes - self.parser.CurrentByteIndex > _LONGEST_TAG:
            raise _RefusedError(
                f"a tag or a comment of more than {_LONGEST_TAG >> 20} MB; leave it out"
            )
        if len(self.parser.intern) > _MOST_NAMES:
            raise _RefusedError(f"more than {_MOST_NAMES:,} names of elements; expected a feed")

    def finished(self) -> Iterator[Article]:
        while self.done:
            yield self.done.popleft()

    def _refuse(self, *_: object) -> None:
        """Refuse entities: nested ones grow without limit, external ones read other files."""
        raise _RefusedError("XML with entity declarations is not read; save the feed without them")

    def _declare(self, *_: object) -> None:
        self.declared += 1
        if self.declared > _MOST_NAMES:
            raise _RefusedError(
                f"more than {_MOST_NAMES:,} declarations of attributes; no feed has any"
            )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _RefusedError(
                f"more than {_DEEPEST:,} elements within one another; expected a feed"
            )
        tag = name.rpartition(":")[2].lower()
        if self.item is None:
            if tag in _ITEMS:
                self.item, self.item_depth, self.size = {}, self.depth, 0
        elif self.depth > self.item_depth + 1:
            self.size += len(name)  # a tag counts as long as it is
            self._data(" ")
        else:
            self.tag, self.text = tag, StringIO()
            if tag == "link" and attributes.get("rel", "alternate") == "alternate":
                self.item["link"] = self.item.get("link") or attributes.get("href", "")

    def _data(self, data: str) -> None:
        if self.item is None or self.depth == self.item_depth:
            return
        self.size += len(data)
        if self.size > LONGEST_DOCUMENT:
            raise _RefusedError(f"an item of more than {LONGEST_DOCUMENT >> 20} M characters")
        self.text.write(data)

    def _end(self, _name: str) -> None:
        self.depth -= 1
        if self.item is None:
            return
        if self.depth < self.item_depth:
            self.items += 1
            self.done.append(_article(self.item, self.source, self.items))
            self.item = None
        elif self.depth == self.item_depth and self.tag in _KEPT:
            self.item[self.tag] = self.item.get(self.tag) or self.text.getvalue().strip()


def _article(item: dict[str, str], source: Source, number: int) -> Article:
    found = {
        role: next((item[tag] for tag in tags if item.get(tag)), None)
        for role, tags in _FIELDS.items()
    }
    text = plain_text(found["text"] or "")
    return Article(
        found["id"] or found["url"] or f"{source.stem}#{number}",
        text,
        title=plain_text(found["title"] or "") or None,
        published=iso_date(found["date"]),
        url=found["url"],
        source=source.name,
        error=None if text else f"item {number} has no text",
    )
