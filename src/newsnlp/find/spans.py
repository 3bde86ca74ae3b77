"""Nested spans of NEREL's 29 types, found by our own model (``models/spans``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import ModelError
from newsnlp.find import span_weights
from newsnlp.find.nesting import without_crossing
from newsnlp.find.sequences import CONTEXT, context, cut, natasha_tags
from newsnlp.find.span_net import SpanNet
from newsnlp.find.span_weights import SpanConfig
from newsnlp.find.words import Vocabulary
from newsnlp.types import EntityType, Span

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

SOURCE = "model"
MAX_WIDTH = 16
"""Tokens of the longest span."""
BATCH_TOKENS = 8192
CACHED_WORDS = 16384
DIGITS = 4
"""Of a score; far more than calibration knows, far less than arithmetic may wobble."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences that run together, the longest first, with their tokens in that order.

    ``token`` (n): place of every token in the column of all articles; ``first``, ``length``
    (k): the sequences within the batch.
    """

    token: Ints
    first: Ints
    length: Ints


@dataclass(frozen=True, slots=True)
class Column:
    """All articles' tokens one after another: words, context (n, 257), tags (n), sequences."""

    words: list[tuple[str, str]]
    context: Floats
    tags: Ints
    offsets: Ints
    sequences: Ints

    @classmethod
    def of(cls, annotations: Sequence[Annotation]) -> Column:
        """Lay annotations out; ``offsets`` is where each begins."""
        sizes = np.array([len(annotation) for annotation in annotations], np.int64)
        offsets = np.cumsum(sizes) - sizes
        filled = [a for a in annotations if len(a)]
        ranges = [cut(a) + o for a, o in zip(annotations, offsets, strict=True)]
        return cls(
            words=[pair for a in annotations for pair in zip(a.words, a.lemmas, strict=True)],
            context=np.concatenate([np.zeros((0, CONTEXT), np.float32), *map(context, filled)]),
            tags=np.concatenate([np.zeros(0, np.int64), *map(natasha_tags, filled)]),
            offsets=offsets,
            sequences=np.concatenate([np.zeros((0, 2), np.int64), *ranges]),
        )

    def batches(self) -> Iterator[Batch]:
        """Yield all sequences in batches of about ``BATCH_TOKENS`` tokens, by length."""
        first, last = self.sequences.T
        length = last - first
        order = np.argsort(-length, kind="stable")
        part = np.cumsum(length[order]) // BATCH_TOKENS
        for number in np.unique(part):
            chosen = order[part == number]
            size = length[chosen]
            start = np.cumsum(size) - size
            token = np.arange(size.sum()) + np.repeat(first[chosen] - start, size)
            yield Batch(token, start, size)


class WordShares:
    """The first layer's share of the words, computed once per distinct (word, lemma).

    Holds the ``CACHED_WORDS`` last met; a batch has fewer words than that.
    """

    def __init__(self, nets: Sequence[SpanNet]) -> None:
        self._nets = nets
        self._vocabulary = Vocabulary()
        self._rows: dict[tuple[str, str], int] = {}
        self._table = np.zeros((CACHED_WORDS, sum(net.size for net in nets)), np.float32)

    def __call__(self, words: Sequence[tuple[str, str]]) -> list[Floats]:
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

    def _learn(self, pairs: list[tuple[str, str]]) -> None:
        features = self._vocabulary.features(pairs)
        first = len(self._rows)
        shares = [net.first_layer(features, self._vocabulary) for net in self._nets]
        self._table[first : first + len(pairs)] = np.concatenate(shares, 1)
        self._rows.update(zip(pairs, range(first, first + len(pairs)), strict=True))


