"""What people give to the package, as articles and results; what is none is told plainly."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError
from newsnlp.types import Article, Extraction

if TYPE_CHECKING:
    import pandas as pd

Day = str | date | None
"""A day as people have it: ISO, or a date, datetime or Timestamp."""

_OPTIONAL = "title", "url", "source"
_LONGEST_PATH = 260


def article_of(given: Any, published: Any = None, doc_id: Any = None) -> Article:
    """Return one text as an article; raise InputError for what is none.

    What is told beside it, where it is told, stands in the place of the article's own. A bare text
    without an id gets one that another text does not have.
    """
    if isinstance(given, Article):
        own = {"published": day(published), "doc_id": None if doc_id is None else str(doc_id)}
        return whole(replace(given, **{name: v for name, v in own.items() if v is not None}))
    if not isinstance(given, str):
        raise InputError(
            f"extract takes one text as a string, and this is a {type(given).__name__}; for files "
            "use newsnlp.read(path), for many texts newsnlp.pipe"
        )
    _refuse_path(given)
    return Article(id_of(given) if doc_id is None else str(doc_id), given, published=day(published))


def articles_of(given: Any) -> Iterator[Article]:
    """Return many texts as articles with unique ids, bare strings numbered.

    What is no text among them is an error article.
    """
    if isinstance(given, str | bytes | Article):
        raise InputError(
            f"pipe takes many texts, and this is one {type(given).__name__}; give a list, or use "
            "newsnlp.extract"
        )
    if hasattr(given, "columns"):  # a DataFrame, which yields their names
        raise InputError(
            "pipe takes texts, and this is a table; give its column, pipe(df['text']), or its rows "
            "with their dates and ids, pipe(newsnlp.from_frame(df))"
        )
    if not isinstance(given, Iterable):
        raise InputError(f"pipe takes many texts, and this is a {type(given).__name__}")
    from newsnlp.read.ids import unique  # here: the command line reads articles by itself
    from newsnlp.read.language import looked_at

    return looked_at(unique(safe(text, number) for number, text in enumerate(given, start=1)))


def safe(given: Any, number: int = 1) -> Article:
    """Return one of many texts as an article, as an error article where it is none."""
    try:
        if isinstance(given, str):
            _refuse_path(given)
            return Article(str(number), given)
        if isinstance(given, Article):
            return whole(given)
        raise InputError(f"text {number} is a {type(given).__name__}, not a string")
    except InputError as error:
        doc_id = str(given.doc_id) if isinstance(given, Article) else str(number)
        return Article(doc_id, "", error=str(error))


def whole(article: Article) -> Article:
    """Return an article whose fields are strings or None, as a table's row may not have them.

    Raises InputError for a text or a day that is none.
    """
    if not isinstance(article.text, str):
        told = type(article.text).__name__  # NaN of a column
        raise InputError(f"the text of article {article.doc_id!r} is a {told}, not a string")
    plain = {name: _plain(getattr(article, name)) for name in _OPTIONAL}
    read = Article(
        str(article.doc_id),
        article.text,
        published=day(article.published),
        error=article.error,
        **plain,
    )
    return article if read == article else read


def day(published: Any) -> str | None:
    """Return a date, a Timestamp or what dumps write as an ISO date; else raise InputError."""
    if _is_missing(published):
        return None
    from newsnlp.read import dates  # here: the command line reads dates by itself

    return dates.day(published)


def frame_articles(frame: pd.DataFrame, **columns: str | None) -> Iterator[Article]:
    """Return the rows of a DataFrame as articles; ``columns``: which one holds what.

    Those that are not named are found by their names, as in a dump; the index gives ids where no
    column does. Raises InputError where no column holds the text.
    """
    from newsnlp.read.columns import Columns, article_of
    from newsnlp.read.streams import Source

    if not hasattr(frame, "columns"):
        raise InputError(f"from_frame takes a DataFrame, and this is a {type(frame).__name__}")
    names = [name for name in frame.columns if isinstance(name, str)]
    source = Source("the table", "row")
    where = Columns(**columns).find(names, source, "name it: from_frame(df, text='…')")
    own = list(where.values())
    rows = zip(frame.index, frame[own].itertuples(index=False, name=None), strict=True)
    for number, (label, row) in enumerate(rows, start=1):
        values = {name: None if _is_missing(v) else v for name, v in zip(own, row, strict=True)}
        article = article_of(values, where, source, number)
        yield replace(article, source=None, doc_id=article.doc_id if "id" in where else str(label))


def results_of(given: Any) -> Iterable[Extraction]:
    """Return one result or many as many; raise InputError for what is none."""
    if isinstance(given, Extraction):
        return [given]
    # a DataFrame yields the names of its columns
    plain = isinstance(given, str | bytes) or hasattr(given, "columns")
    if plain or not isinstance(given, Iterable):
        raise InputError(
            f"this takes what extract and pipe return, and was given a {type(given).__name__}"
        )
    return map(_result, given)


def _result(given: Any) -> Extraction:
    if not isinstance(given, Extraction):
        raise InputError(
            f"this takes what extract and pipe return, and was given a {type(given).__name__} "
            "among others"
        )
    return given


def _refuse_path(text: str) -> None:
    """Refuse «news/12.txt» of a file that is there: a path has no news in it."""
    if len(text) <= _LONGEST_PATH and "\n" not in text and os.path.isfile(text):
        raise InputError(f"{text!r} is the path of a file; read it: newsnlp.read({text!r})")


def id_of(text: str) -> str:
    """Return «text-» and 16 digits that tell this text from others."""
    from hashlib import blake2b  # here: it takes a moment that the command line does not need

    return f"text-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _plain(value: Any) -> str | None:
    """Return a value as a string, None where a table has none."""
    return None if _is_missing(value) else str(value)


def _is_missing(value: Any) -> bool:
    """Tell None, an empty string, and what tables have in an empty cell: NaN, NaT, NA."""
    if value is None or isinstance(value, str):
        return not value
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # NA is neither true nor false
        return type(value).__name__ == "NAType"
