"""Articles from files, directories, archives, dumps and stdin, one after another.

Formats: txt, html, jsonl, json, csv, tsv, parquet, rss and atom, warc, and zip or tar of these,
each plain or compressed (gz, bz2, xz, zst). What cannot be opened raises ``InputError``; what is
broken within a dump becomes an article with ``error`` set, and reading goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from newsnlp.callable_module import make_callable
from newsnlp.errors import InputError
from newsnlp.read.columns import Columns
from newsnlp.read.folder import files_below, is_dir, is_run, tell_passed_over
from newsnlp.read.formats import FORMATS, Options, is_known, read_stream, stem_of, unread
from newsnlp.read.ids import unique
from newsnlp.read.streams import Source, open_path, open_stdin
from newsnlp.types import Article

__all__ = ["FORMATS", "Columns", "articles", "read"]


def read(
    *paths: str | Path | Iterable[str | Path],
    format: str | None = None,
    encoding: str | None = None,
    columns: Columns | None = None,
) -> Iterator[Article]:
    """Read the articles of paths (``-`` is stdin) in a fixed order, with unique ids.

    Paths may be given one by one or as a list; of several, one that cannot be opened is an article
    with ``error``.
    ``format`` (see ``FORMATS``) overrides the file's ending, ``encoding`` the detected one,
    ``columns`` the column names of tables and JSON. Raises InputError for a missing path, a
    directory without texts and, where it is alone, for a binary or empty file and whatever breaks
    before the first article.
    """
    options = Options(format=format, encoding=encoding, columns=columns or Columns())
    each = [path for given in paths for path in _paths(given)]
    if not each:
        raise InputError("no path to read; name a file, a directory or - for stdin")
    opened = [articles(path, options) for path in each]  # refuses what is missing before all else
    found = opened[0] if len(opened) == 1 else _in_turn(each, opened)
    return options.met.telling(unique(found), options.columns)


def _paths(given: object) -> Iterator[str | Path]:
    """Yield a path, or those of a list."""
    if isinstance(given, str | os.PathLike):
        yield os.fspath(given)
    elif isinstance(given, Iterable) and not isinstance(given, bytes):
        for path in given:
            yield from _paths(path)
    else:
        raise InputError(
            f"read takes paths as strings, and this is a {type(given).__name__}; for texts use "
            "newsnlp.pipe"
        )


def _in_turn(paths: list[str | Path], opened: list[Iterator[Article]]) -> Iterator[Article]:
    for path, found in zip(paths, opened, strict=True):
        try:
            yield from found
        except InputError as error:
            yield unread(str(path), error)


def articles(path: str | Path, options: Options) -> Iterator[Article]:
    """Read the articles of a path under the ids that they have; see ``read``."""
    if str(path) == "-":
        return read_stream(open_stdin(), options)
    root = Path(path)
    if is_dir(root):
        return _directory(root, options)
    return _file(root, Source(str(path), stem_of(root.name)), options)


def _file(path: Path, source: Source, options: Options) -> Iterator[Article]:
    with open_path(path, source) as stream:
        yield from read_stream(stream, options)


def _directory(root: Path, options: Options) -> Iterator[Article]:
    """Read every file of a known format below a directory; a broken one is an error article."""
    if is_run(root):
        raise InputError(
            f"{root}: newsnlp batch wrote this directory, its tables are no articles; give it to "
            "newsnlp report or newsnlp resolve"
        )
    files = files_below(root)
    paths = [path for path in files if options.format or is_known(path.name)]
    if len(paths) < len(files):
        others = [path.as_posix() for path in files if not is_known(path.name)]
        tell_passed_over(root, others, "convert them, or give --input-format")
    if not paths:
        endings = ", ".join(f".{usual}" for usual, *_ in FORMATS.values())
        raise InputError(f"{root}: no texts in this directory; expected files such as {endings}")
    return _files(root, paths, options)


def _files(root: Path, paths: list[Path], options: Options) -> Iterator[Article]:
    stems = [stem_of(path.name) for path in paths]
    shared = {stem for stem, after in _sorted_pairs(stems) if stem == after}
    for path, stem in zip(paths, stems, strict=True):
        name = stem_of(path.as_posix()) if stem in shared else stem
        try:
            yield from _file(root / path, Source(str(root / path), name), options)
        except InputError as error:
            yield Article(name, "", source=str(root / path), error=str(error))


def _sorted_pairs(stems: list[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(stems)
    return pairwise(ordered)


make_callable(__name__, read)
