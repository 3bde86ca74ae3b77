"""Layers in 8 bits (Jacob et al. 2018): what they take and give, and compiled kernels for them.

A row's number u, 1 to 255, stands for (u - zero) * step, with the ``Steps`` of its column. Sums of
products are whole numbers, the same in any order.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.linear import Floats, Ints, padded, panels

Bytes = NDArray[np.uint8]
Whole = NDArray[np.int32]

MIDDLE, MOST = 128, 127
"""The number in the middle of a row's range, and how far from it others may lie."""
GROUPED = 4
"""Numbers of a row that a kernel multiplies at once."""


class Steps(NamedTuple):
    """What the numbers of rows stand for, by column (d): a step, and the number of zero."""

    step: Floats
    zero: Whole

    @classmethod
    def between(cls, low: float, high: float, columns: int) -> Steps:
        """Return the steps of columns whose numbers lie between ``low`` and ``high``."""
        step = (high - low) / (2 * MOST)
        zero = round(MIDDLE - (high + low) / 2 / step)
        return cls(np.full(columns, step, np.float32), np.full(columns, zero, np.int32))

    def beside(self, other: Steps) -> Steps:
        """Return the steps of rows with the columns of ``other`` after these."""
        return Steps(*(np.concatenate(both) for both in zip(self, other, strict=True)))

    def from_middle(self, rows: Floats) -> Floats:
        """Return rows in steps, from the middle of the range."""
        return rows / self.step + (self.zero - MIDDLE).astype(np.float32)

    def to_bytes(self, rows: Floats) -> Bytes:
        """Return rows in 8 bits; what lies out of the range is cut off."""
        near = np.rint(np.clip(self.from_middle(rows), -MOST, MOST))
        return (near + np.float32(MIDDLE)).astype(np.uint8)


class Quantised(NamedTuple):
    """A weight (k, d) in 8 bits: (rows @ weight.T + ``offset``) * ``scale``, both (k)."""

    weight: NDArray[np.int8]
    offset: Whole
    scale: Floats


def quantised(weight: Floats, steps: Steps) -> Quantised:
    """Return a weight in PyTorch's layout (k, d), d even, for rows with such steps.

    Two neighbours of one sign add up to 128 at most, so that their products with a row's numbers
    fit into 16 bits together, in which AVX2 adds them up.
    """
    weight = weight * steps.step
    above = np.maximum(weight, 0)
    most = [(part[:, ::2] + part[:, 1::2]).max(1) for part in (above, above - weight)]
    scale = np.maximum(np.maximum(*most), np.float32(1e-12)) / np.float32(MOST)
    weight /= scale[:, None]
    whole = np.rint(weight, out=weight)
    offset = -(whole @ steps.zero.astype(np.float32)).astype(np.int32)
    return Quantised(whole.astype(np.int8), offset, scale)


Packed = tuple[Whole, Whole, Floats, Floats]
"""A weight in panels, and by column: where sums begin, what multiplies them, what is added."""


def packed(layer: Quantised, bias: Floats | None = None) -> Packed:
    """Return a weight as the kernels take it: in panels, four numbers of a column in 32 bits."""
    fours = panels(layer.weight.view(np.int32).T, np.int32)
    added = np.zeros_like(layer.scale) if bias is None else bias
    return fours, padded(layer.offset, dtype=np.int32), padded(layer.scale), padded(added)


class QuantisedLinear:
    """A dense layer: rows (n, depth) in 8 bits to (n, columns); depth a multiple of 4."""

    def __init__(self, kernels: ModuleType, layer: Quantised, bias: Floats | None = None) -> None:
        self._kernels = kernels
        columns, depth = layer.weight.shape
        self._sizes = depth, columns
        self._layer = packed(layer, bias)

    def __call__(self, rows: Bytes, read: Ints | None = None) -> Floats:
        """Return rows times the weight plus the bias, those numbered ``read`` if it is given."""
        wanted = None if read is None else np.ascontiguousarray(read, np.int32)
        count = len(rows if wanted is None else wanted)
        out = np.empty((count, self._sizes[1]), np.float32)
        self._kernels.quantised_matmul(rows, self._layer, *self._sizes, out, wanted)
        return out


class Recurrence:
    """A bidirectional LSTM over sequences of rows in 8 bits, h a multiple of 16.

    ``inputs`` (8h, d), ``bias`` (8h): forward gates, then backward; ``states`` (8h, h): the
    weights from the state before. Gates: input, forget, output (halved, as σ(x) is
    ½ + ½·tanh(x/2)), candidate.
    """

    def __init__(
        self, kernels: ModuleType, inputs: Quantised, bias: Floats, states: Quantised
    ) -> None:
        self._kernels = kernels
        self._sizes = inputs.weight.shape[1], states.weight.shape[1]
        self._inputs, self._states = packed(inputs, bias), packed(states)

    def __call__(self, rows: Bytes, first: Ints, length: Ints) -> None:
        """Fill in the states, the first 2h numbers of rows (n, 2h + d).

        Sequences begin at ``first`` and have ``length`` rows, each row is in one; the longest first
        is fastest. The same for a sequence whatever the others.
        """
        places: list[Any] = [np.ascontiguousarray(array, np.int32) for array in (first, length)]
        self._kernels.lstm(rows, self._inputs, self._states, *self._sizes, *places)
