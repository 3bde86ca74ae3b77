"""Bags of hashed features (Weinberger et al. 2009): sums of a table's rows, one bag per item."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.linear import PANEL

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Numbers = NDArray[np.integer[Any]] | NDArray[np.bool_]
Part = Numbers | int
"""One number per item, or one for all."""

SEED, FACTOR, SHIFT = 0x811C9DC5, 0xCC9E2D51, 15


def mix(*parts: Part) -> Hashes:
    """Hash columns of integers into one column of 32 bits (multiply and shift, as MurmurHash)."""
    value: Hashes = np.full(1, SEED, np.uint32)
    for part in parts:
        value = (value ^ _column(part)) * np.uint32(FACTOR)
        value ^= value >> np.uint32(SHIFT)
    return value


def mix_numbers(*parts: int) -> int:
    """Return what ``mix`` makes of single numbers."""
    value = SEED
    for part in parts:
        value = ((value ^ part) * FACTOR) & 0xFFFFFFFF
        value ^= value >> SHIFT
    return value


def buckets(hashes: Hashes, rows: int) -> Hashes:
    """Return the row of a table of ``rows``, a power of two, that each feature's hash chooses."""
    chosen: Hashes = np.maximum(hashes >> np.uint32(8) & np.uint32(rows - 1), np.uint32(1))
    return chosen


def sum_rows(table: Floats, rows: Ints, first: Ints) -> Floats:
    """Return the sums (n, width) of rows of a table; each item's begin at ``first`` (n).

    Up to 129 rows per item where the kernel runs. The same bits with the kernel and without.
    """
    module = kernels.compiled()
    if module is None or table.shape[1] % PANEL:
        sums: Floats = np.add.reduceat(table.take(rows, axis=0), first, axis=0)
        return sums
    out = np.empty((len(first), table.shape[1]), np.float32)
    places = (np.ascontiguousarray(array, np.int32) for array in (rows, first))
    module.sum_rows(table, table.shape[1], *places, out)
    return out


def _column(part: Part) -> Hashes:
    """Return a contiguous column of 32 bits; negative numbers wrap around."""
    if isinstance(part, int):
        return np.array([part & 0xFFFFFFFF], np.uint32)
    if part.dtype.itemsize == 4:
        return np.ascontiguousarray(part).view(np.uint32)
    return part.astype(np.uint32)
