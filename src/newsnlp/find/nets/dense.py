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
from newsnlp.annotate.kernels.quantised import Bytes, Steps, quantised

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

    def apart(self, rows: Floats) -> Floats:
        """Return the same of rows that may come from anywhere, each as if it were alone."""
        if self._compiled is not None:
            return self._compiled(rows)
        whole = np.zeros((-(-len(rows) // TILE) * TILE, rows.shape[1]), np.float32)
        whole[: len(rows)] = rows
        tiles = whole.reshape(-1, TILE, rows.shape[1])
        out = np.matmul(tiles, self._weight.T).reshape(len(whole), len(self._weight))
        return self._with_bias(out[: len(rows)])

    def _with_bias(self, out: Floats) -> Floats:
        if self._bias is not None:
            out += self._bias
        return out


class QuantisedLinear:
    """A dense layer over rows in 8 bits, from a weight in PyTorch's layout (k, d) and a bias (k).

    NumPy has the kernel's sums: below 2^24 they are exact in single precision, whatever rows are
    together.
    """

    def __init__(self, weight: Floats, bias: Floats, steps: Steps) -> None:
        layer = quantised(weight, steps)
        self._compiled = kernels.quantised_dense(layer, bias)
        if self._compiled is None:  # the kernel has a copy of its own
            self._weight, self._offset = (part.astype(np.float32) for part in layer[:2])
            self._scale, self._bias = layer.scale, bias

    def __call__(self, rows: Bytes, units: Ints | None = None) -> Floats:
        """Return rows (n, d), or those numbered ``units``, times the weight, plus bias (., k)."""
        if self._compiled is not None:
            return self._compiled(rows, units)
        wanted = rows if units is None else rows[units]
        out: Floats = wanted.astype(np.float32) @ self._weight.T
        out += self._offset
        out *= self._scale
        out += self._bias
        return out


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
