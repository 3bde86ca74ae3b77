"""The output of a run as DataFrames."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnlp.batch.manifest import load, tell_unfinished
from newsnlp.batch.parts import part_path
from newsnlp.batch.work import names_of
from newsnlp.errors import InputError
from newsnlp.tables import TABLES, columns

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"string": "string", "int": "int64", "float": "float64", "strings": "object"}


def load_frames(directory: str | Path) -> dict[str, pd.DataFrame]:
    """Return table → DataFrame for the finished parts of a run of ``newsnlp batch``.

    Columns and dtypes are those of ``newsnlp.to_frame``, also where a table is empty. A run that
    is unfinished is told in the log. Raises InputError where no part is finished.
    """
    root = Path(directory)
    manifest = load(root)
    if not manifest.parts:
        raise InputError(
            f"{root}: no part of this run is finished; go on with newsnlp batch … --resume"
        )
    tell_unfinished(root)
    run = manifest.run
    paths = {
        table: [part_path(root, table, n, run["format"]) for n in range(len(manifest.parts))]
        for table in TABLES
    }
    return {
        table: _frame(paths[table], table, run["format"], dedup=run["dedup"]) for table in TABLES
    }


def _frame(paths: list[Path], table: str, format: str, *, dedup: bool) -> pd.DataFrame:
    import pandas as pd

    names = names_of(table, dedup=dedup)
    if format == "parquet":
        return _parquet(paths, names)
    data = _READERS[format](paths, names)
    kinds = {column.name: column.kind for column in columns(table)}
    series = {
        name: pd.Series(data[name], dtype=_DTYPES[kinds.get(name, "string")]) for name in names
    }
    return pd.DataFrame(series)


def _parquet(paths: list[Path], names: list[str]) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.concat_tables([pq.read_table(path, columns=names) for path in paths])
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.string(): pd.StringDtype()}.get)
    if "aliases" in names:
        frame["aliases"] = frame["aliases"].map(list).astype("object")
    return frame


def _jsonl(paths: list[Path], names: list[str]) -> dict[str, list[Any]]:
    rows = [json.loads(line) for path in paths for line in path.read_bytes().splitlines()]
    return {name: [row[name] for row in rows] for name in names}


def _csv(paths: list[Path], names: list[str]) -> dict[str, list[Any]]:
    rows = [row for path in paths for row in _csv_rows(path)]
    return {name: [_cell(row[name], name) for row in rows] for name in names}


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if None in row or None in row.values():
                raise InputError(
                    f"{path}: a row that has not the columns of the header; somebody has changed "
                    "this table, or an older newsnlp wrote it: run newsnlp batch anew"
                )
            yield row


def _cell(cell: str, name: str) -> Any:
    """Undo what writing did: the guard before formulas, the joining of aliases."""
    from newsnlp.write.csv import ALIAS_SEPARATOR, guard

    if name == "aliases":
        return cell.split(ALIAS_SEPARATOR) if cell else []
    plain = cell[1:] if cell.startswith("'") and guard(cell[1:]) == cell else cell
    return plain or None


_READERS = {"jsonl": _jsonl, "csv": _csv}