class SpanModel:
    """The trained networks; their mean probability decides.

    The same spans and states whatever articles are given together. Calls from several threads
    take turns. ``fingerprint`` changes with the weights: what is trained on ``encode`` belongs to
    one fingerprint. ``states`` is the width of ``encode``.
    """

    def __init__(self, nets: Sequence[SpanNet], config: SpanConfig, fingerprint: str = "") -> None:
        self.config = config
        self.fingerprint = fingerprint
        self._nets = nets
        self.states = nets[0].states
        self._shares = WordShares(nets)
        self._types = tuple(EntityType)
        self._lock = Lock()

    @classmethod
    def load(cls, folder: Path) -> SpanModel:
        """Read a model; raise ModelError where files are missing, damaged or of another version."""
        arrays, config, fingerprint = span_weights.load(folder)
        try:
            nets = [SpanNet(net) for net in arrays]
        except (KeyError, ValueError, IndexError) as error:
            raise ModelError(
                f"{folder} holds weights of another kind (no {error}); "
                f"build them anew with: {span_weights.REBUILD}"
            ) from error
        return cls(nets, config, fingerprint)

    def find(self, annotations: Sequence[Annotation]) -> list[list[Span]]:
        """Return each article's spans in text order, outer before inner; none cross."""
        return self.find_with_states(annotations)[0]

    def encode(self, annotations: Sequence[Annotation]) -> list[Floats]:
        """Return the first network's BiLSTM states (n, ``states``) of each article's tokens."""
        return self.find_with_states(annotations)[1]

    def find_with_states(
        self, annotations: Sequence[Annotation]
    ) -> tuple[list[list[Span]], list[Floats]]:
        """Return what ``find`` and ``encode`` return, computed once."""
        column = Column.of(annotations)
        states = np.zeros((len(column.words), self.states), np.float32)
        found: list[list[tuple[int, int, EntityType, float]]] = [[] for _ in annotations]
        with self._lock:
            for batch in column.batches():
                for first, last, kind, score in self._find(column, batch, states):
                    article = int(np.searchsorted(column.offsets, first, side="right")) - 1
                    found[article].append((first, last, kind, score))
        spans = [
            _as_spans(annotation, offset, own)
            for annotation, offset, own in zip(
                annotations, column.offsets.tolist(), found, strict=True
            )
        ]
        return spans, np.split(states, column.offsets[1:])[: len(annotations)]

    def _find(
        self, column: Column, batch: Batch, states: Floats
    ) -> Iterator[tuple[int, int, EntityType, float]]:
        """Yield a batch's spans as first and last token in the column, type and score."""
        encoded = self._encode(column, batch)
        states[batch.token] = encoded[0][:, : self.states]
        start, end = self._candidates(encoded, batch)
        if not len(start):
            return
        odds, kind = self._judge(encoded, start, end)
        for i in _kept(odds, kind, start, end, batch):
            score = 1 / (1 + np.exp(-(self.config.slope * odds[i] + self.config.offset)))
            first, last = int(batch.token[start[i]]), int(batch.token[end[i]])
            yield first, last, self._types[kind[i] - 1], round(float(score), DIGITS)

    def _encode(self, column: Column, batch: Batch) -> list[Floats]:
        context, tags = column.context[batch.token], column.tags[batch.token]
        shares = self._shares([column.words[i] for i in batch.token.tolist()])
        encoded = []
        for net, share in zip(self._nets, shares, strict=True):
            x = net.tokens(share, context, tags)
            encoded.append(net.encode(x, batch.first, batch.length))
        return encoded

    def _candidates(self, encoded: list[Floats], batch: Batch) -> tuple[Ints, Ints]:
        """Return first and last tokens of the spans worth scoring: both ends look like ends."""
        logits = sum(net.boundaries(s) for net, s in zip(self._nets, encoded, strict=True))
        likely = logits >= self.config.least_boundary * len(self._nets)
        sequence = np.repeat(np.arange(len(batch.first)), batch.length)
        starts = np.flatnonzero(likely[:, 0])
        pairs = []
        for width in range(MAX_WIDTH):
            inside = starts[starts + width < len(likely)]
            ends = inside + width
            fits = likely[ends, 1] & (sequence[ends] == sequence[inside])
            pairs.append(np.stack([inside[fits], ends[fits]]))
        start, end = np.concatenate(pairs, 1)
        return start, end

    def _judge(self, encoded: list[Floats], start: Ints, end: Ints) -> tuple[Floats, Ints]:
        """Return log-odds (m) and type (m) of every span; type 0 is none."""
        mean = sum(
            _softmax(net.spans(s, start, end)) for net, s in zip(self._nets, encoded, strict=True)
        ) / len(self._nets)
        logs = np.log(np.maximum(mean, 1e-12))
        logs[:, 0] -= self.config.none_bias
        kind = logs.argmax(1)
        best = np.take_along_axis(mean, kind[:, None], 1)[:, 0]
        return np.log(best / np.maximum(1 - best, 1e-6)), kind


def _kept(odds: Floats, kind: Ints, start: Ints, end: Ints, batch: Batch) -> Iterator[int]:
    """Yield the indices of the spans that are something and cross nothing better."""
    something = np.flatnonzero(kind)
    sequence = np.searchsorted(batch.first, start[something], side="right")
    order = np.argsort(sequence, kind="stable")
    groups = np.split(something[order], np.flatnonzero(np.diff(sequence[order])) + 1)
    for group in groups:
        scores = np.round(odds[group].astype(np.float64), DIGITS).tolist()
        spans = list(zip(scores, start[group].tolist(), (end[group] + 1).tolist(), strict=True))
        yield from group[without_crossing(spans)].tolist()


def _as_spans(
    annotation: Annotation, offset: int, found: list[tuple[int, int, EntityType, float]]
) -> list[Span]:
    starts, ends = annotation.start, annotation.end
    spans = [
        Span(int(starts[first - offset]), int(ends[last - offset]), kind, score, SOURCE)
        for first, last, kind, score in found
    ]
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
