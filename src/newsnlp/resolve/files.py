"""Reading what ``newsnlp batch`` wrote, writing the resolved tables; pyarrow only in here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from newsnlp.errors import InputError, SettingsError
from newsnlp.resolve.appearances import ENTITY_COLUMNS, RECORD_COLUMNS, Table
from newsnlp.tables import RESOLVED, Column, Row, arrow_of, frame_of
from newsnlp.write.atomic import atomic

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from newsnlp.resolve.resolution import Resolution

READ = {"entities": ENTITY_COLUMNS, "records": RECORD_COLUMNS}


def read_tables(directories: Sequence[Path]) -> Mapping[str, Table]:
    """Return the tables ``entities`` and ``records`` of batch directories, needed columns only."""
    import pyarrow as pa

    return {
        name: pa.concat_tables([_read(directory, name, columns) for directory in directories])
        for name, columns in READ.items()
    }


def _read(directory: Path, name: str, columns: Sequence[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not os.path.isdir(directory):
        raise InputError(f"{directory}: no such directory; give one that newsnlp batch wrote")
    parts = sorted((directory / name).glob("*.parquet"))
    if not parts and any((directory / name).glob("part-*")):
        return _of_frame(directory, name, columns)
    if not parts:
        raise InputError(
            f"{directory}: no {name}/*.parquet; make them with newsnlp batch DUMP -o {directory}"
        )
    try:
        return pa.concat_tables([pq.read_table(part, columns=list(columns)) for part in parts])
    except (pa.ArrowInvalid, KeyError, OSError) as error:
        raise InputError(f"{directory / name}: cannot be read as parquet: {error}") from error


def _of_frame(directory: Path, name: str, columns: Sequence[str]) -> pa.Table:
    """Return the needed columns of a table that batch wrote as csv or jsonl."""
    import pyarrow as pa

    from newsnlp.batch import load_frames
    from newsnlp.tables import schema

    fields = pa.schema([schema(name).field(column) for column in columns])
    frame = load_frames(directory)[name][list(columns)]
    return pa.Table.from_pandas(frame, schema=fields, preserve_index=False)


def to_arrow(resolution: Resolution, table: str) -> pa.Table:
    """Return a table of a resolution in its fixed schema, also when it is empty."""
    return arrow_of(_columns(table), rows(resolution, table))


def to_frame(resolution: Resolution, table: str) -> pd.DataFrame:
    """Return a table of a resolution with the dtypes of all tables; a missing value is NA."""
    return frame_of(_columns(table), rows(resolution, table))


def rows(resolution: Resolution, table: str) -> Iterator[Row]:
    """Yield the rows of a table, lists for tuples."""
    names = [column.name for column in _columns(table)]
    for row in getattr(resolution, table):
        values = (getattr(row, name) for name in names)
        yield tuple(list(v) if isinstance(v, tuple) else v for v in values)


def _columns(table: str) -> tuple[Column, ...]:
    if table not in RESOLVED:
        raise SettingsError(f"there is no table {table!r}; the tables are {', '.join(RESOLVED)}")
    return RESOLVED[table]


def write_tables(resolution: Resolution, out: Path) -> None:
    """Write ``people``, ``organizations``, ``entities`` and ``links`` as parquet files.

    Those of another resolution stand until all of these are written: ids of two do not fit.
    """
    import pyarrow.parquet as pq

    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as whole:
        for table in RESOLVED:
            stream = whole.enter_context(atomic(out / f"{table}.parquet"))
            pq.write_table(to_arrow(resolution, table), stream)
            stream.flush()
