"""The span model's own layers by a compiled kernel."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.linear import PANEL, Floats, Ints, panels
from newsnlp.annotate.kernels.quantised import Bytes, Steps


def _places(array: Ints) -> NDArray[np.int32]:
    return np.ascontiguousarray(array, np.int32)


class NormalLayer:
    """Rows of words and tags added to x, then ReLU and layer normalisation, in 8 bits."""

    def __init__(
        self, kernels: ModuleType, tags: Floats, weight: Floats, bias: Floats, steps: Steps
    ) -> None:
        self._kernels = kernels
        self._tags = np.ascontiguousarray(tags, np.float32)
        self._norm = weight / steps.step, steps.from_middle(bias)

    def __call__(
        self, x: Floats, words: Floats, word: Ints, tag: Ints, out: Bytes, epsilon: float = 1e-5
    ) -> None:
        """Fill in the last d numbers of the rows of ``out`` from x (n, d), which is used.

        ``word`` and ``tag`` (n) are rows of the tables.
        """
        rows = words, _places(word), self._tags, _places(tag)
        self._kernels.normalise(*rows, *self._norm, epsilon, x, out)


class SpanLayer:
    """Scores of spans from rows of their first, last and inner units (see ``SpanNet``)."""

    def __init__(self, kernels: ModuleType, width: Floats, weight: Floats, bias: Floats) -> None:
        self._kernels = kernels
        self._width, self._bias = (np.ascontiguousarray(a, np.float32) for a in (width, bias))
        self._sizes = width.shape[1], weight.shape[0] - width.shape[1]
        self._weight = panels(weight)

    @staticmethod
    def takes(width: Floats, weight: Floats) -> bool:
        """Tell whether layers of these sizes can be run."""
        span = width.shape[1]
        return bool(span % PANEL == 0 and len(weight) > span and len(weight) % PANEL == 0)

    def __call__(self, rows: tuple[Floats, Floats, Floats], places: tuple[Ints, ...]) -> Floats:
        """Return scores (m, classes) of spans.

        ``rows`` of first and last units (., span + product) and of inner units (., span);
        ``places`` (m): each span's rows of the first two, its first row of the third, and how
        many more rows it has there.
        """
        out = np.empty((len(places[0]), len(self._bias)), np.float32)
        arrays: tuple[Any, ...] = (*rows, self._width, self._weight, self._bias)
        self._kernels.spans(*arrays, *self._sizes, *map(_places, places), out)
        return out
