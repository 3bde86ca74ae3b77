"""The network over pairs of mentions. NumPy only; ``newsnlp.train.relations`` has it in PyTorch.

A token is known by Natasha's hidden layers and its lemma's navec vector, each through a layer;
a mention x, y by the mean of its tokens beside its head token. With f the sum of the table's
rows of a pair's known features:

logits = out · [relu(hidden · relu(head · x + tail · y + mix · f)), f].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_rows import WordRows
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.nets.dense import Linear
from newsnlp.find.nets.pair_bags import sum_rows
from newsnlp.find.nets.pairs import Ints, Layout, Mentions, inner_tokens

Floats = NDArray[np.float32]

CACHED = 16384
"""Lemmas whose vectors are kept."""
FAR_BEHIND = 2.5
"""A pair is none where its features alone put every relation so far behind, in logits.

Of NEREL dev's pairs 54 % are left, with all that is found without this.
"""


class RelationNet:
    """The forward pass; ``weights`` as the file names them."""

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        self.hidden_size = weights["state"].shape[1]
        self._table, self._known = np.asarray(weights["table"], np.float16), weights["known"]
        self._lemmas = LemmaVectors(weights["word"])
        self._state = Linear(weights["state"]).apart
        self._width = len(weights["head"])
        bias = np.concatenate([weights["bias"], np.zeros(self._width, np.float32)])
        self._ends = Linear(np.concatenate([weights["head"], weights["tail"]]), bias).apart
        self._mix = Linear(weights["mix"]).apart
        self._hidden = Linear(weights["hidden"], weights["hidden_bias"]).apart
        self._out = Linear(np.ascontiguousarray(weights["out"][:, : self._width])).apart
        by_features = np.ascontiguousarray(weights["out"][:, self._width :])
        self._by_features = Linear(by_features, weights["out_bias"]).apart

    def __call__(
        self,
        annotations: Sequence[Annotation],
        layout: Layout,
        head: Ints,
        tail: Ints,
        *,
        far: float = FAR_BEHIND,
    ) -> tuple[NDArray[np.intp], Floats]:
        """Return the pairs that may be related and their logits (·, relations + 1), «none» first.

        The others have every relation further than ``far`` behind «none» by their features alone.
        """
        bags = sum_rows(layout, head, tail, self._table, self._known)
        logits = self._by_features(bags)
        near = np.flatnonzero(ahead(logits) >= np.float32(-far))
        ends = self._ends(self._mentions(annotations, layout))
        first = self._mix(bags[near])
        first += ends[:, : self._width][head[near]]
        first += ends[:, self._width :][tail[near]]
        second = self._hidden(np.maximum(first, 0, out=first))
        np.maximum(second, 0, out=second)
        return near, logits[near] + self._out(second)

    def _mentions(self, annotations: Sequence[Annotation], layout: Layout) -> Floats:
        """Return what is known of each mention: the mean of its tokens, its head token."""
        tokens, tops = tokens_of(layout.mentions)
        known = self._state(hidden_layers(annotations, layout, tokens))
        known += self._lemmas(list(map(layout.tokens.lemmas.__getitem__, tokens.tolist())))
        return pooled(known, tops, layout.mentions)


def ahead(logits: Floats) -> Floats:
    """Return by how much the likeliest relation of each pair is ahead of «none»."""
    lead: Floats = logits[:, 1:].max(axis=1, initial=-np.inf) - logits[:, 0]
    return lead


class LemmaVectors(WordRows[str]):
    """Navec's vectors of lemmas through a layer (d, 300), computed once per lemma.

    ``cached``: how many are kept.
    """

    def __init__(self, weight: Floats, cached: int = CACHED) -> None:
        layer, vectors = Linear(weight).apart, WordVectors()
        super().__init__(
            [np.zeros((cached, len(weight)), np.float32)],
            lambda lemmas: [layer(vectors.of(lemmas))],
        )

    def __call__(self, lemmas: Sequence[str]) -> Floats:
        """Return the vectors (n, d) of lemmas."""
        return self.take(lemmas)[0]


def hidden_layers(annotations: Sequence[Annotation], layout: Layout, tokens: Ints) -> Floats:
    """Return Natasha's hidden layers (n, h) of the mentions' tokens."""
    m = layout.mentions
    hidden = np.concatenate([a.hidden for a in annotations] or [np.zeros((0, 192), np.float32)])
    # the layout has a blank token before each article
    return hidden[tokens - 1 - np.repeat(m.article, m.last - m.first)]


def tokens_of(m: Mentions) -> tuple[Ints, Ints]:
    """Return the tokens of all mentions, one after the other, and where each head token stands."""
    tokens, begin = inner_tokens(m.first, m.last)
    return tokens, begin + m.top - m.first


def pooled(rows: Floats, tops: Ints, m: Mentions) -> Floats:
    """Return the mean of the rows of each mention's tokens, and beside it its head token's."""
    width = (m.last - m.first).astype(np.intp)
    starts = np.cumsum(width) - width
    total = rows[starts]
    for step in range(1, int(width.max(initial=0))):
        longer = np.flatnonzero(width > step)
        total[longer] += rows[starts[longer] + step]
    total /= width[:, None].astype(np.float32)
    return np.concatenate([total, rows[tops]], axis=1)
