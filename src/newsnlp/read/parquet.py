"""Parquet tables, a few hundred rows at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from newsnlp.errors import InputError
from newsnlp.read.columns import article_of
from newsnlp.read.encoding import tell_undecodable
from newsnlp.read.parquet_pages import chunks_of_groups, is_within, rows_at_once
from newsnlp.read.streams import LONGEST_DOCUMENT, Source, Stream, seekable
from newsnlp.types import Article

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from newsnlp.read.formats import Options

logger = logging.getLogger(__name__)

_NO_VALUE = (ValueError, OverflowError, LookupError)
"""What is raised for bytes that are no utf-8, for days after 9999, for time zones of nowhere."""


def read_parquet(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article a row; only the columns that are needed are loaded."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    source = stream.source
    with seekable(stream) as file:
        try:
            table = pq.ParquetFile(file)
            found = options.columns.find(_names(table.schema_arrow), source)
            where = _without_lists(found, table, source)
            for number, record in enumerate(_rows(table, file, where, source), 1):
                yield (
                    _too_long(source, number)
                    if record is None
                    else article_of(_texts(record, source, options), where, source, number)
                )
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InputError(f"{source.name}: this parquet file is damaged: {error}") from error


def _without_lists(where: dict[str, str], table: pq.ParquetFile, source: Source) -> dict[str, str]:
    """Leave out columns of lists, which say nothing; one row of them may be of any size."""
    leaves = [table.schema.column(at) for at in range(len(table.schema))]
    lists = [leaf.path for leaf in leaves if leaf.max_repetition_level]
    plain = {
        role: name
        for role, name in where.items()
        if not any(is_within(path, name) for path in lists)
    }
    if "text" not in plain:
        raise InputError(
            f"{source.name}: no text in {where['text']!r} but lists; join what they hold, or name "
            "another column with --text-col"
        )
    return plain


def _rows(
    table: pq.ParquetFile, file: BinaryIO, where: dict[str, str], source: Source
) -> Iterator[dict[str, Any] | None]:
    """Yield the rows, None for one that is too long for an article."""
    columns = sorted(set(where.values()))
    for group, chunks in enumerate(chunks_of_groups(file, columns, source.name)):
        most = rows_at_once(file, chunks, source.name)
        for batch in table.iter_batches(most, [group], columns):
            if batch.num_rows == 1 and batch.nbytes > LONGEST_DOCUMENT:
                yield None
            else:
                yield from _records(batch, source)


def _too_long(source: Source, number: int) -> Article:
    error = f"row {number} has more than {LONGEST_DOCUMENT >> 20} MB; cut it into articles"
    return Article(f"{source.stem}#{number}", "", source=source.name, error=error)


def _names(fields: Iterable[pa.Field], before: str = "") -> Iterator[str]:
    """Yield the columns, behind each that holds objects those inside: «doc», «doc.text»."""
    from pyarrow.types import is_struct

    for field in fields:
        name = f"{before}{field.name}"
        yield name
        if is_struct(field.type):
            yield from _names(field.type, f"{name}.")


def _records(batch: pa.RecordBatch, source: Source) -> list[dict[str, Any]]:
    """Return the rows; where a value of one cannot be read, each is read by itself."""
    try:
        found: list[dict[str, Any]] = batch.to_pylist()
    except _NO_VALUE:
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        return [
            {name: _value(column[row], source) for name, column in columns.items()}
            for row in range(batch.num_rows)
        ]
    return found


def _value(cell: pa.Scalar, source: Source) -> Any:
    """Return what a cell holds, as far as it can be read; nothing for a day that is none."""
    import pyarrow as pa

    try:
        return cell.as_py()
    except _NO_VALUE:
        if isinstance(cell, pa.StructScalar):
            return {name: _value(inner, source) for name, inner in cell.items()}
        if isinstance(cell, pa.StringScalar):
            tell_undecodable(source.name, "utf-8")
            return cell.as_buffer().to_pybytes().decode("utf-8", "replace")
        logger.warning("%s: %s that Python has no value for is left out", source.name, cell.type)
        return None


def _texts(value: Any, source: Source, options: Options) -> Any:
    """Read bytes as text, by default in utf-8: Hive and Impala do not say that they are text."""
    if isinstance(value, dict):
        return {name: _texts(inner, source, options) for name, inner in value.items()}
    if isinstance(value, bytes):
        encoding = options.encoding or "utf-8"
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            tell_undecodable(source.name, encoding)
            return value.decode(encoding, "replace")
    return value
