"""Parquet tables, a few hundred rows at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError
from newsnlp.read.columns import article_of
from newsnlp.read.encoding import tell_undecodable
from newsnlp.read.streams import Source, Stream, seekable
from newsnlp.types import Article

if TYPE_CHECKING:
    import pyarrow as pa

    from newsnlp.read.formats import Options

logger = logging.getLogger(__name__)

_ROWS = 256
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
            where = options.columns.find(_names(table.schema_arrow), source)
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(set(where.values()))):
                for record in _records(batch, source):
                    number += 1
                    yield article_of(_texts(record, source, options), where, source, number)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InputError(f"{source.name}: this parquet file is damaged: {error}") from error


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
