"""One span network: first layer per word, BiLSTM, boundary scores, span scores.

With x a token's first layer, h its BiLSTM state and s = [h, x]: a span from i to j is scored by
ReLU(A·sᵢ + B·sⱼ + C·mean(s) + width) beside the product (P·sᵢ)∘(Q·sⱼ), through one linear
layer over the 29 types and «none». ``newsnlp.train.network`` is the same in PyTorch.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.bags import sum_rows
from newsnlp.find.bilstm import BiLSTM
from newsnlp.find.dense import Linear, normalise
from newsnlp.find.parts import Batch
from newsnlp.find.sequences import CONTEXT
from newsnlp.find.words import Vocabulary, WordFeatures

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[np.float32]]

_PLAIN = ("pieces", "shapes", "norm.weight", "norm.bias", "width")
"""What is used as it is stored; the layers keep a copy of their own."""


class SpanNet:
    """The forward pass of one network; ``arrays`` are its weights by name (see ``export``)."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = {name: arrays[name] for name in _PLAIN}
        self._from_word = Linear(
            _beside(arrays, "word.weight", "lemma.weight", "form.weight"), arrays["word.bias"]
        )
        seen = arrays["context.weight"]
        self._from_context = Linear(np.ascontiguousarray(seen[:, :CONTEXT]))
        self._from_tags = arrays["tags"] @ seen[:, CONTEXT:].T
        self._normal = kernels.normal_layer(
            self._from_tags, arrays["norm.weight"], arrays["norm.bias"]
        )
        self.lstm = BiLSTM.from_gates(
            arrays["lstm.inputs"], arrays["lstm.states"], arrays["lstm.bias"]
        )
        self._boundary = _layer(arrays, "boundary")
        self._first, self._last = _layer(arrays, "start", "left"), _layer(arrays, "end", "right")
        self._inner = _layer(arrays, "mean")
        self._spans = kernels.span_layer(arrays["width"], arrays["out.weight"], arrays["out.bias"])
        self._out = _layer(arrays, "out")
        self.size = len(arrays["norm.weight"])

    def first_layer(self, words: WordFeatures, vocabulary: Vocabulary) -> Floats:
        """Return the share (w, d) of the first layer that depends on the word alone."""
        arrays = self._arrays
        pieces = sum_rows(arrays["pieces"], words.pieces, words.first)
        sizes = np.diff(words.first, append=len(words.pieces)).astype(np.float32)
        vectors = vocabulary.vectors(words.word), vocabulary.vectors(words.lemma)
        form = arrays["shapes"][words.shape], pieces / sizes[:, None]
        return self._from_word.apart(np.concatenate([*vectors, *form], 1))

    def encode(self, batch: Batch, words: Floats, word: Ints) -> Floats:
        """Return unit states s (n, 2h + d); ``word`` (n) are rows of the words' shares."""
        borders = batch.borders[1:-1].tolist()
        x = self._units(self._from_context(batch.context, borders), words, word, batch.tags)
        first, last = batch.sequences.T
        order = np.argsort(first - last, kind="stable")
        return self.lstm(x, first[order], (last - first)[order], borders)

    def _units(self, x: Floats, words: Floats, word: Ints, tags: Ints) -> Floats:
        """Return the first layer (n, d) from the context's share x."""
        if self._normal is not None:
            return self._normal(x, words, word, tags)
        x += words[word]
        x += self._from_tags[tags]
        np.maximum(x, 0, out=x)
        return normalise(x, self._arrays["norm.weight"], self._arrays["norm.bias"])

    def boundaries(self, s: Floats, batch: Batch) -> Floats:
        """Return how well a span starts and ends at every token (n, 2), as logits."""
        return self._boundary(s, batch.borders[1:-1].tolist())

    def spans(self, s: Floats, start: Ints, end: Ints, batch: Batch) -> Floats:
        """Return logits (m, 30) of spans from token ``start`` to token ``end``, inclusive.

        Spans come in text order: by start, then by end. Each layer runs where spans need it.
        """
        size = len(s)
        opened, closed = np.bincount(start, minlength=size), np.bincount(end, minlength=size)
        inside = opened.cumsum() - closed.cumsum() + closed
        first, at_first = _where(self._first, s, opened, batch)
        last, at_last = _where(self._last, s, closed, batch)
        inner, at_inner = _where(self._inner, s, inside, batch)
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


def _where(layer: Linear, s: Floats, needed: Ints, batch: Batch) -> tuple[Floats, Ints]:
    """Return a layer's rows for the units that need it (n), and the place of each unit's row."""
    units = np.flatnonzero(needed)
    return layer.at(s, units, batch.inner(units)), np.cumsum(needed > 0) - 1


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


def _layer(arrays: Arrays, *names: str) -> Linear:
    """Return layers of the same input as one."""
    weights = [arrays[f"{name}.weight"] for name in names]
    return Linear(np.concatenate(weights), np.concatenate([arrays[f"{n}.bias"] for n in names]))


def _beside(arrays: Arrays, *names: str) -> Floats:
    """Return layers of the same output as one over their inputs side by side."""
    return np.concatenate([arrays[name] for name in names], 1)
