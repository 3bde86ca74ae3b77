"""An array that grows at its end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Growing:
    """Rows appended one by one; ``array`` is a view of those there are."""

    __slots__ = ("_data", "_size")

    def __init__(self, dtype: Any, width: int | None = None) -> None:
        self._data: NDArray[Any] = np.zeros((1024,) if width is None else (1024, width), dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def array(self) -> NDArray[Any]:
        """The rows there are (a view, valid until the next append)."""
        return self._data[: self._size]

    def append(self, row: Any) -> None:
        """Add one row, doubling the room when it is full."""
        if self._size == len(self._data):
            self._data = np.concatenate([self._data, np.zeros_like(self._data)])
        self._data[self._size] = row
        self._size += 1
