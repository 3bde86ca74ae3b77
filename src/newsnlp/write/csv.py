"""One table as CSV that spreadsheets open as text, never as formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, BinaryIO

from newsnlp.tables import Row, columns, rows
from newsnlp.types import Extraction

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula opens with, wide as in Japanese Excel too, or a space before one."""
_END = "\r\n"
ALIAS_SEPARATOR = " | "


def guard(value: Any, decimal: str = ".") -> Any:
    """Return a cell that a spreadsheet shows rather than runs: «=1+1» → «'=1+1»."""
    if isinstance(value, float):
        return str(value).replace(".", decimal)
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
    decimal: str = ".",
) -> None:
    """Write one table with a header line, UTF-8 with a byte order mark (Excel needs it).

    A Russian Excel reads «;» as the delimiter and «,» as the ``decimal`` mark of scores.
    """
    header = [c.name for c in columns(table)]
    stream.write(b"\xef\xbb\xbf" + _encoded(header, delimiter, decimal))
    for result in results:
        for row in rows(result, table):
            stream.write(_encoded(row, delimiter, decimal))


def _encoded(row: Row | list[str], delimiter: str, decimal: str) -> bytes:
    return csv_bytes([[guard(value, decimal) for value in row]], delimiter)


def csv_bytes(found: Iterable[Iterable[Any]], delimiter: str = ",") -> bytes:
    """Return rows as lines of csv in UTF-8, each ended by a line feed."""
    lines = _Lines()
    csv.writer(lines, delimiter=delimiter).writerows(found)
    return "".join(lines.rows).encode("utf-8", "replace")


class _Lines:
    r"""The rows that a csv writer writes.

    Of «\r» and «\n» it quotes the one that it ends a row with, so it ends them with both.
    """

    def __init__(self) -> None:
        self.rows: list[str] = []

    def write(self, row: str) -> None:
        self.rows.append(f"{row.removesuffix(_END)}\n")
