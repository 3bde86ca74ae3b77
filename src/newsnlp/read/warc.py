"""Web archives: the HTML responses of a crawl (extra ``html``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read.html import page_article
from newsnlp.read.streams import LONGEST_DOCUMENT, Source, Stream
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options


def read_warc(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article per successful HTML response; a page without one is an error article."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("reading WARC", "html") from error
    source = stream.source
    try:
        for record in ArchiveIterator(stream.data):
            if _is_page(record):
                yield _article(record, source, options)
    except ArchiveLoadFailed as error:
        raise InputError(f"{source.name}: this WARC file is damaged: {error}") from error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return "html" in kind.lower() and record.http_headers.get_statuscode() == "200"


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
