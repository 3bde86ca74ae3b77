"""One span network: first layer per word, BiLSTM, boundary scores, span scores.

With x a token's first layer, h its BiLSTM state and s = [h, x]: a span from i to j is scored by
ReLU(A·sᵢ + B·sⱼ + C·mean(s) + width) beside the product (P·sᵢ)∘(Q·sⱼ), through one linear
layer over the 29 types and «none». ``newsnlp.train.span_network`` is the same in PyTorch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.bags import sum_rows
from newsnlp.annotate.kernels.quantised import Bytes, Steps
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.nets.bilstm import BiLSTM
from newsnlp.find.nets.dense import Linear, QuantisedLinear, normalise
from newsnlp.find.nets.parts import Batch
from newsnlp.find.nets.sequences import CONTEXT
from newsnlp.find.nets.span_weights import SCALE
from newsnlp.find.nets.tensors import widened
from newsnlp.find.nets.words import WordFeatures

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[Any]]
"""Single precision; ``pieces`` may be in 8 bits, a scale per column beside it."""

RANGE = -1.0, 4.0
"""What x is cut off at in 8 bits; of its numbers one in many thousands is larger."""

_PLAIN = ("pieces", "shapes", "norm.weight", "norm.bias", "width")
"""What is used as it is stored; the layers keep a copy of their own."""


class SpanNet:
    """The forward pass of one network; ``arrays`` are its weights by name (see ``export``)."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = {name: arrays[name] for name in _PLAIN}
        self._scale = arrays.get(f"pieces{SCALE}")
        self._from_word = Linear(
            _beside(arrays, "word.weight", "lemma.weight", "form.weight"), arrays["word.bias"]
        )
        seen = arrays["context.weight"]
        self._from_context = Linear(np.ascontiguousarray(seen[:, :CONTEXT]))
        self._from_tags = arrays["tags"] @ seen[:, CONTEXT:].T
        self.size = len(arrays["norm.weight"])
        self._steps = Steps.between(*RANGE, self.size)
        self._normal = kernels.normal_layer(
            self._from_tags, arrays["norm.weight"], arrays["norm.bias"], self._steps
        )
        inputs, states, bias = (arrays[f"lstm.{name}"] for name in ("inputs", "states", "bias"))
        self.lstm = BiLSTM(inputs, states, bias, self._steps)
        steps = Steps.between(-1, 1, 2 * self.lstm.size).beside(self._steps)
        self._boundary = _layer(arrays, steps, "boundary")
        self._first = _layer(arrays, steps, "start", "left")
        self._last = _layer(arrays, steps, "end", "right")
        self._inner = _layer(arrays, steps, "mean")
        self._spans = kernels.span_layer(arrays["width"], arrays["out.weight"], arrays["out.bias"])
        self._out = Linear(arrays["out.weight"], arrays["out.bias"])

    def first_layer(self, words: WordFeatures, vectors: WordVectors) -> Floats:
        """Return the share (w, d) of the first layer that depends on the word alone."""
        arrays = self._arrays
        pieces = self._pieces(words)
        sizes = np.diff(words.first, append=len(words.pieces)).astype(np.float32)
        known = vectors.vectors(words.word), vectors.vectors(words.lemma)
        form = arrays["shapes"][words.shape], pieces / sizes[:, None]
        return self._from_word.apart(np.concatenate([*known, *form], 1))

    def _pieces(self, words: WordFeatures) -> Floats:
        """Return the sums (w, …) of the words' pieces; of a table in 8 bits those rows are widened.

        Rows times their scale are, bit for bit, those of a table that was widened whole.
        """
        table = self._arrays["pieces"]
        if self._scale is None:
            return sum_rows(table, words.pieces, words.first)
        rows = widened(table.take(words.pieces, axis=0))
        rows *= self._scale  # apart from the cast: NumPy does both at once in a third more time
        return sum_rows(rows, np.arange(len(rows)), words.first)

    def encode(self, batch: Batch, words: Floats, word: Ints) -> Bytes:
        """Return unit states s (n, 2h + d) in 8 bits; ``word`` (n): rows of the words' shares."""
        x = self._from_context(batch.context, batch.borders[1:-1].tolist())
        s = np.empty((len(x), 2 * self.lstm.size + self.size), np.uint8)
        self._units(x, words, word, batch.tags, s)
        first, last = batch.sequences.T
        order = np.argsort(first - last, kind="stable")
        self.lstm(s, first[order], (last - first)[order])
        return s

    def _units(self, x: Floats, words: Floats, word: Ints, tags: Ints, s: Bytes) -> None:
        """Fill the first layer (n, d) into unit states from the context's share x."""
        if self._normal is not None:
            self._normal(x, words, word, tags, s)
            return
        x += words[word]
        x += self._from_tags[tags]
        np.maximum(x, 0, out=x)
        x = normalise(x, self._arrays["norm.weight"], self._arrays["norm.bias"])
        s[:, -self.size :] = self._steps.to_bytes(x)

    def boundaries(self, s: Bytes) -> Floats:
        """Return how well a span starts and ends at every token (n, 2), as logits."""
        return self._boundary(s)

    def spans(self, s: Bytes, start: Ints, end: Ints, batch: Batch) -> Floats:
        """Return logits (m, 30) of spans from token ``start`` to token ``end``, inclusive.

        Spans come in text order: by start, then by end. Each layer runs where spans need it.
        """
        size = len(s)
        opened, closed = np.bincount(start, minlength=size), np.bincount(end, minlength=size)
        inside = opened.cumsum() - closed.cumsum() + closed
        first, at_first = _where(self._first, s, opened)
        last, at_last = _where(self._last, s, closed)
        inner, at_inner = _where(self._inner, s, inside)
        places = at_first[start], at_last[end], at_inner[start], end - start
        if self._spans is not None:
            return self._spans((first, last, inner), places)
        hidden, crossed = self._pair(first[places[0]], last[places[1]])
        hidden += _means(inner, *places[2:])
        hidden += self._arrays["width"][end - start]
        np.maximum(hidden, 0, out=hidden)
        return self._out(np.concatenate([hidden, crossed], 1), batch.inner(start))

    def _pair(self, first: Floats, last: Floats) -> tuple[Floats, Floats]:
        """Return the sums and the products (m, …) of rows of first and last units."""
        span = self._arrays["width"].shape[1]
        return first[:, :span] + last[:, :span], first[:, span:] * last[:, span:]


def _where(layer: QuantisedLinear, s: Bytes, needed: Ints) -> tuple[Floats, Ints]:
    """Return a layer's rows for the units that need it (n), and the place of each unit's row."""
    return layer(s, np.flatnonzero(needed)), np.cumsum(needed > 0) - 1


def _means(rows: Floats, place: Ints, longer: Ints) -> Floats:
    """Return the means (m, d) of rows from ``place`` (m) to ``longer`` (m) places after.

    Added up row after row, as the kernel does.
    """
    sums = rows[place]
    for more in range(1, int(longer.max(initial=0)) + 1):
        on = longer >= more
        sums[on] += rows[place[on] + more]
    sums /= (longer + 1).astype(np.float32)[:, None]
    return sums


def _layer(arrays: Arrays, steps: Steps, *names: str) -> QuantisedLinear:
    """Return layers over unit states as one."""
    weight, bias = (
        np.concatenate([arrays[f"{n}.{end}"] for n in names]) for end in ("weight", "bias")
    )
    return QuantisedLinear(weight, bias, steps)


def _beside(arrays: Arrays, *names: str) -> Floats:
    """Return layers of the same output as one over their inputs side by side."""
    return np.concatenate([arrays[name] for name in names], 1)
