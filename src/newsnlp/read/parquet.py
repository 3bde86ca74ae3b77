"""Parquet tables, a few hundred rows at a time."""

from __future__ import annotations

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

_ROWS = 256


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
                for record in batch.to_pylist():
                    number += 1
                    yield article_of(_texts(record, source, options), where, source, number)
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{source.name}: this parquet file is damaged: {error}") from error


def _names(fields: Iterable[pa.Field], before: str = "") -> Iterator[str]:
    """Yield the columns, behind each that holds objects those inside: «doc», «doc.text»."""
    from pyarrow.types import is_struct

    for field in fields:
        name = f"{before}{field.name}"
        yield name
        if is_struct(field.type):
            yield from _names(field.type, f"{name}.")


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
