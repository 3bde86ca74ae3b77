"""RSS and Atom feeds, read as a stream; entity declarations are refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
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


def read_feed(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article per item or entry; markup inside is turned into plain text."""
    source = stream.source
    parser = _Feed(source, options.encoding)
    wide = b"\0" in stream.head(4)  # utf-16
    chunks = iter(partial(stream.data.read, _CHUNK), b"")
    for chunk in chain(chunks if wide else mended(chunks), (b"",)):
        broken = parser.feed(chunk, final=not chunk)
        yield from parser.finished()
        if broken is not None:
            raise InputError(f"{source.name}: broken XML: {broken}") from broken
    if not parser.items:
        raise InputError(f"{source.name}: no items in this XML; expected an RSS or Atom feed")


class _Feed:
    def __init__(self, source: Source, encoding: str | None) -> None:
        self.source = source
        self.items = 0
        self.done: deque[Article] = deque()
        self.path: list[str] = []
        self.item: dict[str, str] | None = None
        self.text: list[str] = []
        self.size = 0
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._refuse

    def feed(self, chunk: bytes, *, final: bool) -> Exception | None:
        """Take a chunk; return what is wrong with it, behind the items that are finished."""
        try:
            self.parser.Parse(chunk, final)
        except (expat.ExpatError, LookupError, ValueError) as error:  # what encodings it knows
            return error
        return None

    def finished(self) -> Iterator[Article]:
        while self.done:
            yield self.done.popleft()

    def _refuse(self, *_: object) -> None:
        """Refuse entities: nested ones grow without limit, external ones read other files."""
        raise InputError(f"{self.source.name}: XML with entity declarations is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2].lower()
        if self.item is None and tag in _ITEMS:
            self.item, self.size, self.path = {}, 0, []
            return
        if self.item is not None:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        assert self.item is not None
        if not self.path:
            self.text = []
            if tag == "link" and attributes.get("rel", "alternate") == "alternate":
                self.item["link"] = self.item.get("link") or attributes.get("href", "")
        else:
            self.text.append(" ")
        self.path.append(tag)

    def _data(self, data: str) -> None:
        if self.item is None or not self.path:
            return
        self.size += len(data)
        if self.size > LONGEST_DOCUMENT:
            raise InputError(
                f"{self.source.name}: an item of more than {LONGEST_DOCUMENT >> 20} M characters"
            )
        self.text.append(data)

    def _end(self, _name: str) -> None:
        if self.item is None:
            return
        if not self.path:
            self.items += 1
            self.done.append(_article(self.item, self.source, self.items))
            self.item = None
            return
        tag = self.path.pop()
        if not self.path:
            self.item[tag] = self.item.get(tag) or "".join(self.text).strip()


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
