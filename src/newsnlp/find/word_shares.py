"""The part of the span model's first layer that depends on the word alone, kept per word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.span_net import SpanNet
from newsnlp.find.words import Pair, Vocabulary

Floats = NDArray[np.float32]

CACHED_WORDS = 16384


class WordShares:
    """The first layer's share of the words, computed once per distinct (word, lemma).

    Holds the ``CACHED_WORDS`` last met; a batch has fewer words than that.
    """

    def __init__(self, nets: Sequence[SpanNet]) -> None:
        self._nets = nets
        self._vocabulary = Vocabulary()
        self._rows: dict[Pair, int] = {}
        self._table = np.zeros((CACHED_WORDS, sum(net.size for net in nets)), np.float32)

    def __call__(self, words: Sequence[Pair]) -> list[Floats]:
        """Return each net's shares (n, d) of the words of one batch."""
        fresh = dict.fromkeys(pair for pair in words if pair not in self._rows)
        if len(self._rows) + len(fresh) > CACHED_WORDS:
            self._rows.clear()
            fresh = dict.fromkeys(words)
        if fresh:
            self._learn(list(fresh))
        rows = np.array([self._rows[pair] for pair in words], np.int64)
        borders = np.cumsum([net.size for net in self._nets])[:-1]
        return [part[rows] for part in np.split(self._table, borders, axis=1)]

    def _learn(self, pairs: list[Pair]) -> None:
        features = self._vocabulary.features(pairs)
        first = len(self._rows)
        shares = [net.first_layer(features, self._vocabulary) for net in self._nets]
        self._table[first : first + len(pairs)] = np.concatenate(shares, 1)
        self._rows.update(zip(pairs, range(first, first + len(pairs)), strict=True))
