"""Dense layers and LSTMs by a compiled kernel, which takes weights in panels of columns."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]

COLUMNS = 64  # the kernels take weights padded to whole tiles of this many columns
PANEL = 16  # columns that lie together
SPARSE_PANEL = 96  # the same where most numbers of a row are zero
LINE = 16  # numbers of a line of the cache


def padded(weight: Floats, width: int = COLUMNS, value: float = 0.0) -> Floats:
    """Return a weight with columns of ``value`` up to a whole multiple of ``width``."""
    columns = weight.shape[-1]
    if columns % width == 0:
        return np.ascontiguousarray(weight, np.float32)
    out = np.full((*weight.shape[:-1], columns + -columns % width), value, np.float32)
    out[..., :columns] = weight
    return out


def panels(weight: Floats) -> Floats:
    """Return a weight (depth, columns) as the kernels take it: (panels, depth, ``PANEL``)."""
    return _cut(padded(weight), PANEL)


def sparse_panels(weight: Floats) -> Floats:
    """Return a weight as the kernel that leaves out zeros takes it: (panels, depth, 96)."""
    return _cut(weight, SPARSE_PANEL)


def _cut(weight: Floats, width: int) -> Floats:
    return aligned(weight.reshape(len(weight), -1, width).transpose(1, 0, 2))


def aligned(array: Floats) -> Floats:
    """Return a copy that begins where a line of the cache does.

    NumPy's arrays begin 16 bytes later, and every other vector of a weight is then read from two
    lines.
    """
    room = np.empty(array.size + LINE, np.float32)
    first = -room.ctypes.data // 4 % LINE
    out = room[first : first + array.size].reshape(array.shape)
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


class Recurrence:
    """A bidirectional LSTM over sequences of rows, h a multiple of 16.

    ``inputs`` (d, 8h), ``bias`` (8h): forward gates, then backward; ``states`` (2, h, 4h): the
    weights from the state before. Gates: input, forget, output (halved, as σ(x) is
    ½ + ½·tanh(x/2)), candidate.
    """

    def __init__(self, kernels: ModuleType, inputs: Floats, bias: Floats, states: Floats) -> None:
        self._kernels = kernels
        self._sizes = len(inputs), states.shape[1]
        self._inputs, self._bias = panels(inputs), np.ascontiguousarray(bias, np.float32)
        self._states = aligned(np.stack([panels(way) for way in states]))

    def __call__(self, rows: Floats, first: Ints, length: Ints) -> Floats:
        """Return each row's states and the row itself (n, 2h + d) from rows (n, d).

        Sequences begin at ``first`` and have ``length`` rows, each row is in one; the longest first
        is fastest. The same for a sequence whatever the others.
        """
        depth, size = self._sizes
        out = np.empty((len(rows), 2 * size + depth), np.float32)
        out[:, 2 * size :] = rows
        places = (np.ascontiguousarray(array, np.int32) for array in (first, length))
        self._kernels.lstm(out, self._inputs, self._bias, self._states, *self._sizes, *places)
        return out
