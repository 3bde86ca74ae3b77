"""A web page that a browser saved as one file, with its pictures and styles (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import TYPE_CHECKING

from newsnlp.errors import InputError
from newsnlp.read.html import borne_out, page_article
from newsnlp.read.streams import Stream, read_all
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

_HOLDER = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_HOLDERS = 50
_MOST_LINES = 8_000_000
"""Ends of lines, two characters each, of a document as long as there may be."""
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read_mhtml(stream: Stream, options: Options) -> Iterator[Article]:
    """Read the page of one file: its first part of HTML, the others are its frames."""
    source = stream.source
    saved = message_from_bytes(_looked_at(read_all(stream), source.name))
    page = next((x for x in saved.walk() if x.get_content_type() == "text/html"), None)
    if page is None:
        raise InputError(f"{source.name}: no web page in this file")
    data = page.get_payload(decode=True)
    assert isinstance(data, bytes)  # what is text has one payload
    yield page_article(
        data,
        source,
        source.stem,
        url=_address(saved, page),
        encoding=options.encoding or borne_out(data, page.get_content_charset()),
    )


def _looked_at(data: bytes, name: str) -> bytes:
    """Refuse what would take all memory, an object a line, or has no end of parts within parts."""
    lines = data.count(b"\n") + data.count(b"\r")
    holders = sum(1 for _ in _HOLDER.finditer(data))
    if lines > _MOST_LINES:
        raise InputError(f"{name}: {lines:,} lines are too many for a web page; save it as .html")
    if holders > _MOST_HOLDERS:
        raise InputError(
            f"{name}: {holders:,} parts that hold parts, where a saved page has one or two; save "
            "it as .html"
        )
    return data


def _address(*parts: Message) -> str | None:
    """Return where the page was found: «cid:…» names a part of the file only."""
    told = (str(part.get(name, "")) for part in parts for name in _ADDRESSES)
    return next((url for url in told if url.startswith("http")), None)
