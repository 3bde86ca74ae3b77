"""A second look at likely relations, beside their rivals (``rivals``). NumPy only.

A claim's numbers x, its relation and the types of its head and tail give what its logit gains:

out · relu(hidden · relu(numbers · x + kind + head + tail)).

``newsnlp.train.relation_look`` has it in PyTorch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets import rivals
from newsnlp.find.nets.dense import Linear, softmax
from newsnlp.find.nets.pairs import Ints, Layout
from newsnlp.find.nets.relation_net import ahead
from newsnlp.find.nets.rivals import Pairs

Floats = NDArray[np.float32]

LAYERS = (
    "look_numbers", "look_bias", "look_kind", "look_head", "look_tail",
    "look_hidden", "look_hidden_bias", "look_out", "look_out_bias",
)  # fmt: skip


class SecondLook:
    """The forward pass; ``weights`` as the file names them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._numbers = Linear(weights["look_numbers"], weights["look_bias"]).apart
        self._kind, self._head, self._tail = (
            weights[name] for name in ("look_kind", "look_head", "look_tail")
        )
        self._hidden = Linear(weights["look_hidden"], weights["look_hidden_bias"]).apart
        self._out = Linear(weights["look_out"], weights["look_out_bias"]).apart

    def __call__(
        self, layout: Layout, head: Ints, tail: Ints, logits: Floats
    ) -> tuple[NDArray[np.intp], Floats]:
        """Return the pairs that have a likely relation, and their logits anew.

        Pairs come by head, then tail; ``logits`` (pairs, relations + 1) are of the first look.
        """
        rows, pairs = shortlist(layout, head, tail, logits)
        claims = rivals.claims(pairs)
        kinds = layout.mentions.type
        first = self._numbers(rivals.described(pairs, claims))
        first += self._kind[claims.kind]
        first += self._head[kinds[claims.head]]
        first += self._tail[kinds[claims.tail]]
        second = self._hidden(np.maximum(first, 0, out=first))
        gains = self._out(np.maximum(second, 0, out=second))
        anew = logits[rows]
        anew[claims.pair, claims.kind] += gains[:, 0]
        return rows, anew


def shortlist(
    layout: Layout, head: Ints, tail: Ints, logits: Floats
) -> tuple[NDArray[np.intp], Pairs]:
    """Return which pairs have a likely relation, and these pairs with their chances."""
    rows = np.flatnonzero(ahead(logits) >= np.float32(math.log(rivals.LEAST)))
    chance = softmax(logits[rows])
    likely = chance[:, 1:].max(axis=1, initial=0.0) >= np.float32(rivals.LEAST)
    rows = rows[likely]
    return rows, Pairs(layout, head[rows], tail[rows], chance[likely])
