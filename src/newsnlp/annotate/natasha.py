"""Natasha's three nets over an article's sentences and blocks, in NumPy.

Sequences lie one after another in one column of words, a separator before, between and after
them: no padding, no copies. The first convolution depends on the word and its shape alone, so
its share is computed once per distinct pair and kept.

Same output whatever the batch: a matrix library rounds a row differently depending on its
place in the matrix, so no product here mixes articles, and the kept rows of the first layer are
computed exactly. Tokens in the same surroundings are exactly as good as heads; the first of
them is taken, as the rounding would else choose.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.blas import one_thread
from newsnlp.annotate.first_layer import CAPACITY, FirstLayer
from newsnlp.annotate.weights import HIDDEN, NETS, Floats, Weights
from newsnlp.quick import dataclass

Ints = NDArray[np.int32]

SEPARATOR = 0
REACH = 3  # three convolutions of width 3 see three positions to either side
WINDOW = CAPACITY - 2 * REACH  # every token may be a word of its own
ROWS = 4096
"""Of words that are kept, 38 MB: one costs twice what it costs with kernels to compute anew."""
TILE = 64
SCORES = 1 << 20  # of heads, held at once
TAPS = 768  # the first convolution: three taps of 256


@dataclass(frozen=True, slots=True)
class Sequences:
    """An article's tokens by pair (see ``FirstLayer``), its sentences and blocks by length."""

    pairs: Ints
    sentences: Ints
    blocks: Ints

    @classmethod
    def joined(cls, articles: Sequence[Sequences]) -> Sequences:
        """Return articles one after another."""
        return cls(
            pairs=np.concatenate([article.pairs for article in articles]),
            sentences=np.concatenate([article.sentences for article in articles]),
            blocks=np.concatenate([article.blocks for article in articles]),
        )


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the nets say of every token; heads count within the sentence, 0 is the root."""

    tag: Ints
    head: Ints
    rel: Ints
    ner: Ints
    hidden: Floats


def separated(pairs: Ints, lengths: Ints) -> tuple[Ints, NDArray[np.int64]]:
    """Lay out tokens as sequences with separators; return the column and each token's place."""
    places = np.arange(1, len(pairs) + 1) + np.repeat(np.arange(len(lengths)), lengths)
    column = np.zeros(len(pairs) + len(lengths) + 1, np.int32)  # 0 is SEPARATOR
    column[places] = pairs
    return column, places


