"""JSON objects: one a line, or in one array."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError
from newsnlp.read.columns import ROLES, article_of
from newsnlp.read.encoding import decode
from newsnlp.read.lines import read_lines
from newsnlp.read.streams import Stream, read_all
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

_UNREADABLE = (ValueError, RecursionError)


def read_jsonl(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article a line; a line that is no JSON object is an error article."""
    for number, line in enumerate(read_lines(stream, options.encoding), 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            record = json.loads(line.removeprefix("\ufeff"))
        except _UNREADABLE as error:
            yield _broken(stream, number, f"line {number} is not JSON: {error}")
        else:
            yield _article(stream, options, record, number)


def read_json(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an array of objects, a single object, or lines of objects."""
    name = stream.source.name
    text = decode(read_all(stream), name, options.encoding)
    try:
        records = _records(text)
    except _UNREADABLE as error:
        raise InputError(f"{name}: this is not JSON: {error}") from error
    for number, record in enumerate(records, 1):
        yield _article(stream, options, record, number)


def _records(text: str) -> Iterable[Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return value if isinstance(value, list) else [value]


def _article(stream: Stream, options: Options, record: object, number: int) -> Article:
    if not isinstance(record, dict):
        kind = type(record).__name__
        return _broken(stream, number, f"record {number} is a JSON {kind}, not an object")
    where = {}
    for role in ROLES:
        key = getattr(options.columns, role) or options.columns.usual(role, record)
        if key is not None:
            where[role] = key
    if "text" not in where:
        keys = ", ".join(list(record)[:20]) or "none"
        return _broken(
            stream, number, f"record {number} has no text; found the keys {keys}: use --text-col"
        )
    return article_of(record, where, stream.source, number)


def _broken(stream: Stream, number: int, error: str) -> Article:
    source = stream.source
    return Article(f"{source.stem}#{number}", "", source=source.name, error=error[:500])
