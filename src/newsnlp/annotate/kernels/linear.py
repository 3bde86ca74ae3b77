"""Dense layers by a compiled kernel, which takes weights in panels of columns."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]

COLUMNS = 64  # the kernels take weights padded to whole tiles of this many columns
PANEL = 16  # columns that lie together
SPARSE_PANEL = 96  # the same where most numbers of a row are zero
LINE = 64  # bytes of a line of the cache


def padded(
    weight: NDArray[Any], width: int = COLUMNS, value: float = 0.0, dtype: DTypeLike = np.float32
) -> NDArray[Any]:
    """Return a weight with columns of ``value`` up to a whole multiple of ``width``."""
    columns = weight.shape[-1]
    if columns % width == 0:
        return np.ascontiguousarray(weight, dtype)
    out = np.full((*weight.shape[:-1], columns + -columns % width), value, dtype)
    out[..., :columns] = weight
    return out


def panels(weight: NDArray[Any], dtype: DTypeLike = np.float32) -> NDArray[Any]:
    """Return a weight (depth, columns) as the kernels take it: (panels, depth, ``PANEL``)."""
    return _cut(padded(weight, dtype=dtype), PANEL)


def sparse_panels(weight: Floats) -> Floats:
    """Return a weight as the kernel that leaves out zeros takes it: (panels, depth, 96)."""
    return _cut(weight, SPARSE_PANEL)


def _cut(weight: NDArray[Any], width: int) -> NDArray[Any]:
    return aligned(weight.reshape(len(weight), -1, width).transpose(1, 0, 2))


def aligned(array: NDArray[Any]) -> NDArray[Any]:
    """Return a copy that begins where a line of the cache does.

    NumPy's arrays begin 16 bytes later, and every other vector of a weight is then read from two
    lines.
    """
    room = np.empty(array.nbytes + LINE, np.uint8)
    first = -room.ctypes.data % LINE
    out = room[first : first + array.nbytes].view(array.dtype).reshape(array.shape)
    out[...] = array
    return out


class Linear:
    """A dense layer: rows (n, depth) to (n, columns), from a weight (depth, columns)."""

    def __init__(self, kernels: ModuleType, weight: Floats, bias: Floats | None = None) -> None:
        self._kernels = kernels
        self._depth, self._columns = weight.shape
        self._weight = panels(weight)
        self._bias = None if bias is None else np.ascontiguousarray(bias, np.float32)

    def __call__(self, rows: Floats, read: Ints | None = None) -> Floats:
        """Return ``rows @ weight + bias``; a row's result does not depend on the other rows.

        ``read``: the numbers of the rows that are wanted, all if it is None.
        """
        wanted = None if read is None else np.ascontiguousarray(read, np.int32)
        out = np.empty((len(rows if wanted is None else wanted), self._columns), np.float32)
        rows = np.ascontiguousarray(rows, np.float32)
        layer = self._weight, self._bias, self._depth, self._columns
        self._kernels.matmul(rows, *layer, out, None, wanted)
        return out
