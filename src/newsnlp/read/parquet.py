"""Parquet tables, a few hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError
from newsnlp.read.columns import article_of
from newsnlp.read.streams import Stream, seekable
from newsnlp.types import Article

if TYPE_CHECKING:
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
            where = options.columns.find(table.schema_arrow.names, source)
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(set(where.values()))):
                for record in batch.to_pylist():
                    number += 1
                    yield article_of(_texts(record), where, source, number)
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{source.name}: this parquet file is damaged: {error}") from error


def _texts(record: dict[str, Any]) -> dict[str, Any]:
    """Read bytes as utf-8: Hive and Impala write text without saying that it is text."""
    return {
        name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        for name, value in record.items()
    }
