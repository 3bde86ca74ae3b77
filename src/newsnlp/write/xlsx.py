"""Tables as sheets of a workbook; text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.tables import TABLES, Row, columns, rows
from newsnlp.types import Extraction
from newsnlp.write.csv import ALIAS_SEPARATOR
from newsnlp.write.headers import Headers, headers_in

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MAX_CELL = 32_767
"""Characters that a cell can hold; longer text is cut."""
MAX_ROWS = 1_048_576
_WIDTHS = {
    "doc_id": 18, "title": 45, "url": 30, "error": 30, "sentence": 80, "person": 28, "role": 28,
    "organization": 34, "event": 34, "place": 20, "date": 20, "source": 20, "name": 34,
    "aliases": 34, "text": 34, "head": 28, "tail": 28, "type": 20, "participation": 20,
}  # fmt: skip
"""Of columns that hold more than a number, a day or an id, in characters."""
_WIDTH = 11
_ARTICLE = ("title", "published", "url")
"""What stands behind the columns of ``records``, so that a row can be judged alone."""
_CREATED = datetime(2000, 1, 1)  # fixed: the same results give the same bytes


def write(
    results: Iterable[Extraction],
    stream: BinaryIO,
    *,
    tables: Iterable[str] = tuple(TABLES),
    lang: str = "en",
) -> None:
    """Write one sheet per table, records first when all are written.

    ``lang`` is the language of sheets, headers and fixed values: ``en`` as in code, or ``ru``.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("xlsx output", "excel") from error
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    whole = BytesIO()  # a stream that fails, as on a full disk, fails outside of the zip
    book = xlsxwriter.Workbook(whole, options)
    book.set_properties({"created": _CREATED})
    several, words = list(results), headers_in(lang)
    for table in sorted(tables, key=lambda name: name != "records"):
        _sheet(book, table, several, words)
    book.close()
    stream.write(whole.getbuffer())


def _sheet(book: Workbook, table: str, results: list[Extraction], words: Headers) -> None:
    sheet = book.add_worksheet(words.sheet(table))
    bold = book.add_format({"bold": True})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    names = [column.name for column in columns(table)]
    names += _ARTICLE if table == "records" else ()
    for c, name in enumerate(names):
        sheet.write_string(0, c, words.column(name), bold)
        sheet.set_column(c, c, _WIDTHS.get(name, _WIDTH), cell)
    found = (row for result in results for row in _rows(result, table))
    last = 0
    for r, row in enumerate(found, start=1):
        if r == MAX_ROWS:
            raise InputError(
                f"{table} has over {MAX_ROWS:,} rows, more than xlsx holds; use csv or parquet"
            )
        for c, (name, value) in enumerate(zip(names, row, strict=True)):
            _cell(sheet, r, c, value if isinstance(value, list) else words.value(name, value))
        last = r
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(names) - 1)


def _rows(result: Extraction, table: str) -> Iterator[Row]:
    about = (result.article.title, result.article.published, result.article.url)
    more = about if table == "records" else ()
    return ((*row, *more) for row in rows(result, table))


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, list):
        value = ALIAS_SEPARATOR.join(value)
    if isinstance(value, str):
        clean = value.encode("utf-8", "replace").decode("utf-8")
        sheet.write_string(row, column, clean[:MAX_CELL])
    elif value is not None:
        sheet.write_number(row, column, value)
