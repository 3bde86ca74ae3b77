"""The part of the span model's first layer that depends on the word alone, kept per word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.span_net import SpanNet
from newsnlp.find.words import Pair, Vocabulary

Ints = NDArray[np.int64]

CACHED_WORDS = 16384


class WordShares:
    """The first layer's share of the words, computed once per distinct (word, lemma).

    Holds the ``CACHED_WORDS`` last met; a batch has fewer words than that.
    """

    def __init__(self, nets: Sequence[SpanNet]) -> None:
        self._nets = nets
        self._vocabulary = Vocabulary()
        self._rows: dict[Pair, int] = {}
        self.tables = [np.zeros((CACHED_WORDS, net.size), np.float32) for net in nets]

    def rows(self, words: Sequence[Pair]) -> Ints:
        """Return the rows (n) of a batch's words in each net's table, valid until the next call."""
        found = list(map(self._rows.get, words))
        if None in found:
            self._meet(words)
            found = list(map(self._rows.get, words))
        return np.array(found, np.int64)

    def _meet(self, words: Sequence[Pair]) -> None:
        fresh = dict.fromkeys(pair for pair in words if pair not in self._rows)
        if len(self._rows) + len(fresh) > CACHED_WORDS:
            self._rows.clear()
            fresh = dict.fromkeys(words)
        pairs, first = list(fresh), len(self._rows)
        features = self._vocabulary.features(pairs)
        for net, table in zip(self._nets, self.tables, strict=True):
            table[first : first + len(pairs)] = net.first_layer(features, self._vocabulary)
        self._rows.update(zip(pairs, range(first, first + len(pairs)), strict=True))
