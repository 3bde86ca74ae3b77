"""Dense layers, and how to keep their output free of the company they run in.

A matrix library rounds a row differently depending on how many rows there are and where it
stands among them. So products run over one article at a time, or, where rows of several
articles must run together, in tiles of ``TILE`` rows, which are few enough to be treated alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

TILE = 8


class Linear:
    """A dense layer from a weight in PyTorch's layout (k, d) and a bias (k).

    It runs in the compiled kernel where there is one (a row's result then depends on that row
    alone), in NumPy elsewhere.
    """

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self._compiled = kernels.dense(weight, bias)
        if self._compiled is None:  # the kernel has a copy of its own
            self._weight, self._bias = weight, bias

    def __call__(self, rows: Floats, borders: Sequence[int] = ()) -> Floats:
        """Return rows (n, d) times the weight, plus bias, as (n, k).

        ``borders``: where the rows of another article begin; NumPy takes an article at a time.
        """
        if self._compiled is not None:
            return self._compiled(rows)
        out = np.empty((len(rows), len(self._weight)), np.float32)
        for first, last in pairwise((0, *borders, len(rows))):
            np.matmul(rows[first:last], self._weight.T, out=out[first:last])
        return self._with_bias(out)

    def at(self, rows: Floats, units: Ints, borders: Sequence[int]) -> Floats:
        """Return the same of the rows numbered ``units`` (m) alone, as (m, k)."""
        if self._compiled is not None:
            return self._compiled(rows, units)
        return self(rows[units], borders)

    def apart(self, rows: Floats) -> Floats:
        """Return the same of rows that may come from anywhere, each as if it were alone."""
        if self._compiled is not None:
            return self._compiled(rows)
        whole = np.zeros((-(-len(rows) // TILE) * TILE, rows.shape[1]), np.float32)
        whole[: len(rows)] = rows
        return self._with_bias(product_in_tiles(whole, self._weight.T)[: len(rows)])

    def _with_bias(self, out: Floats) -> Floats:
        if self._bias is not None:
            out += self._bias
        return out


def product_in_tiles(rows: Floats, weight: Floats) -> Floats:
    """Return rows (…, n, d) times weight (…, d, k); n is a whole number of tiles."""
    *outer, count, size = rows.shape
    tiles = rows.reshape(*outer, count // TILE, TILE, size)
    out: Floats = np.matmul(tiles, weight[..., None, :, :])
    return out.reshape(*outer, count, weight.shape[-1])


def normalise(x: Floats, weight: Floats, bias: Floats, epsilon: float = 1e-5) -> Floats:
    """Return rows (n, d) after layer normalisation (Ba et al. 2016)."""
    x = x - x.mean(1, keepdims=True)
    variance = np.einsum("nd,nd->n", x, x) / np.float32(x.shape[1])
    x /= np.sqrt(variance + np.float32(epsilon))[:, None]
    x *= weight
    x += bias
    return x


def softmax(logits: Floats) -> Floats:
    """Return probabilities of rows (n, k)."""
    powers: Floats = np.exp(logits - logits.max(1, keepdims=True))
    powers /= powers.sum(1, keepdims=True)
    return powers
