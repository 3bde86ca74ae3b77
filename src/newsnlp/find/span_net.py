"""One span network: first layer per word, BiLSTM, boundary scores, span scores. NumPy only.

With x a token's first layer, h its BiLSTM state and s = [h, x]: a span from i to j is scored by
ReLU(A·sᵢ + B·sⱼ + C·mean(s) + width) beside the product (P·sᵢ)∘(Q·sⱼ), through one linear
layer over the 29 types and «none». ``newsnlp.train.network`` is the same in PyTorch.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.bilstm import BiLSTM
from newsnlp.find.dense import Linear, linear_in_tiles, normalise
from newsnlp.find.sequences import CONTEXT
from newsnlp.find.words import Vocabulary, WordFeatures

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[np.float32]]

_LAYERS = ("boundary", "start", "end", "mean", "left", "right", "out")
_PLAIN = (
    "pieces", "shapes", "word.weight", "lemma.weight", "form.weight", "word.bias",
    "norm.weight", "norm.bias", "width",
)  # fmt: skip
"""What is used as it is stored; the layers keep a copy of their own."""


class SpanNet:
    """The forward pass of one network; ``arrays`` are its weights by name (see ``SHAPES``)."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = {name: arrays[name] for name in _PLAIN}
        self.lstm = BiLSTM.from_gates(
            arrays["lstm.inputs"], arrays["lstm.states"], arrays["lstm.bias"]
        )
        seen = arrays["context.weight"]
        self._from_context = Linear(np.ascontiguousarray(seen[:, :CONTEXT]))
        self._layers = {
            name: Linear(arrays[f"{name}.weight"], arrays[f"{name}.bias"]) for name in _LAYERS
        }
        self._from_tags = arrays["tags"] @ seen[:, CONTEXT:].T
        self.size = len(arrays["norm.weight"])
        self.states = 2 * arrays["lstm.states"].shape[2]

    def first_layer(self, words: WordFeatures, vocabulary: Vocabulary) -> Floats:
        """Return the share (w, d) of the first layer that depends on the word alone."""
        arrays = self._arrays
        pieces = np.add.reduceat(arrays["pieces"][words.pieces], words.first, axis=0)
        sizes = np.diff(words.first, append=len(words.pieces))
        form = np.concatenate([arrays["shapes"][words.shape], pieces / sizes[:, None]], 1)
        share = linear_in_tiles(vocabulary.vectors(words.word), arrays["word.weight"])
        share += linear_in_tiles(vocabulary.vectors(words.lemma), arrays["lemma.weight"])
        share += linear_in_tiles(form.astype(np.float32), arrays["form.weight"])
        return share + arrays["word.bias"]

    def units(self, share: Floats, context: Floats, tags: Ints) -> Floats:
        """Return the first layer x (n, d) from the words' share, context (n, c) and tags (n)."""
        x = self._from_context(context)
        x += share
        x += self._from_tags[tags]
        np.maximum(x, 0, out=x)
        return normalise(x, self._arrays["norm.weight"], self._arrays["norm.bias"])

    def boundaries(self, s: Floats) -> Floats:
        """Return how well a span starts and ends at every token (n, 2), as logits."""
        return self._layers["boundary"](s)

    def spans(self, s: Floats, start: Ints, end: Ints) -> Floats:
        """Return logits (m, 30) of spans from token ``start`` to token ``end``, inclusive."""
        hidden = self._at(s, start, "start") + self._at(s, end, "end")
        hidden += self._mean(s, start, end)
        hidden += self._arrays["width"][end - start]
        np.maximum(hidden, 0, out=hidden)
        crossed = self._at(s, start, "left") * self._at(s, end, "right")
        both = np.concatenate([hidden, crossed], 1)
        return self._layers["out"](both)

    def _at(self, s: Floats, places: Ints, name: str) -> Floats:
        """Return a linear layer at some tokens, computed once per distinct token."""
        distinct, which = np.unique(places, return_inverse=True)
        return self._layers[name](s[distinct])[which]

    def _mean(self, s: Floats, start: Ints, end: Ints) -> Floats:
        rows = self._layers["mean"](s)
        sums = np.zeros((len(s) + 1, rows.shape[1]))
        np.cumsum(rows, axis=0, dtype=np.float64, out=sums[1:])
        means = (sums[end + 1] - sums[start]) / (end - start + 1)[:, None]
        return means.astype(np.float32)
