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
NOWHERE = -1  # the place of a row that stands for no token


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
    """Morphology and syntax over sentences, NER over blocks.

    ``batch_tokens``: how many go together, few enough that the rows of their words are kept from
    one net to the next.
    """

    batch_tokens = 1536

    def __init__(self, weights: Weights, kernels: ModuleType) -> None:
        arrays = weights.arrays
        self._kernels = kernels
        self.first = CompiledFirstLayer(weights, kernels)
        self._encoders = [_encoder(arrays, name) for name in NETS]
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
        size = len(batch.pairs)
        last = np.empty((len(NETS), size, HIDDEN), np.float32)
        hidden = np.empty((size, len(NETS) * HIDDEN), np.float32)
        self._encode(batch, batch.sentences, (0, 1), last, hidden)
        self._encode(batch, batch.blocks, (2,), last, hidden)
        morph, syntax, ner = last
        head, rel = self._syntax(syntax, batch.sentences)
        return Tagged(self._tags(morph), head, rel, self._paths(ner, batch.blocks), hidden)

    def _encode(
        self, batch: Sequences, lengths: Ints, nets: Sequence[int], last: Floats, hidden: Floats
    ) -> None:
        """Fill in the last layer (nets, n, 64) of nets, and those after BatchNorm (n, nets · 64).

        In windows, to take the same memory always.
        """
        pairs, places = separated(batch.pairs, lengths)
        size = len(pairs)
        token = np.full(size, NOWHERE, np.int32)
        token[places] = np.arange(len(places))
        for start in range(0, size, WINDOW):
            first, end = max(0, start - REACH), min(size, start + WINDOW)
            beyond = min(size, end + REACH)
            rows, shapes, to = np.zeros((3, beyond - first + 2), np.int32)
            rows[1:-1], shapes[1:-1] = self.first.rows(pairs[first:beyond])
            to[:] = NOWHERE
            to[1 + start - first : 1 + end - first] = token[start:end]
            taps = (self.first.frequent, self.first.table, self.first.shapes, rows, shapes, to)
            for net in nets:
                self._kernels.encode(*taps, net, *self._encoders[net], last[net], hidden)

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
    """Return what the kernel takes of a net's second and third layer and its last BatchNorm."""
    names = ("w2", "b2", "edge2", "w3", "b3", "edge3", "scale", "shift")
    values = {name: arrays[f"{net}.{name}"] for name in names}
    return [sparse_panels(v) if name.startswith("w") else v for name, v in values.items()]
