"""The articles of the files named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from newsnlp.errors import InputError

if TYPE_CHECKING:
    from newsnlp.read import Columns
    from newsnlp.types import Article, Extraction


class Articles:
    """The articles of all files in turn; a file that cannot be read is told and passed over."""

    def __init__(
        self,
        paths: list[str],
        *,
        published: str | None = None,
        format: str | None = None,
        encoding: str | None = None,
        columns: Columns | None = None,
    ) -> None:
        missing = [path for path in paths if path != "-" and not Path(path).exists()]
        if missing:
            raise InputError(f"{missing[0]}: no such file or directory; check the path")
        self.paths, self.published = paths, published
        self.format, self.encoding, self.columns = format, encoding, columns
        self.read = self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        from newsnlp.read.dates import dated
        from newsnlp.read.ids import unique

        return unique(dated(self._articles(), self.published))

    def _articles(self) -> Iterator[Article]:
        from newsnlp.read import read

        for path in self.paths:
            found = read(path, format=self.format, encoding=self.encoding, columns=self.columns)
            try:
                for article in found:
                    self.read += 1
                    yield article
            except InputError as error:
                self.fail(str(error))

    def watch(self, results: Iterable[Extraction]) -> Iterator[Extraction]:
        """Pass results on and tell of those that failed."""
        for result in results:
            error = result.error or result.article.error
            if error:
                self.fail(f"{result.article.doc_id}: {error}")
            yield result

    def fail(self, message: str) -> None:
        """Tell one failure on stderr and count it."""
        self.failed += 1
        typer.echo(f"newsnlp: {message}", err=True)

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when some articles failed, 2 when nothing could be read."""
        if not self.failed:
            return 0
        return 1 if self.read else 2
