"""How many rows of a parquet file fit into memory at once.

A file of some KB may hold one value of 100 MB that thousands of rows share, or as many that packed
well. The table of contents does not tell; the header of each page says what it unpacks to, and no
cell is larger than the page that its value stands in. Headers are structs in the compact protocol
of Thrift.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from newsnlp.errors import InputError

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_AT_ONCE = 256 * 2**20
"""Bytes of the rows that are read together."""
_LARGEST = 2**30
"""Bytes of the pages that hold one row; fastparquet writes all of a column as one page."""
_MOST = 256
"""Rows that are read together where they are small."""
_HEADER = 256
_LONGEST_HEADER = 2**24
_UNPACKED, _PACKED = 2, 3
"""Fields of a header: how many bytes a page has when unpacked, and as it lies there."""
_INTEGERS = (4, 5, 6)
_BOOLEANS, _BYTE, _DOUBLE, _BINARY, _STRUCT = (1, 2), 3, 7, 8, 12
"""Types of fields."""


def rows_at_once(
    file: BinaryIO, group: pq.RowGroupMetaData, columns: Sequence[str], name: str
) -> int:
    """Return how many rows of a group may be read together, one or more.

    Raises InputError, naming ``name``, for pages that are too large or whose header is damaged.
    """
    chunks = (group.column(at) for at in range(group.num_columns))
    needed = [c for c in chunks if any(is_within(c.path_in_schema, name) for name in columns)]
    try:
        size = sum(max(_pages(file, chunk), default=1) for chunk in needed)
    except (ValueError, RecursionError) as error:
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


def _pages(file: BinaryIO, chunk: pq.ColumnChunkMetaData) -> Iterator[int]:
    """Yield how large the pages of a column are, its dictionary first."""
    at = chunk.data_page_offset
    if chunk.has_dictionary_page and 0 < chunk.dictionary_page_offset < at:
        at = chunk.dictionary_page_offset
    end = at + chunk.total_compressed_size
    while at < end:
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
        struct = _Struct(data)
        try:
            return struct.fields(), struct.at
        except IndexError as error:
            if len(data) < size or size >= _LONGEST_HEADER:
                raise ValueError(f"no header of a page at byte {at}") from error
        size *= 16


class _Struct:
    """A struct of Thrift; raises IndexError where it goes on behind the bytes that are there."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def fields(self) -> dict[int, int]:
        """Return number → value of the fields that are integers; others count as 0."""
        found: dict[int, int] = {}
        number = 0
        while kind := (head := self._byte()) & 0x0F:
            number = number + (head >> 4) if head >> 4 else self._integer()
            found[number] = self._value(kind)
        return found

    def _value(self, kind: int) -> int:
        if kind in _INTEGERS:
            return self._integer()
        if kind == _STRUCT:
            self.fields()
        elif kind == _BINARY:
            length = self._varint()
            self.at += length
        elif kind in (_BYTE, _DOUBLE):
            self.at += 1 if kind == _BYTE else 8
        elif kind not in _BOOLEANS:  # they stand in the type
            raise ValueError(f"a field of type {kind} in the header of a page")
        return 0

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while (byte := self._byte()) > 0x7F:
            value |= (byte & 0x7F) << shift
            shift += 7
        return value | byte << shift

    def _integer(self) -> int:
        """Return a whole number whose lowest bit is its sign."""
        found = self._varint()
        return found >> 1 ^ -(found & 1)
