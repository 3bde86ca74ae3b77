"""The articles of a run: several sources, read in order, as often as needed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import field
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from newsnlp.errors import InputError
from newsnlp.quick import dataclass
from newsnlp.read import Columns, articles
from newsnlp.read.dates import day
from newsnlp.read.formats import Options, read_stream, stem_of, unread
from newsnlp.read.ids import unique
from newsnlp.read.streams import Source, open_path
from newsnlp.types import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sources of a run are read; see ``newsnlp.read.read``.

    ``published`` is the day of articles that carry none. Raises InputError where it is none.
    """

    format: str | None = None
    encoding: str | None = None
    columns: Columns = field(default_factory=Columns)
    published: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", day(self.published))


class Dump:
    """The articles of several sources with ids unique over all of them; iterate at will.

    Stdin (``-``) and named pipes are copied to a temporary file, because a run reads its input
    twice. A source that breaks is an article with ``error``; raises InputError for a path that is
    missing, or where there is no room for a copy.
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
        self.reading = how = reading or Reading()
        self.options = Options(format=how.format, encoding=how.encoding, columns=how.columns)
        self.skip, self.limit = skip, limit
        self.copies: dict[str, Path] = {}
        once = [source for source in self.sources if _flows(source)]
        for source in self.sources:
            if source not in once:
                articles(source, self.options)
        try:
            for source in dict.fromkeys(once):
                self.copies[source] = _copy_of(source)
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[Article]:
        from newsnlp.dated import by_default  # here: it reads the rules of dates

        dated = by_default(self._articles(), self.reading.published)
        end = None if self.limit is None else self.skip + self.limit
        found = islice(unique(dated), self.skip, end)
        return self.options.met.telling(found, self.options.columns)

    def close(self) -> None:
        """Remove the copies of what flows."""
        for copy in self.copies.values():
            copy.unlink(missing_ok=True)

    def _articles(self) -> Iterator[Article]:
        for source in self.sources:
            try:
                yield from self._read(source)
            except InputError as error:
                if len(self.sources) == 1:
                    raise
                yield unread(source, error)

    def _read(self, source: str) -> Iterator[Article]:
        if source not in self.copies:
            yield from articles(source, self.options)
            return
        name = _name_of(source)
        with open_path(self.copies[source], Source(name, stem_of(Path(name).name))) as stream:
            yield from read_stream(stream, self.options)


def _flows(source: str) -> bool:
    """Tell whether bytes come from a source once, as from stdin or ``<(zcat …)``."""
    if source == "-":
        return True
    is_plain = os.path.isfile(source) or os.path.isdir(source)  # of what no file is named: False
    return os.path.exists(source) and not is_plain


def _name_of(source: str) -> str:
    return "stdin" if source == "-" else source


def _copy_of(source: str) -> Path:
    """Return a temporary file with all that flows from a source."""
    with tempfile.NamedTemporaryFile(prefix="newsnlp-stdin-", delete=False) as copy:
        try:
            with nullcontext(sys.stdin.buffer) if source == "-" else open(source, "rb") as flow:
                shutil.copyfileobj(flow, copy)
        except BaseException as error:
            Path(copy.name).unlink(missing_ok=True)
            if not isinstance(error, OSError):
                raise
            raise InputError(
                f"{_name_of(source)}: cannot be copied to {copy.name}: {error.strerror}; TMPDIR "
                "names another place"
            ) from error
    return Path(copy.name)


def site_of(article: Article) -> str:
    """Return which site an article's page comes from, empty where it has no address."""
    try:
        return urlsplit(article.url or "").hostname or ""
    except ValueError:
        return ""
