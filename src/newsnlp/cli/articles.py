"""The articles of the files named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from newsnlp.errors import InputError
from newsnlp.write.terminal import harmless

if TYPE_CHECKING:
    from newsnlp.read import Columns
    from newsnlp.types import Article, Extraction


class Articles:
    """The articles of all files in turn; a file that cannot be read is one with ``error``."""

    def __init__(
        self,
        paths: list[str],
        *,
        published: str | None = None,
        format: str | None = None,
        encoding: str | None = None,
        columns: Columns | None = None,
    ) -> None:
        from newsnlp.read.columns import Columns
        from newsnlp.read.formats import Options

        self.paths, self.published = paths, published
        self.options = Options(format=format, encoding=encoding, columns=columns or Columns())
        self.read = self.failed = 0
        for path in paths:
            if path != "-":
                self._open(path)  # refuses what is missing before anything is done

    def __iter__(self) -> Iterator[Article]:
        from newsnlp.dated import by_default
        from newsnlp.read.ids import unique
        from newsnlp.read.language import looked_at

        found = looked_at(unique(by_default(self._articles(), self.published)))
        return self.options.met.telling(found, self.options.columns)

    def _articles(self) -> Iterator[Article]:
        from newsnlp.read.formats import unread

        for path in self.paths:
            try:
                for article in self._open(path):
                    self.read += article.error is None
                    yield article
            except InputError as error:
                yield unread(path, error)

    def _open(self, path: str) -> Iterator[Article]:
        from newsnlp.read import articles

        return articles(path, self.options)

    def watch(self, results: Iterable[Extraction]) -> Iterator[Extraction]:
        """Pass results on and tell of those that failed."""
        for result in results:
            self.check(result)
            yield result

    def check(self, result: Extraction) -> None:
        """Tell on stderr why an article failed, and count it."""
        article, error = result.article, result.error
        if error:
            self.failed += 1
            named = bool(article.source) and error.startswith(f"{article.source}: ")
            told = error if named else f"{article.doc_id}: {error}"
            typer.echo(f"newsnlp: {harmless(told)}", err=True)

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when some articles failed, 2 when nothing could be read."""
        if not self.failed:
            return 0
        return 1 if self.read else 2
