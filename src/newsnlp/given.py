"""What people give to ``extract`` and ``pipe``, as articles; what is none is told plainly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from newsnlp.errors import InputError
from newsnlp.types import Article


def article_of(text: Any, published: Any = None) -> Article:
    """Return one text as an article; raise InputError for what is none."""
    if isinstance(text, Article):
        return text
    if not isinstance(text, str):
        raise InputError(
            f"extract takes one text as a string, and this is a {type(text).__name__}; for files "
            "use newsnlp.read(path), for many texts newsnlp.pipe"
        )
    return Article(doc_id="text", text=text, published=_day(published))


def articles_of(texts: Any) -> Iterator[Article]:
    """Return many texts as articles, numbered; what is no text among them is an error article."""
    if isinstance(texts, str | bytes | Article):
        raise InputError(
            f"pipe takes many texts, and this is one {type(texts).__name__}; give a list, or use "
            "newsnlp.extract"
        )
    if hasattr(texts, "columns"):  # a DataFrame, which yields their names
        raise InputError("pipe takes texts, and this is a table; give its column: pipe(df['text'])")
    if not isinstance(texts, Iterable):
        raise InputError(f"pipe takes many texts, and this is a {type(texts).__name__}")
    return (_numbered(text, i) for i, text in enumerate(texts, start=1))


def _numbered(text: Any, number: int) -> Article:
    if isinstance(text, Article):
        return text
    if isinstance(text, str):
        return Article(doc_id=str(number), text=text)
    told = f"text {number} is a {type(text).__name__}, not a string"  # NaN of a column
    return Article(doc_id=str(number), text="", error=told)


def _day(published: Any) -> str | None:
    """Return a day as an ISO date; raise InputError for another spelling, which nothing reads."""
    if not published:
        return None
    try:
        return date.fromisoformat(str(published)[:10]).isoformat()
    except ValueError:
        raise InputError(f"published is {published!r}; write a date as 2024-07-15") from None
