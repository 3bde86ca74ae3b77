"""The articles of a run: several sources, read in order, as often as needed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from newsnlp.errors import InputError, SettingsError
from newsnlp.quick import dataclass
from newsnlp.read import Columns, read
from newsnlp.read.dates import iso_date
from newsnlp.read.formats import Options, read_stream, unread
from newsnlp.read.ids import unique
from newsnlp.read.streams import Source, open_path
from newsnlp.types import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sources of a run are read; see ``newsnlp.read.read``.

    ``published`` is the ISO date of articles that carry none.
    """

    format: str | None = None
    encoding: str | None = None
    columns: Columns = field(default_factory=Columns)
    published: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and iso_date(self.published) != self.published:
            raise SettingsError(f"published is {self.published!r}; write a date as 2024-07-15")


class Dump:
    """The articles of several sources with ids unique over all of them; iterate at will.

    Stdin (``-``) is copied to a temporary file, because a run reads its input twice. A source
    that breaks is an article with ``error``; raises InputError for a path that is missing.
    """

    def __init__(
        self,
        sources: Sequence[str | Path],
        *,
        reading: Reading | None = None,
        skip: int = 0,
        limit: int | None = None,
    ) -> None:
        if not sources:
            raise InputError("no input; name a file, a directory or - for stdin")
        self.sources = [str(source) for source in sources]
        self.reading = reading or Reading()
        self.skip, self.limit = skip, limit
        self.stdin: Path | None = None
        for source in self.sources:
            if source != "-":
                self._read(source)
        if "-" in self.sources:
            self.stdin = _copy_of_stdin()

    def __iter__(self) -> Iterator[Article]:
        from newsnlp.dated import by_default  # here: it reads the rules of dates

        articles = by_default(self._articles(), self.reading.published)
        end = None if self.limit is None else self.skip + self.limit
        return islice(unique(articles), self.skip, end)

    def close(self) -> None:
        """Remove the copy of stdin."""
        if self.stdin is not None:
            with suppress(OSError):
                self.stdin.unlink()

    def _articles(self) -> Iterator[Article]:
        for source in self.sources:
            try:
                yield from self._copied() if source == "-" else self._read(source)
            except InputError as error:
                if len(self.sources) == 1:
                    raise
                yield unread(source, error)

    def _read(self, source: str) -> Iterator[Article]:
        how = self.reading
        return read(source, format=how.format, encoding=how.encoding, columns=how.columns)

    def _copied(self) -> Iterator[Article]:
        assert self.stdin is not None
        how = self.reading
        options = Options(format=how.format, encoding=how.encoding, columns=how.columns)
        with open_path(self.stdin, Source("stdin", "stdin")) as stream:
            yield from read_stream(stream, options)


def _copy_of_stdin() -> Path:
    with tempfile.NamedTemporaryFile(prefix="newsnlp-stdin-", delete=False) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
    return Path(copy.name)


def site_of(article: Article) -> str:
    """Return which site an article's page comes from, empty where it has no address."""
    try:
        return urlsplit(article.url or "").hostname or ""
    except ValueError:
        return ""
