"""One table as a parquet file in the fixed Arrow schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from newsnlp.tables import to_arrow
from newsnlp.types import Extraction


def write(results: Iterable[Extraction], stream: BinaryIO, *, table: str = "records") -> None:
    """Write one table; no pandas metadata, so that the same rows give the same bytes."""
    import pyarrow.parquet as pq

    pq.write_table(to_arrow(results, table), stream, compression="zstd")
