"""Reading what ``newsnlp batch`` wrote, writing the resolved tables; pyarrow only in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnlp.errors import InputError, SettingsError
from newsnlp.resolve.appearances import ENTITY_COLUMNS, RECORD_COLUMNS, Table

if TYPE_CHECKING:
    import pyarrow as pa

    from newsnlp.resolve.resolution import Resolution

READ = {"entities": ENTITY_COLUMNS, "records": RECORD_COLUMNS}


def read_tables(directory: Path) -> Mapping[str, Table]:
    """Return the tables ``entities`` and ``records`` of a batch directory, needed columns only."""
    return {name: _read(directory, name, columns) for name, columns in READ.items()}


def _read(directory: Path, name: str, columns: Sequence[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts = sorted((directory / name).glob("*.parquet"))
    if not parts:
        raise InputError(_why_missing(directory, name))
    try:
        return pa.concat_tables([pq.read_table(part, columns=list(columns)) for part in parts])
    except (pa.ArrowInvalid, KeyError, OSError) as error:
        raise InputError(f"{directory / name}: cannot be read as parquet: {error}") from error


def _why_missing(directory: Path, name: str) -> str:
    """Tell what to do about a table that is not there, or there in another format."""
    others = sorted(part.suffix for part in (directory / name).glob("part-*"))
    if others:
        return (
            f"{directory}: its tables are {others[0]} files and resolve reads parquet; run newsnlp "
            "batch again into another directory, without --format"
        )
    if not directory.is_dir():
        return f"{directory}: no such directory; give one that newsnlp batch wrote"
    return f"{directory}: no {name}/*.parquet; make them with newsnlp batch DUMP -o {directory}"


def to_arrow(resolution: Resolution, table: str) -> pa.Table:
    """Return a table of a resolution in its fixed schema, also when it is empty."""
    import pyarrow as pa

    schema = _schema(table)
    rows = getattr(resolution, table)
    columns = {name: [_cell(getattr(row, name)) for row in rows] for name in schema.names}
    return pa.table(columns, schema=schema)


def _cell(value: Any) -> Any:
    """Return a value as parquet takes it; lone surrogates become U+FFFD."""
    if isinstance(value, tuple):
        return [_cell(item) for item in value]
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value


def _schema(table: str) -> pa.Schema:
    """Derive the schema from the dataclass: text, lists of text, counts and scores."""
    import pyarrow as pa

    from newsnlp.resolve.resolution import Link, Organization, Person

    types = {"int": pa.int64(), "float": pa.float64(), "tuple[str, ...]": pa.list_(pa.string())}
    rows: dict[str, type[Any]] = {"people": Person, "organizations": Organization, "links": Link}
    if table not in rows:
        raise SettingsError(f"there is no table {table!r}; the tables are {', '.join(rows)}")
    return pa.schema([(f.name, types.get(str(f.type), pa.string())) for f in fields(rows[table])])


def write_tables(resolution: Resolution, out: Path) -> None:
    """Write ``people``, ``organizations`` and ``links`` as parquet files."""
    import pyarrow.parquet as pq

    out.mkdir(parents=True, exist_ok=True)
    for table in ("people", "organizations", "links"):
        pq.write_table(to_arrow(resolution, table), out / f"{table}.parquet")
