"""Which format a file is in, and the reader of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from importlib import import_module
from pathlib import PurePath, PurePosixPath

from newsnlp.errors import InputError
from newsnlp.patterns import lazy
from newsnlp.quick import dataclass
from newsnlp.read.columns import Columns
from newsnlp.read.encoding import codec_of
from newsnlp.read.met import Met
from newsnlp.read.streams import Stream, told
from newsnlp.types import Article

Reader = Callable[[Stream, "Options"], Iterator[Article]]

FORMATS: dict[str, tuple[str, ...]] = {
    "txt": ("txt", "text"),
    "html": ("html", "htm", "xhtml"),
    "mhtml": ("mhtml", "mht"),
    "docx": ("docx",),
    "jsonl": ("jsonl", "ndjson"),
    "json": ("json",),
    "csv": ("csv",),
    "tsv": ("tsv", "tab"),
    "parquet": ("parquet", "pq"),
    "feed": ("rss", "atom", "xml"),
    "warc": ("warc",),
    "zip": ("zip",),
    "tar": ("tar", "tgz", "tbz2", "txz"),
}
"""Format → endings of file names; each may be followed by a compression's ending."""

_BY_ENDING = {ending: name for name, endings in FORMATS.items() for ending in endings}
_COMPRESSED = re.compile(r"\.(?:gz|gzip|bz2|xz|zst|zstd)$", re.IGNORECASE)
_MODULES = {"json": "jsonl", "csv": "table", "tsv": "table", "zip": "archive", "tar": "archive"}

_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("zip", lazy(rb"PK\x03\x04|PK\x05\x06")),
    ("parquet", lazy(rb"PAR1")),
    ("warc", lazy(rb"WARC/\d")),
    ("tar", lazy(rb"(?s).{257}ustar")),
    ("feed", lazy(rb"(?s)(?:\xef\xbb\xbf)?\s*<(?:\?xml.*?<)?(?:rss|feed|rdf:RDF)\b")),
    ("html", lazy(rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b")),
    ("mhtml", lazy(rb"(?is)(?:from|mime-version):.{0,2000}?content-type: *multipart/related\b")),
    ("jsonl", lazy(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")),
    ("json", lazy(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")),
)
"""What the bytes of a format begin with, for stdin and unknown endings."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: None means by the file's ending, or by its content."""

    format: str | None = None
    encoding: str | None = None
    columns: Columns = field(default_factory=Columns)
    within: str | None = None
    """The archive that the stream is a member of."""
    met: Met = field(default_factory=Met)

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in FORMATS:
            raise InputError(
                f"format {self.format!r} is not known; give one of {', '.join(FORMATS)}"
            )
        if self.encoding is not None:
            _check_encoding(self.encoding)


def _check_encoding(encoding: str) -> None:
    if codec_of(encoding) is None:
        raise InputError(
            f"encoding {encoding!r} is not known; give a name such as utf-8, cp1251 or koi8-r"
        )


def format_of(name: str) -> str | None:
    """Return the format that a file's name tells, None where it tells none."""
    plain = _COMPRESSED.sub("", name)
    return _BY_ENDING.get(PurePosixPath(plain).suffix.lstrip(".").lower())


def is_known(name: str) -> bool:
    """Tell whether a file's name is that of a format we read."""
    return format_of(name) is not None


def stem_of(name: str) -> str:
    """Return a name without the endings of format and compression («a.jsonl.gz» → «a»)."""
    plain = PurePosixPath(_COMPRESSED.sub("", name))
    return str(plain.with_suffix("")) if format_of(name) and plain.suffix else str(plain)


def unread(path: str, error: InputError) -> Article:
    """Return the article that stands for a file which cannot be read."""
    name = "stdin" if path == "-" else path
    return Article(stem_of(PurePath(name).name), "", source=name, error=str(error))


def sniff(head: bytes) -> str:
    """Return the format that the first bytes show; plain text where they show none."""
    return next((name for name, sign in _SIGNS if sign.match(head)), "txt")


def read_stream(stream: Stream, options: Options) -> Iterator[Article]:
    """Read the articles of a stream.

    What breaks before the first article raises InputError; what breaks later ends the stream
    with an error article, so that nothing read so far is lost.
    """
    source = stream.source
    count = 0
    try:
        with told(source):
            for article in _reader(stream, options)(stream, options):
                count += 1
                yield article
    except InputError as error:
        if not count:
            raise
        yield Article(f"{source.stem}#end", "", source=source.name, error=str(error))


def _reader(stream: Stream, options: Options) -> Reader:
    name = options.format or format_of(stream.source.name)
    if name is None or name == "feed":
        name = _feed_or(sniff(stream.head()), name)
    module = import_module(f"newsnlp.read.{_MODULES.get(name, name)}")
    reader: Reader = getattr(module, f"read_{name}")
    return reader


def _feed_or(seen: str, named: str | None) -> str:
    """Choose by content; a file named .xml may hold a web page."""
    return named if named and seen != "html" else seen
