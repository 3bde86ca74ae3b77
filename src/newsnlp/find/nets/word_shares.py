"""The part of the span model's first layer that depends on the word alone, kept per word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsnlp.annotate.word_rows import Table, WordRows
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.words import Pair, word_features

CACHED_WORDS = 16_384  # 13 MB; of 6144 nearly half as many again would be computed anew


class WordShares(WordRows[Pair]):
    """The first layer's share of every distinct (word, lemma), a table per network."""

    def __init__(self, nets: Sequence[SpanNet]) -> None:
        vectors = WordVectors()

        def learn(pairs: list[Pair]) -> list[Table]:
            features = word_features(pairs, vectors)
            return [net.first_layer(features, vectors) for net in nets]

        super().__init__([np.zeros((CACHED_WORDS, net.size), np.float32) for net in nets], learn)
