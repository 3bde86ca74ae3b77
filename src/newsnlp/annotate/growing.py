"""An array that grows at its end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Growing:
    """Rows appended one by one; ``array`` is a view of those there are."""

    __slots__ = ("_data", "_fresh", "_size")

    def __init__(self, dtype: Any, width: int | None = None) -> None:
        self._data: NDArray[Any] = np.zeros((1024,) if width is None else (1024, width), dtype)
        self._fresh: list[Any] = []  # rows that are not in the array yet: one by one is slow
        self._size = 0

    def __len__(self) -> int:
        return self._size + len(self._fresh)

    @property
    def array(self) -> NDArray[Any]:
        """The rows there are (a view, valid until the next append)."""
        if self._fresh:
            size = len(self)
            if size > len(self._data):
                room = np.zeros_like(self._data, shape=(2 * size, *self._data.shape[1:]))
                room[: self._size] = self._data[: self._size]
                self._data = room
            self._data[self._size : size] = self._fresh
            self._fresh, self._size = [], size
        return self._data[: self._size]

    def append(self, row: Any) -> None:
        """Add one row."""
        self._fresh.append(row)

    def extend(self, rows: list[Any]) -> None:
        """Add rows."""
        self._fresh.extend(rows)