class Encoder:
    """One net's three convolutions."""

    def __init__(self, weights: Weights, name: str) -> None:
        arrays = weights.arrays
        self._w2, self._b2, self._edge2 = (arrays[f"{name}.{key}2"] for key in ("w", "b", "edge"))
        self._w3, self._b3, self._edge3 = (arrays[f"{name}.{key}3"] for key in ("w", "b", "edge"))

    def __call__(self, taps: Floats, rows: Ints) -> Floats:
        """Return the last layer (rows, 64), after ReLU, before BatchNorm; ``taps`` (., 768).

        The outermost ``REACH`` rows lack a part of what they should see; separators are junk.
        """
        outside = rows == 0
        left, middle, right = np.split(taps, 3, axis=1)
        first = np.zeros((len(rows), TAPS // 3), np.float32)
        inner = first[1:-1]
        np.add(left[rows[:-2]], middle[rows[1:-1]], out=inner)
        inner += right[rows[2:]]
        np.maximum(first, 0, out=first)
        second = self._convolve(first, self._w2, self._b2, self._edge2, outside)
        return self._convolve(second, self._w3, self._b3, self._edge3, outside)

    @staticmethod
    def _convolve(
        rows: Floats, weight: Floats, bias: Floats, edge: Floats, outside: NDArray[np.bool_]
    ) -> Floats:
        taps = rows @ weight
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
    """Morphology and syntax over sentences, NER over blocks.

    ``batch_tokens``: how many go together: here a step of the decoder takes as long for a few
    sequences as for many.
    """

    batch_tokens = 8192

    def __init__(self, weights: Weights) -> None:
        arrays = weights.arrays
        self.first = FirstLayer(weights, ROWS)
        self._encoders = {name: Encoder(weights, name) for name in NETS}
        self._norms = {name: (arrays[f"{name}.scale"], arrays[f"{name}.shift"]) for name in NETS}
        self._heads = {
            name: (arrays[f"{name}.head.weight"], arrays[f"{name}.head.bias"]) for name in NETS
        }
        self._root, self._kernel = arrays["syntax.root"], arrays["syntax.kernel"]
        self._rel_kernel = arrays["syntax.rel_kernel"]
        self._transitions = arrays["ner.transitions"]

    def __call__(self, articles: Sequence[Sequences]) -> Tagged:
        """Tag the tokens of all articles, one article after another."""
        with one_thread():
            self._meet(articles)
            tagged = [self._tag(article) for article in articles]
        columns = zip(*tagged, strict=True)
        tag, head, rel, emissions, hidden = (np.concatenate(column) for column in columns)
        lengths = np.concatenate([article.blocks for article in articles])
        return Tagged(tag, head, rel, viterbi(emissions, self._transitions, lengths), hidden)

    def _meet(self, articles: Sequence[Sequences]) -> None:
        """Compute the rows of a batch's new words together: small products are slower."""
        met = np.unique(np.concatenate([article.pairs for article in articles]))
        for i in range(0, len(met), WINDOW):
            self.first.rows(met[i : i + WINDOW])

    def _local(self, pairs: Ints, columns: slice) -> tuple[Floats, Ints]:
        """Return some columns of distinct pairs' taps (row 0: outside), and each one's row."""
        met, place = np.unique(np.append(SEPARATOR, pairs), return_inverse=True)
        rows, shapes = self.first.rows(met.astype(np.int32))
        known = len(self.first.frequent)
        order = np.argsort(rows >= known, kind="stable")  # the separator's row is frequent
        rows, split = rows[order], int(np.count_nonzero(rows < known))
        taps = self.first.shapes[:, columns][shapes[order]]
        taps[:split] += self.first.frequent[:, columns][rows[:split]]
        taps[split:] += self.first.table[:, columns][rows[split:] - known]
        where = np.empty(len(order), np.int32)
        where[order] = np.arange(len(order))
        return taps, where[place[1:]]

    def _tag(self, article: Sequences) -> tuple[Ints, Ints, Ints, Floats, Floats]:
        """Return one article's tags, heads, relations, scores of NER tags and hidden layers."""
        last = self._encode(article, article.sentences, ("morph", "syntax"))
        last |= self._encode(article, article.blocks, ("ner",))
        head, rel = self._syntax(last["syntax"], article)
        emissions = self._dense("ner", last["ner"])
        hidden = np.concatenate([self._norm(name, last[name]) for name in NETS], 1)
        return self._morph(last["morph"]), head, rel, emissions, hidden

    def _encode(self, article: Sequences, lengths: Ints, names: Sequence[str]) -> dict[str, Floats]:
        """Run encoders in windows, so that a text of any length takes the same memory."""
        pairs, places = separated(article.pairs, lengths)
        size = len(pairs)
        out = {name: np.empty((size, HIDDEN), np.float32) for name in names}
        tap = TAPS * NETS.index(names[0])
        columns = slice(tap, tap + TAPS * len(names))
        for start in range(0, size, WINDOW):
            first, end = max(0, start - REACH), min(size, start + WINDOW)
            last = min(size, end + REACH)
            taps, rows = self._local(pairs[first:last], columns)
            for k, name in enumerate(names):
                encoded = self._encoders[name](taps[:, k * TAPS : (k + 1) * TAPS], rows)
                out[name][start:end] = encoded[start - first : end - first]
        return {name: rows[places] for name, rows in out.items()}

    def _norm(self, name: str, rows: Floats) -> Floats:
        scale, shift = self._norms[name]
        return rows * scale + shift

    def _dense(self, name: str, rows: Floats) -> Floats:
        weight, bias = self._heads[name]
        return rows @ weight + bias

    def _morph(self, rows: Floats) -> Ints:
        best = np.empty(len(rows), np.int32)
        for i in range(0, len(rows), TILE):  # scores are 753 wide: keep them in the cache
            best[i : i + TILE] = self._dense("morph", rows[i : i + TILE]).argmax(1)
        return best

    def _syntax(self, rows: Floats, article: Sequences) -> tuple[Ints, Ints]:
        """Return the heads (0 is the root, else 1 + place in the sentence) and relations."""
        parts = np.maximum(self._dense("syntax", rows), 0)
        queries = parts[:, :32] @ self._kernel
        lengths = article.sentences
        starts = np.cumsum(lengths) - lengths
        head = np.zeros(len(rows), np.int64)
        for length in np.unique(lengths).tolist():
            alike = starts[lengths == length][:, None] + np.arange(length)
            at_once = SCORES // length**2 + 1
            for i in range(0, len(alike), at_once):
                tokens = alike[i : i + at_once]
                root = np.broadcast_to(self._root[32:64], (len(tokens), 1, 32))
                keys = np.concatenate([root, parts[tokens, 32:64]], 1)
                head[tokens] = np.matmul(queries[tokens], keys.swapaxes(1, 2)).argmax(2)
        first = np.repeat(starts, lengths)
        above = first_alike(article)[np.maximum(first + head - 1, 0)]
        above[head == 0] = -1
        head = np.where(head == 0, 0, above - first + 1)
        return head.astype(np.int32), self._relations(above, parts)

    def _relations(self, above: NDArray[np.int64], parts: Floats) -> Ints:
        rel = np.empty(len(parts), np.int32)
        for i in range(0, len(parts), TILE):
            heads = parts[above[i : i + TILE], 64:96]
            heads[above[i : i + TILE] < 0] = self._root[64:96]
            pairs = heads[:, :, None] * parts[i : i + TILE, None, 96:128]
            rel[i : i + TILE] = (pairs.reshape(len(heads), -1) @ self._rel_kernel).argmax(1)
        return rel


def first_alike(article: Sequences) -> NDArray[np.int64]:
    """Return for every token the first of its sentence that the nets cannot tell from it.

    Those are tokens with the same pairs up to ``REACH`` places around them: the
    second «, сообщает» of a sentence often looks like the first.
    """
    lengths = article.sentences
    pairs, places = separated(article.pairs, lengths)
    padded = np.pad(pairs.astype(np.uint64), REACH)
    mixed = np.repeat(np.arange(1, len(lengths) + 1, dtype=np.uint64), lengths)
    for shift in range(-1, 2 * REACH + 1):  # 64 bits: two that differ do not meet
        if shift >= 0:
            mixed ^= padded[places + shift]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    _, first, alike = np.unique(mixed, return_index=True, return_inverse=True)
    return first[alike]


def viterbi(emissions: Floats, transitions: Floats, lengths: Ints) -> Ints:
    """Return the best tag paths of sequences laid one after another.

    ``emissions`` (n, tags); ``transitions`` (tags, tags) from row to column; first of equals.
    All sequences step together, the longest first, so that those still running are a prefix.
    """
    tags = np.zeros(len(emissions), np.int32)
    order = np.argsort(-lengths, kind="stable")
    order = order[: np.count_nonzero(lengths)]
    sizes = lengths[order]
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
