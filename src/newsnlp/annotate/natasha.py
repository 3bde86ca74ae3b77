"""Natasha's three nets over many sequences at once, in NumPy.

Sequences lie one after another in one column of words, a separator before, between and after
them: no padding, no copies. The first convolution depends on the word and its shape
alone, so its share is computed once per distinct pair and kept.

Same output whatever the batch: every product runs in tiles of ``TILE`` rows, so a row's
numbers never depend on how many rows the batch has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.weights import HIDDEN, NETS, Floats, Weights

Ints = NDArray[np.int32]

TILE = 128
SEPARATOR = -1
REACH = 3  # three convolutions of width 3 see three positions to either side
WINDOW = 32 * TILE - 2 * REACH
TAPS = 768  # the first convolution: three taps of 256


@dataclass(frozen=True, slots=True)
class Packed:
    """Sequences in one column, a separator (-1) before, between and after them."""

    words: Ints
    shapes: Ints
    places: Ints  # of every token, in order

    @classmethod
    def of(cls, words: Ints, shapes: Ints, lengths: Ints) -> Packed:
        """Lay out tokens (n) as sequences of the given lengths (which sum to n)."""
        before = np.repeat(np.arange(1, len(lengths) + 1, dtype=np.int32), lengths)
        places = np.arange(len(words), dtype=np.int32) + before
        packed = np.full((2, len(words) + len(lengths) + 1), SEPARATOR, np.int32)
        packed[:, places] = words, shapes
        return cls(*packed, places)


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the nets say of every token, in order; heads count within the sequence, 0 the root."""

    tag: Ints
    head: Ints
    rel: Ints
    ner: Ints
    hidden: Floats


def product(rows: Floats, weight: Floats) -> Floats:
    """Multiply in tiles of ``TILE`` rows; ``rows`` must be a whole number of them."""
    out = np.empty((len(rows), weight.shape[1]), np.float32)
    for i in range(0, len(rows), TILE):
        np.matmul(rows[i : i + TILE], weight, out=out[i : i + TILE])
    return out


def whole_tiles(rows: Floats) -> Floats:
    """Return the rows with zeros after them up to a whole number of tiles."""
    missing = -len(rows) % TILE
    return np.concatenate([rows, np.zeros((missing, rows.shape[1]), np.float32)])


class FirstLayer:
    """The first convolution's taps of the three nets for distinct (word, shape) pairs.

    A pair costs 300 × 2304 multiplications and 9 kB, so the most recent ``capacity`` of them
    are kept. Row 0 is the separator.
    """

    def __init__(self, weights: Weights, capacity: int = 16384) -> None:
        arrays = weights.arrays
        self._indexes, self._codes = arrays["indexes"], arrays["codes"]
        self._parts = np.arange(len(self._codes))
        self._word, self._shape = arrays["word"], arrays["shape"]
        # zeroed pages take no memory until they are written
        self.table = np.zeros((capacity + 1, len(NETS) * TAPS), np.float32)
        self._row = np.full((len(self._indexes), len(self._shape)), -1, np.int16)
        self._used = 0

    def rows(self, words: Ints, shapes: Ints) -> Ints:
        """Return the table rows of pairs; word -1 is the separator. Later calls may reuse rows."""
        inside = words >= 0
        rows = np.where(inside, self._row[words, shapes], 0).astype(np.int32)
        if rows.min(initial=0) < 0:
            missing = inside & (rows < 0)
            fresh = np.unique(words[missing].astype(np.int64) * len(self._shape) + shapes[missing])
            if self._used + len(fresh) >= len(self.table):
                self._row.fill(-1)
                self._used = 0
                return self.rows(words, shapes)
            self._fill(*np.divmod(fresh, len(self._shape)))
            rows[missing] = self._row[words[missing], shapes[missing]]
        return rows

    def _fill(self, words: NDArray[np.int64], shapes: NDArray[np.int64]) -> None:
        for i in range(0, len(words), TILE):
            word, shape = words[i : i + TILE], shapes[i : i + TILE]
            vectors = self._codes[self._parts, self._indexes[word]].reshape(len(word), -1)
            taps = product(whole_tiles(vectors), self._word)[: len(word)]
            rows = np.arange(self._used + 1, self._used + 1 + len(word))
            self.table[rows] = taps + self._shape[shape]
            self._row[word, shape] = rows
            self._used += len(word)


