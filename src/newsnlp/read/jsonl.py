"""JSON objects: one a line, or in one array."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError, one_line
from newsnlp.read.columns import MOST_KEYS, ROLES, Columns, article_of, at
from newsnlp.read.json_values import DECODER, values
from newsnlp.read.lines import read_lines, read_pieces
from newsnlp.read.met import key_names
from newsnlp.read.streams import Stream
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
            record = DECODER.decode(line.removeprefix("\ufeff"))
        except _UNREADABLE as error:
            yield _broken(stream, number, f"line {number} is not JSON: {error}")
        else:
            yield _article(stream, options, record, number)


def read_json(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an array of objects, objects one after another, or one that holds such an array."""
    name = stream.source.name
    number = 0
    try:
        for number, record in enumerate(_records(stream, options), 1):
            yield _article(stream, options, record, number)
    except _UNREADABLE as error:
        where = f" after record {number}" if number else ""
        raise InputError(f"{name}: this is not JSON{where}: {error}") from error


def _records(stream: Stream, options: Options) -> Iterator[Any]:
    """Yield the objects; of a single one without a text, as services answer, those inside."""
    found = values(read_pieces(stream, options.encoding))
    first = list(islice(found, 2))
    if len(first) == 1:
        yield from _inside(first[0], options.columns) or first
        return
    yield from first
    yield from found


def _inside(value: Any, columns: Columns) -> list[Any]:
    """Return the articles of {"total": 2, "articles": [{…}, {…}]}, nothing where there are none."""
    if not isinstance(value, dict) or _has_text(value, columns):
        return []
    for inner in value.values():
        found = _inside(inner, columns) if isinstance(inner, dict) else inner
        if isinstance(found, list) and found and _has_text(found[0], columns):
            return found
    return []


def _has_text(record: Any, columns: Columns) -> bool:
    if not isinstance(record, dict):
        return False
    key = columns.text or columns.usual("text", record)
    return key is not None and at(record, key) is not None


def _article(stream: Stream, options: Options, record: object, number: int) -> Article:
    if not isinstance(record, dict):
        kind = type(record).__name__
        return _broken(stream, number, f"record {number} is a JSON {kind}, not an object")
    columns = options.columns
    options.met.add(record, columns)
    filled = [key for key, value in record.items() if value is not None and value != ""]
    where = {}
    for role in ROLES:
        usual = columns.usual(role, filled) or columns.usual(role, record)
        key = getattr(columns, role) or usual
        if key is not None:
            where[role] = key
    if "text" not in where:
        keys = ", ".join(islice(key_names(record), MOST_KEYS)) or "none"
        return _broken(
            stream, number, f"record {number} has no text; found the keys {keys}: use --text-col"
        )
    return article_of(record, where, stream.source, number)


def _broken(stream: Stream, number: int, error: str) -> Article:
    source = stream.source
    return Article(f"{source.stem}#{number}", "", source=source.name, error=one_line(error)[:500])
