"""Web archives: the HTML responses of a crawl (extra ``html``)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read.html import page_article
from newsnlp.read.streams import LONGEST_DOCUMENT, Forwards, Source, Stream
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

logger = logging.getLogger(__name__)

_CHUNK = 2**16
_PIECE = 256
"""Packed bytes that are unpacked at once: brotli makes hundreds of MB of more."""
_SHOWN = 200
_LONGEST_HEADERS = 2**20
"""Bytes of the lines that stand before what a record holds."""


def read_warc(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article per successful HTML response; a page without one is an error article."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("reading WARC", "html") from error
    source = stream.source
    records = ArchiveIterator(Forwards(stream), no_record_parse=True, verify_http=False)
    records.INC_RECORD = _Beyond(source)
    records.reader = lines = _Lines(records.reader, source)
    try:
        for record in records:
            lines.left = _LONGEST_HEADERS
            article = _article(record, source, options) if _is_page(record, records) else None
            if _is_cut(record):
                raise InputError(
                    f"{source.name}: this WARC file ends within a record; fetch it again"
                )
            if article is not None:
                yield article
    except ArchiveLoadFailed as error:
        told = str(error)[:_SHOWN]
        raise InputError(f"{source.name}: this WARC file is damaged: {told}") from error


class _Beyond:
    """Says in the log, in one line, what the library prints with what it has read."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def format(self, place: int, _: bytes) -> str:
        """Tell it; return nothing, which the library then prints."""
        told = "%s: at byte %d a record is longer than it says; what is beyond is left out"
        logger.warning(told, self.source.name, place)
        return ""


class _Lines:
    """A reader of records, the lines of whose headers end soon; the library reads all there are."""

    def __init__(self, reader: Any, source: Source) -> None:
        self.reader, self.source, self.left = reader, source, _LONGEST_HEADERS

    def readline(self, length: int | None = None) -> bytes:
        """Return a line; raise InputError when headers have no end."""
        line: bytes = self.reader.readline(min(length or _LONGEST_HEADERS, _LONGEST_HEADERS))
        self.left -= len(line)
        if self.left <= 0:
            raise InputError(
                f"{self.source.name}: headers of more than {_LONGEST_HEADERS >> 20} MB in this "
                "WARC file; it is damaged or none, fetch it again"
            )
        return line

    def read(self, length: int | None = None) -> bytes:
        """Return what stands behind headers; those of the next may be as long again."""
        self.left = _LONGEST_HEADERS
        return bytes(self.reader.read(length))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reader, name)


def _is_page(record: Any, records: Any) -> bool:
    """Tell whether a record is a page, and read what the server said of it."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type != "response" or not url:
        return False
    parse = records.loader.load_http_headers
    try:
        record.http_headers = parse(record.rec_type, url, record.raw_stream, record.length)
    except EOFError:  # cut off before the server said anything
        return False
    if record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return "html" in kind.lower() and record.http_headers.get_statuscode() == "200"


def _is_cut(record: Any) -> bool:
    """Tell whether a record has fewer bytes than it says, or ends before it says how many."""
    if not (record.rec_headers.get_header("Content-Length") or "").isdigit():
        return True
    while record.raw_stream.read(_CHUNK):
        pass
    return bool(record.raw_stream.limit)


def _article(record: Any, source: Source, options: Options) -> Article:
    url = record.rec_headers.get_header("WARC-Target-URI")
    doc_id = url or record.rec_headers.get_header("WARC-Record-ID")
    page = Source(f"{source.name}: {url}", source.stem)
    try:
        data = _body(record)
        if len(data) > LONGEST_DOCUMENT:
            raise InputError(f"{page.name}: a page of more than {LONGEST_DOCUMENT >> 20} MB")
        article = page_article(data, page, doc_id, url=url, encoding=options.encoding)
    except InputError as error:
        return Article(doc_id, "", url=url, source=source.name, error=str(error))
    return Article(doc_id, article.text, article.title, article.published, article.url, source.name)


def _body(record: Any) -> bytes:
    """Return what a server sent, up to a byte more than a document may have.

    The library would unpack a chunk of any size at once.
    """
    from warcio.bufferedreaders import ChunkedDataReader

    headers, raw = record.http_headers, record.raw_stream
    if headers.get_header("transfer-encoding") == "chunked" and record.length <= LONGEST_DOCUMENT:
        raw = ChunkedDataReader(raw)
    sent: bytes = raw.read(LONGEST_DOCUMENT + 1)
    return _unpacked(sent, (headers.get_header("content-encoding") or "").lower())


def _unpacked(sent: bytes, encoding: str) -> bytes:
    """Return what a server packed, up to where it is damaged; what is not packed as it is."""
    from warcio.bufferedreaders import BufferedReader

    for name in (encoding, f"{encoding}_alt"):  # «deflate» has two forms
        make = BufferedReader.DECOMPRESSORS.get(name)
        if make is not None and (found := _until_damage(make(), sent)):
            return found
    return sent


def _until_damage(unpacker: Any, sent: bytes) -> bytes:
    found = bytearray()
    for at in range(0, len(sent), _PIECE):
        try:
            found += unpacker.decompress(sent[at : at + _PIECE])
        except Exception:  # zlib and brotli have errors of their own
            break
        if len(found) > LONGEST_DOCUMENT:
            break
    return bytes(found)
