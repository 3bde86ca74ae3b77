"""Natasha's three nets by compiled kernels: the same as ``natasha.Nets``, several times faster.

A kernel's sums run in the same order wherever a row lies, so all articles of a batch go together
and each comes out the same in any batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.first_layer import CAPACITY, FirstLayer, vectors
from newsnlp.annotate.kernels.linear import Linear, padded, panels, sparse_panels
from newsnlp.annotate.natasha import REACH, WINDOW, Sequences, Tagged, separated
from newsnlp.annotate.weights import HIDDEN, NETS, Array, Floats, Weights

Ints = NDArray[np.int32]

RELATIONS = 48  # 45, padded
LOWEST = -3e38


class CompiledFirstLayer(FirstLayer):
    """The first layer's table, filled by a kernel."""

    def __init__(self, weights: Weights, kernels: ModuleType, capacity: int = CAPACITY) -> None:
        super().__init__(weights, capacity)
        self._kernels = kernels

    def _load(self, word: Floats) -> None:
        self._size = word.shape
        self._weight = panels(word)  # a kernel adds up in one order

    def _fill(self, words: Ints, places: NDArray[np.int64]) -> None:
        rows = vectors(self._indexes, self._codes, words)
        to = places.astype(np.int32)
        self._kernels.matmul(rows, self._weight, None, *self._size, self.table, to)


class CompiledNets:
    """Morphology and syntax over sentences, NER over blocks."""

    def __init__(self, weights: Weights, kernels: ModuleType) -> None:
        arrays = weights.arrays
        self._kernels = kernels
        self.first = CompiledFirstLayer(weights, kernels)
        self._encoders = {name: _encoder(arrays, name) for name in NETS}
        self._scale = [arrays[f"{name}.scale"] for name in NETS]
        self._shift = [arrays[f"{name}.shift"] for name in NETS]
        self._morph = (
            panels(arrays["morph.head.weight"]),
            padded(arrays["morph.head.bias"], value=LOWEST),
        )
        self._parts = Linear(kernels, arrays["syntax.head.weight"], arrays["syntax.head.bias"])
        self._queries = Linear(kernels, arrays["syntax.kernel"])
        self._root = arrays["syntax.root"]
        self._relations = arrays["syntax.rel_kernel"].shape[1]
        self._rel_kernel = padded(arrays["syntax.rel_kernel"], RELATIONS)
        self._emissions = Linear(kernels, arrays["ner.head.weight"], arrays["ner.head.bias"])
        self._transitions = arrays["ner.transitions"]

    def __call__(self, articles: Sequence[Sequences]) -> Tagged:
        """Tag the tokens of all articles, one article after another."""
        batch = Sequences.joined(articles)
        morph, syntax = self._encode(batch, batch.sentences, (0, 1))
        (ner,) = self._encode(batch, batch.blocks, (2,))
        hidden = np.empty((len(batch.pairs), len(NETS), HIDDEN), np.float32)
        for net, rows in enumerate((morph, syntax, ner)):
            np.multiply(rows, self._scale[net], out=hidden[:, net])
            hidden[:, net] += self._shift[net]
        head, rel = self._syntax(syntax, batch.sentences)
        tags, paths = self._tags(morph), self._paths(ner, batch.blocks)
        return Tagged(tags, head, rel, paths, hidden.reshape(-1, len(NETS) * HIDDEN))

    def _encode(self, batch: Sequences, lengths: Ints, nets: Sequence[int]) -> list[Floats]:
        """Return the last layer (n, 64) of each net; in windows, to take the same memory always."""
        pairs, places = separated(batch.pairs, lengths)
        size = len(pairs)
        out = np.empty((len(nets), size, HIDDEN), np.float32)
        encoded = np.empty((min(size, WINDOW + 2 * REACH) + 2, HIDDEN), np.float32)
        for start in range(0, size, WINDOW):
            first, end = max(0, start - REACH), min(size, start + WINDOW)
            beyond = min(size, end + REACH)
            rows, shapes = np.zeros((2, beyond - first + 2), np.int32)
            rows[1:-1], shapes[1:-1] = self.first.rows(pairs[first:beyond])
            taps = (self.first.frequent, self.first.table, self.first.shapes, rows, shapes)
            for k, net in enumerate(nets):
                weights = self._encoders[NETS[net]]
                self._kernels.encode(*taps, net, *weights, encoded[: len(rows)])
                out[k, start:end] = encoded[1 + start - first : 1 + end - first]
        return [rows[places] for rows in out]

    def _tags(self, rows: Floats) -> Ints:
        best = np.empty(len(rows), np.int32)
        self._kernels.argmax(rows, *self._morph, best)
        return best

    def _syntax(self, rows: Floats, lengths: Ints) -> tuple[Ints, Ints]:
        parts = np.maximum(self._parts(rows), np.float32(0))
        queries = self._queries(parts[:, :32])
        head, rel = np.empty((2, len(rows)), np.int32)
        self._kernels.syntax(
            parts, queries, self._root, self._rel_kernel, self._relations, lengths, head, rel
        )
        return head, rel

    def _paths(self, rows: Floats, lengths: Ints) -> Ints:
        tags = np.empty(len(rows), np.int32)
        self._kernels.viterbi(self._emissions(rows), self._transitions, lengths, tags)
        return tags


def _encoder(arrays: Mapping[str, Array], net: str) -> list[Array]:
    """Return what the kernel takes of a net's second and third layer."""
    return [
        value if key.startswith(("b", "edge")) else sparse_panels(value)
        for key in ("w2", "b2", "edge2", "w3", "b3", "edge3")
        for value in (arrays[f"{net}.{key}"],)
    ]
