"""The part of the span model's first layer that depends on the word alone, kept per word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.span_net import SpanNet
from newsnlp.find.words import Pair, Vocabulary

Ints = NDArray[np.int64]

CACHED_WORDS = 8192
FORGOTTEN = 4
"""One word in so many makes room, those met longest ago: twice the words, all forgotten when
there is no room, are computed anew as often."""


class WordShares:
    """The first layer's share of the words, computed once per distinct (word, lemma).

    Holds the ``CACHED_WORDS`` last met; a batch has fewer words than that.
    """

    def __init__(self, nets: Sequence[SpanNet]) -> None:
        self._nets = nets
        self._vocabulary = Vocabulary()
        self._rows: dict[Pair, int] = {}
        self._seen = np.zeros(CACHED_WORDS, np.int64)  # the batch that met a row's word last
        self._free = np.arange(CACHED_WORDS)
        self._now = 0
        self.tables = [np.zeros((CACHED_WORDS, net.size), np.float32) for net in nets]

    def rows(self, words: Sequence[Pair]) -> Ints:
        """Return the rows (n) of a batch's words in each net's table, valid until the next call."""
        self._now += 1
        found = list(map(self._rows.get, words))
        if None in found:
            self._meet(words)
            found = list(map(self._rows.get, words))
        rows = np.array(found, np.int64)
        self._seen[rows] = self._now
        return rows

    def _meet(self, words: Sequence[Pair]) -> None:
        pairs = list(dict.fromkeys(pair for pair in words if pair not in self._rows))
        if len(pairs) > len(self._free):
            self._seen[[self._rows[pair] for pair in words if pair in self._rows]] = self._now
            self._forget(max(len(pairs) - len(self._free), CACHED_WORDS // FORGOTTEN))
        places, self._free = self._free[: len(pairs)], self._free[len(pairs) :]
        features = self._vocabulary.features(pairs)
        for net, table in zip(self._nets, self.tables, strict=True):
            table[places] = net.first_layer(features, self._vocabulary)
        self._rows.update(zip(pairs, places.tolist(), strict=True))

    def _forget(self, count: int) -> None:
        """Free the rows of ``count`` words met longest ago, and of others met with the last."""
        used = np.fromiter(self._rows.values(), np.int64, len(self._rows))
        last = np.partition(self._seen[used], count - 1)[count - 1]
        last = min(last, self._now - 1)  # none of the present batch
        gone = self._seen <= last
        self._free = np.append(self._free, used[gone[used]])
        self._rows = {pair: row for pair, row in self._rows.items() if not gone[row]}
