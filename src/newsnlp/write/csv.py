"""One table as CSV that spreadsheets open as text, never as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from newsnlp.tables import Row, columns, rows
from newsnlp.types import Extraction

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ALIAS_SEPARATOR = " | "


def guard(value: Any) -> Any:
    """Return a cell that a spreadsheet shows rather than runs: «=1+1» → «'=1+1»."""
    if isinstance(value, list):
        value = ALIAS_SEPARATOR.join(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def write(
    results: Iterable[Extraction],
    stream: BinaryIO,
    *,
    table: str = "records",
    delimiter: str = ",",
) -> None:
    """Write one table with a header line, UTF-8 with a byte order mark (Excel needs it)."""
    stream.write(b"\xef\xbb\xbf" + _encoded([c.name for c in columns(table)], delimiter))
    for result in results:
        for row in rows(result, table):
            stream.write(_encoded(row, delimiter))


def _encoded(row: Row | list[str], delimiter: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerow(map(guard, row))
    return buffer.getvalue().encode("utf-8", "replace")
