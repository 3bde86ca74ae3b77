"""Structs in the compact protocol of Thrift, as parquet files tell what they hold.

By hand: of damaged ones pyarrow's own reading may end the whole process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Wanted = Mapping[int, Any]
"""Numbers of the fields that are kept, each with those of the struct or list that it is."""

_BYTE, _INTEGERS, _DOUBLE, _BINARY = 3, (4, 5, 6), 7, 8
_LISTS, _MAP, _STRUCT = (9, 10), 11, 12
_BOOLEANS = (1, 2)
"""Types of fields."""
_LONG_LIST = 15
_LONGEST_INTEGER = 63
"""Bits behind which a number ends: of one without end each byte would take longer."""


class Struct:
    """A struct; raises IndexError where it goes on behind the bytes that are there."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def fields(self, wanted: Wanted) -> dict[int, Any]:
        """Return number → value of the fields that are wanted; ValueError for what is no struct."""
        found: dict[int, Any] = {}
        number = 0
        while kind := (head := self._byte()) & 0x0F:
            number = number + (head >> 4) if head >> 4 else self._integer()
            value = None if kind in _BOOLEANS else self._value(kind, wanted.get(number, {}))
            if number in wanted:  # the value of a boolean is its type
                found[number] = value
        return found

    def _value(self, kind: int, wanted: Wanted) -> Any:
        if kind in _INTEGERS:
            return self._integer()
        if kind == _STRUCT:
            return self.fields(wanted)
        if kind in _LISTS:
            return self._list(wanted)
        if kind == _BINARY:
            return self._bytes(self._varint())
        if kind in (*_BOOLEANS, _BYTE, _DOUBLE):
            return self._bytes(8 if kind == _DOUBLE else 1)
        if kind == _MAP:
            return self._map()
        raise ValueError(f"a field of type {kind}, which there is not")

    def _list(self, wanted: Wanted) -> list[Any]:
        head = self._byte()
        size = self._fitting(self._varint() if head >> 4 == _LONG_LIST else head >> 4)
        values = (self._value(head & 0x0F, wanted) for _ in range(size))
        return [value for value in values if wanted]

    def _map(self) -> None:
        size = self._fitting(self._varint())
        kinds = self._byte() if size else 0
        for _ in range(size):
            self._value(kinds >> 4, {})
            self._value(kinds & 0x0F, {})

    def _fitting(self, size: int) -> int:
        """Return how many values follow, each at least a byte."""
        if size > len(self.data) - self.at:
            raise IndexError
        return size

    def _bytes(self, size: int) -> bytes:
        self.at += self._fitting(size)
        return self.data[self.at - size : self.at]

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while (byte := self._byte()) > 0x7F:
            value |= (byte & 0x7F) << shift
            shift += 7
            if shift > _LONGEST_INTEGER:
                raise ValueError("a number without end")
        return value | byte << shift

    def _integer(self) -> int:
        """Return a whole number whose lowest bit is its sign."""
        found = self._varint()
        return found >> 1 ^ -(found & 1)
