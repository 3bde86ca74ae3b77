"""Part files: ``DIR/<table>/part-00000.parquet``, each whole or not there at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsnlp.batch.manifest import Part
from newsnlp.batch.work import Encoded, arrow_of, csv_bytes, names_of
from newsnlp.errors import InputError
from newsnlp.tables import TABLES
from newsnlp.write.atomic import NO_ROOM, atomic


def part_path(directory: Path, table: str, number: int, format: str) -> Path:
    """Return where a part of a table lies."""
    return directory / table / f"part-{number:05}.{format}"


def is_whole(directory: Path, number: int, part: Part, format: str) -> bool:
    """Tell whether a finished part is still there, in parquet with all its rows."""
    paths = {table: part_path(directory, table, number, format) for table in TABLES}
    if format != "parquet":
        return all(path.is_file() for path in paths.values())
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return all(pq.read_metadata(paths[t]).num_rows == part.rows[t] for t in TABLES)
    except (pa.ArrowException, OSError):
        return False


def write_part(
    directory: Path, number: int, chunks: Sequence[Encoded], *, format: str, dedup: bool
) -> None:
    """Write one part of every table; the bytes do not depend on how it was cut into chunks."""
    for table in TABLES:
        pieces = [chunk.tables[table] for chunk in chunks]
        path = part_path(directory, table, number, format)
        with telling(directory):
            path.parent.mkdir(exist_ok=True)
            with atomic(path) as stream:
                _write(pieces, stream, format, names_of(table, dedup=dedup))


def _write(pieces: list[bytes], stream: BinaryIO, format: str, names: list[str]) -> None:
    if format == "parquet":
        _write_parquet(pieces, stream)
        return
    if format == "csv":
        stream.write(b"\xef\xbb\xbf" + csv_bytes([names]))
    stream.writelines(pieces)


def _write_parquet(pieces: list[bytes], stream: BinaryIO) -> None:
    import pyarrow.parquet as pq

    pq.write_table(arrow_of(pieces).combine_chunks(), stream, compression="zstd")


@contextmanager
def telling(directory: Path) -> Iterator[None]:
    """Turn a full disk and its like into one line that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise InputError(
                f"no space left for {directory}: free some and go on with --resume"
            ) from error
        raise InputError(f"cannot write in {directory}: {error.strerror or error}") from error


def remove_leftovers(directory: Path) -> None:
    """Remove temporary files that a killed run left behind."""
    for path in directory.glob("*/.part-*"):
        path.unlink(missing_ok=True)
    for path in directory.glob(".manifest.json.*"):
        path.unlink(missing_ok=True)
