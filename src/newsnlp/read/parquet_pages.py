"""How many rows of a parquet file fit into memory at once.

A file of some KB may hold one value of 100 MB that thousands of rows share, or as many that packed
well. The table of contents does not tell; the header of each page says what it unpacks to, and no
cell is larger than the page that its value stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from newsnlp.errors import InputError
from newsnlp.read.thrift import Struct, Wanted

_AT_ONCE = 256 * 2**20
"""Bytes of the rows that are read together."""
_LARGEST = 2**30
"""Bytes of the pages that hold one row; fastparquet writes all of a column as one page."""
_MOST = 256
"""Rows that are read together where they are small."""
_HEADER = 256
_LONGEST_HEADER = 2**24
_TAIL = 8
"""Bytes at the end of a file: how long its table of contents is, and «PAR1»."""
_UNPACKED, _PACKED = 2, 3
"""Fields of a header: how many bytes a page has when unpacked, and as it lies there."""
_GROUPS, _COLUMNS, _ABOUT, _PATH, _SIZE, _DATA, _DICTIONARY = 4, 1, 3, 3, 7, 9, 11
_CONTENTS: Wanted = {
    _GROUPS: {_COLUMNS: {_ABOUT: {_PATH: {0: {}}, _SIZE: {}, _DATA: {}, _DICTIONARY: {}}}}
}
"""Fields of the table of contents, down to a column of a group."""


class Chunk(NamedTuple):
    """Where the pages of one column of a group of rows lie, its dictionary first."""

    path: str
    begin: int
    end: int


def chunks_of_groups(file: BinaryIO, columns: Sequence[str], name: str) -> list[list[Chunk]]:
    """Return the chunks of some columns, by groups; raise InputError, naming ``name``, for damage.

    Asked for a chunk whose statistics are damaged, pyarrow ends the process.
    """
    try:
        groups = _contents(file)[_GROUPS]
        chunks = ([_chunk(column[_ABOUT]) for column in group[_COLUMNS]] for group in groups)
        return [
            [c for c in group if any(is_within(c.path, column) for column in columns)]
            for group in chunks
        ]
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError) as error:
        told = f"its table of contents cannot be read ({type(error).__name__})"
        raise InputError(f"{name}: this parquet file is damaged: {told}") from error


def _contents(file: BinaryIO) -> dict[int, Any]:
    end = file.seek(-_TAIL, 2)
    length = int.from_bytes(file.read(_TAIL // 2), "little")
    file.seek(max(0, end - length))
    return Struct(file.read(length)).fields(_CONTENTS)


def _chunk(about: dict[int, Any]) -> Chunk:
    path = ".".join(part.decode("utf-8", "replace") for part in about[_PATH])
    begin, dictionary = about[_DATA], about.get(_DICTIONARY, 0)
    begin = dictionary if 0 < dictionary < begin else begin
    return Chunk(path, begin, begin + about[_SIZE])


def rows_at_once(file: BinaryIO, chunks: Sequence[Chunk], name: str) -> int:
    """Return how many rows of a group may be read together, one or more.

    Raises InputError, naming ``name``, for pages that are too large or whose header is damaged.
    """
    try:
        size = sum(max(_pages(file, chunk), default=1) for chunk in chunks)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise InputError(f"{name}: this parquet file is damaged: {error}") from error
    if size > _LARGEST:
        raise InputError(
            f"{name}: pages of {size >> 20:,} MB that must be unpacked whole; write this parquet "
            f"file anew with pages of less than {_AT_ONCE >> 20} MB, as pyarrow and Spark do"
        )
    return max(1, min(_MOST, _AT_ONCE // max(size, 1)))


def is_within(path: str, name: str) -> bool:
    """Tell whether a leaf is a column or lies within it: «doc.about.body» within «doc»."""
    return path == name or path.startswith(f"{name}.")


def _pages(file: BinaryIO, chunk: Chunk) -> Iterator[int]:
    """Yield how large the pages of a column are."""
    at = chunk.begin
    while at < chunk.end:
        fields, length = _header(file, at)
        packed, unpacked = fields.get(_PACKED, -1), fields.get(_UNPACKED, -1)
        if min(packed, unpacked) < 0:
            raise ValueError(f"no page where one should begin, at byte {at}")
        yield max(packed, unpacked)
        at += length + packed


def _header(file: BinaryIO, at: int) -> tuple[dict[int, int], int]:
    """Return the fields of a page's header and its length; its statistics may be long."""
    size = _HEADER
    while True:
        file.seek(at)
        data = file.read(size)
        struct = Struct(data)
        try:
            return struct.fields({_PACKED: {}, _UNPACKED: {}}), struct.at
        except IndexError as error:
            if len(data) < size or size >= _LONGEST_HEADER:
                raise ValueError(f"no header of a page at byte {at}") from error
        size *= 16
