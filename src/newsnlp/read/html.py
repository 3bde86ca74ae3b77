"""Web pages: the article's text, title and date as trafilatura finds them (extra ``html``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read.dates import iso_date
from newsnlp.read.encoding import codec_of, decode
from newsnlp.read.page_head import SURE_DAYS, headline, shown_day, shown_lines, told_day
from newsnlp.read.streams import Source, Stream, read_all
from newsnlp.read.tidy import tidy
from newsnlp.types import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from newsnlp.read.formats import Options

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_HEAD = 4096
_SHORT = "100"
"""Characters of an article that is found as such; of a shorter one the whole page is taken."""
_PARAGRAPH = 150
"""Characters of a line that is no headline, button or caption."""
_OF_PAGES = frozenset((
    "utf-8", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis",
    "cp932", "euc_kr", "cp949",
))  # fmt: skip
"""Encodings of several bytes a letter that browsers know, but utf-16: that is detected.

Any even number of bytes is utf-16, and to read punycode takes time by the square.
"""
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_OURS = b'<meta name="generator" content="newsnlp">'


def read_html(stream: Stream, options: Options) -> Iterator[Article]:
    """Read one saved web page."""
    source = stream.source
    data = read_all(stream)
    yield page_article(data, source, source.stem, encoding=options.encoding)


def page_article(
    data: bytes, source: Source, doc_id: str, *, url: str | None = None, encoding: str | None = None
) -> Article:
    """Return the article of a web page; raise InputError where the page holds none."""
    try:
        from trafilatura import load_html
    except ImportError as error:
        raise MissingExtraError("reading HTML", "html") from error
    if not data.strip():
        raise InputError(f"{source.name}: the page is empty")
    if _OURS in data[:_HEAD]:
        raise InputError(f"{source.name}: newsnlp wrote this page, it is no article")
    page = load_html(decode(data, source.name, encoding or _declared(data)))
    article = None if page is None else _told(page, source, doc_id, url)
    if article is None or not article.text:
        raise InputError(f"{source.name}: no article text found in this page")
    return article


def _told(page: HtmlElement, source: Source, doc_id: str, url: str | None) -> Article:
    """Return what a page tells; its text is empty where it holds none."""
    tidy(page)
    shown, day = shown_lines(page), told_day(page)
    found = _extracted(page, url)
    title = headline(page, found.title, shown)
    text = _article(found.text or "", shown)
    return Article(
        doc_id,
        text and _with_headline(text, title),
        title=title,
        published=day or shown_day(title, shown) or iso_date(found.date),
        url=url or found.url or None,
        source=source.name,
    )


def _extracted(page: HtmlElement, url: str | None) -> Document:
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG, Document

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORT
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=SURE_DAYS,
        config=config,
    )
    return found if isinstance(found, Document) else Document()


def _article(text: str, shown: Sequence[str]) -> str:
    """Return the text, or all that the page shows where only that has paragraphs."""
    missed = not any(map(_is_paragraph, text.split("\n"))) and any(map(_is_paragraph, shown))
    return "\n".join(shown) if missed else text


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH


def _with_headline(text: str, title: str | None) -> str:
    """Return the text headed by its headline, which extraction leaves out on many pages."""
    return f"{title}\n\n{text}" if title and title not in text else text


def _declared(data: bytes) -> str | None:
    """Return the page's own word for its encoding where the bytes bear it out."""
    match = _CHARSET.search(data[:_HEAD])
    return match and borne_out(data, match[1].decode("ascii"))


def borne_out(data: bytes, encoding: str | None) -> str | None:
    """Return an encoding that somebody names where the bytes bear it out.

    Any bytes do for one of a byte a letter, which pages often name by mistake: those are detected.
    """
    if encoding is None or codec_of(encoding) not in _OF_PAGES or data.startswith(_MARKS):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return encoding if len(text) < len(data) else None
