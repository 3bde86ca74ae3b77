"""Web archives: the HTML responses of a crawl (extra ``html``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read.html import page_article
from newsnlp.read.streams import LONGEST_DOCUMENT, Forwards, Source, Stream
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

_CHUNK = 2**16


def read_warc(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article per successful HTML response; a page without one is an error article."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("reading WARC", "html") from error
    source = stream.source
    records = ArchiveIterator(Forwards(stream), no_record_parse=True, verify_http=False)
    try:
        for record in records:
            article = _article(record, source, options) if _is_page(record, records) else None
            if _is_cut(record):
                raise InputError(
                    f"{source.name}: this WARC file ends within a record; fetch it again"
                )
            if article is not None:
                yield article
    except ArchiveLoadFailed as error:
        raise InputError(f"{source.name}: this WARC file is damaged: {error}") from error


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
        data = record.content_stream().read(LONGEST_DOCUMENT + 1)
        if len(data) > LONGEST_DOCUMENT:
            raise InputError(f"{page.name}: a page of more than {LONGEST_DOCUMENT >> 20} MB")
        article = page_article(data, page, doc_id, url=url, encoding=options.encoding)
    except InputError as error:
        return Article(doc_id, "", url=url, source=source.name, error=str(error))
    return Article(doc_id, article.text, article.title, article.published, article.url, source.name)
