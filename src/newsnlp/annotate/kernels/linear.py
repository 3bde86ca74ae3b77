"""Dense layers by a compiled kernel."""

from __future__ import annotations

from types import ModuleType

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

COLUMNS = 64  # the kernels take weights padded to whole tiles of this many columns


def padded(weight: Floats, width: int = COLUMNS, value: float = 0.0) -> Floats:
    """Return a weight with columns of ``value`` up to a whole multiple of ``width``."""
    missing = -weight.shape[-1] % width
    room = [(0, 0)] * (weight.ndim - 1) + [(0, missing)]
    return np.ascontiguousarray(np.pad(weight, room, constant_values=value), np.float32)


class Linear:
    """A dense layer: rows (n, depth) to (n, columns), from a weight (depth, columns)."""

    def __init__(self, kernels: ModuleType, weight: Floats, bias: Floats | None = None) -> None:
        self._kernels = kernels
        self._depth, self._columns = weight.shape
        self._weight, self._bias = padded(weight), bias

    def __call__(self, rows: Floats) -> Floats:
        """Return ``rows @ weight + bias``; a row's result does not depend on the other rows."""
        out = np.empty((len(rows), self._columns), np.float32)
        rows = np.ascontiguousarray(rows, np.float32)
        self._kernels.matmul(rows, self._weight, self._depth, self._columns, out)
        if self._bias is not None:
            out += self._bias
        return out