class Encoder:
    """One net's three convolutions."""

    def __init__(self, weights: Weights, name: str) -> None:
        arrays = weights.arrays
        self._w2, self._b2, self._edge2 = (arrays[f"{name}.{key}2"] for key in ("w", "b", "edge"))
        self._w3, self._b3, self._edge3 = (arrays[f"{name}.{key}3"] for key in ("w", "b", "edge"))
        self._tap = 3 * NETS.index(name)

    def __call__(self, table: Floats, rows: Ints) -> Floats:
        """Return the last layer (rows, 64), after ReLU, before BatchNorm.

        ``rows`` of ``table`` are a whole number of tiles; the outermost ``REACH`` lack a part
        of what they should see, and separators are junk.
        """
        outside = rows == 0
        taps = table.reshape(len(table), -1, TAPS // 3)
        first = np.zeros((len(rows), TAPS // 3), np.float32)
        inner = first[1:-1]
        np.add(taps[rows[:-2], self._tap], taps[rows[1:-1], self._tap + 1], out=inner)
        inner += taps[rows[2:], self._tap + 2]
        np.maximum(first, 0, out=first)
        second = self._convolve(first, self._w2, self._b2, self._edge2, outside)
        return self._convolve(second, self._w3, self._b3, self._edge3, outside)

    @staticmethod
    def _convolve(
        rows: Floats, weight: Floats, bias: Floats, edge: Floats, outside: NDArray[np.bool_]
    ) -> Floats:
        taps = product(rows, weight)
        taps[outside] = edge
        size = len(bias)
        out = np.zeros((len(rows), size), np.float32)
        inner = out[1:-1]
        np.add(taps[:-2, :size], taps[1:-1, size : 2 * size], out=inner)
        inner += taps[2:, 2 * size :]
        inner += bias
        np.maximum(inner, 0, out=inner)
        return out


class Nets:
    """Morphology and syntax over sentences, NER over blocks."""

    def __init__(self, weights: Weights) -> None:
        arrays = weights.arrays
        self._first = FirstLayer(weights)
        self._encoders = {name: Encoder(weights, name) for name in NETS}
        self._norms = {name: (arrays[f"{name}.scale"], arrays[f"{name}.shift"]) for name in NETS}
        self._heads = {
            name: (arrays[f"{name}.head.weight"], arrays[f"{name}.head.bias"]) for name in NETS
        }
        self._root, self._kernel = arrays["syntax.root"], arrays["syntax.kernel"]
        self._rel_kernel = arrays["syntax.rel_kernel"]
        self._transitions = arrays["ner.transitions"]

    def __call__(self, words: Ints, shapes: Ints, sentences: Ints, blocks: Ints) -> Tagged:
        """Tag tokens (n) given by word and shape, in sentences and blocks given by length."""
        hidden = np.empty((len(words), len(NETS) * HIDDEN), np.float32)
        by_sentence = Packed.of(words, shapes, sentences)
        by_block = Packed.of(words, shapes, blocks)
        last = self._encode(by_sentence, ("morph", "syntax")) | self._encode(by_block, ("ner",))
        for k, name in enumerate(NETS):
            scale, shift = self._norms[name]
            part = hidden[:, k * HIDDEN : (k + 1) * HIDDEN]
            np.multiply(last[name], scale, out=part)
            part += shift
        head, rel = self._syntax(last["syntax"], sentences)
        return Tagged(
            tag=self._morph(last["morph"]),
            head=head,
            rel=rel,
            ner=viterbi(self._dense("ner", last["ner"]), self._transitions, blocks),
            hidden=hidden,
        )

    def _encode(self, packed: Packed, names: Sequence[str]) -> dict[str, Floats]:
        """Run encoders in windows, so that a text of any length takes the same memory."""
        size = len(packed.words)
        out = {name: np.empty((size, HIDDEN), np.float32) for name in names}
        for start in range(0, size, WINDOW):
            first, last = max(0, start - REACH), min(size, start + WINDOW + REACH)
            rows = np.zeros(-(-(last - first) // TILE) * TILE, np.int32)
            rows[: last - first] = self._first.rows(
                packed.words[first:last], packed.shapes[first:last]
            )
            inner = slice(start - first, start - first + min(WINDOW, size - start))
            for name in names:
                encoded = self._encoders[name](self._first.table, rows)
                out[name][start : start + WINDOW] = encoded[inner]
        return {name: rows[packed.places] for name, rows in out.items()}

    def _dense(self, name: str, rows: Floats) -> Floats:
        weight, bias = self._heads[name]
        out = product(whole_tiles(rows), weight)[: len(rows)]
        out += bias
        return out

    def _morph(self, rows: Floats) -> Ints:
        best = np.empty(len(rows), np.int32)
        for i in range(0, len(rows), TILE):  # scores are 753 wide: keep them in the cache
            best[i : i + TILE] = self._dense("morph", rows[i : i + TILE]).argmax(1)
        return best

    def _syntax(self, rows: Floats, lengths: Ints) -> tuple[Ints, Ints]:
        """Return the heads (0 is the root, else 1 + place in the sentence) and relations."""
        parts = np.maximum(self._dense("syntax", rows), 0)
        queries = product(whole_tiles(parts[:, :32]), self._kernel)[: len(rows)]
        starts = np.cumsum(lengths) - lengths
        head = np.zeros(len(rows), np.int32)
        for length in np.unique(lengths).tolist():
            tokens = starts[lengths == length][:, None] + np.arange(length)
            head[tokens] = self._heads_of(queries[tokens], parts[tokens, 32:64])
        above = np.repeat(starts, lengths) + head - 1
        return head, self._relations(np.where(head == 0, -1, above), parts)

    def _heads_of(self, queries: Floats, keys: Floats) -> NDArray[np.intp]:
        """Return heads (g, length) of g sentences of one length from queries and keys."""
        root = np.broadcast_to(self._root[32:64], (len(keys), 1, 32))
        return np.matmul(queries, np.concatenate([root, keys], 1).swapaxes(1, 2)).argmax(2)

    def _relations(self, above: NDArray[np.int64], parts: Floats) -> Ints:
        rel = np.empty(len(parts), np.int32)
        for i in range(0, len(parts), TILE):
            heads = parts[above[i : i + TILE], 64:96]
            heads[above[i : i + TILE] < 0] = self._root[64:96]
            pairs = heads[:, :, None] * parts[i : i + TILE, None, 96:128]
            pairs = whole_tiles(pairs.reshape(len(heads), -1))
            rel[i : i + TILE] = product(pairs, self._rel_kernel)[: len(heads)].argmax(1)
        return rel


def viterbi(emissions: Floats, transitions: Floats, lengths: Ints) -> Ints:
    """Return the best tag paths of sequences laid one after another.

    ``emissions`` (n, tags); ``transitions`` (tags, tags) from row to column; first of equals.
    All sequences step together, the longest first, so that those still running are a prefix.
    """
    tags = np.zeros(len(emissions), np.int32)
    order = np.argsort(-lengths, kind="stable")
    sizes = lengths[order]
    order = order[sizes > 0]
    sizes = sizes[sizes > 0]
    if not len(order):
        return tags
    starts = (np.cumsum(lengths) - lengths)[order]
    longest = int(sizes[0])
    running = np.searchsorted(-sizes, -np.arange(longest), side="left")
    came_from = np.zeros((len(emissions), len(transitions)), np.int8)
    score = emissions[starts]
    for t in range(1, longest):
        here = starts[: running[t]] + t
        paths = score[: running[t], :, None] + transitions
        paths += emissions[here][:, None, :]
        came_from[here] = paths.argmax(1)
        score[: running[t]] = paths.max(1)
    best = score.argmax(1)
    tags[starts + sizes - 1] = best
    for t in range(longest - 1, 0, -1):
        here = starts[: running[t]] + t
        best[: running[t]] = came_from[here, best[: running[t]]]
        tags[here - 1] = best[: running[t]]
    return tags
