"""Nested spans of NEREL's 29 types, found by our own model (``models/spans``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import ModelError
from newsnlp.find import span_weights
from newsnlp.find.dense import softmax
from newsnlp.find.echoes import echoed, same_words
from newsnlp.find.nesting import without_crossing
from newsnlp.find.parts import Part, batches, parts
from newsnlp.find.sequences import Units
from newsnlp.find.span_net import SpanNet
from newsnlp.find.span_weights import SpanConfig
from newsnlp.find.word_shares import WordShares
from newsnlp.types import EntityType, Span

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
UnitSpan = tuple[int, int, EntityType, float]
"""First and last unit within the article, type, score."""

SOURCE = "model"
MAX_WIDTH = 16
"""Units of the longest span."""
DIGITS = 4
"""Of a score: more than calibration knows."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Spans of one part, first and last unit (m), and the chance of each code (m, 30)."""

    start: Ints
    end: Ints
    chances: Floats


class SpanModel:
    """The trained networks; their mean probability decides.

    The same spans and states whatever articles are given together. Calls from several threads
    take turns. ``fingerprint`` changes with the first network: what is trained on ``encode``
    belongs to one fingerprint. ``states`` is the width of ``encode``.
    """

    def __init__(self, nets: Sequence[SpanNet], config: SpanConfig, fingerprint: str = "") -> None:
        self.config = config
        self.fingerprint = fingerprint
        self._nets = nets
        self.states = nets[0].states
        self._shares = WordShares(nets)
        self._types = tuple(EntityType)
        self._biases = config.bias_row()
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
        """Return the first network's BiLSTM states (n, ``states``) of each article's tokens.

        A hyphenated token has those of its last part.
        """
        return self.find_with_states(annotations)[1]

    def find_with_states(
        self, annotations: Sequence[Annotation]
    ) -> tuple[list[list[Span]], list[Floats]]:
        """Return what ``find`` and ``encode`` return, computed once."""
        units = [Units.of(annotation) for annotation in annotations]
        found: list[list[UnitSpan]] = [[] for _ in annotations]
        states = [np.zeros((len(own.token), self.states), np.float32) for own in units]
        with self._lock:
            for batch in batches(parts(annotations, units)):
                for part, encoded in zip(batch, self._encode(batch), strict=True):
                    here = slice(part.offset, part.offset + len(part))
                    states[part.article][here] = encoded[0][:, : self.states]
                    found[part.article].extend(self._find(part, encoded))
        spans = [_as_spans(own, spans) for own, spans in zip(units, found, strict=True)]
        return spans, [
            rows[own.last_of(len(annotation))]
            for rows, own, annotation in zip(states, units, annotations, strict=True)
        ]

    def _encode(self, batch: Sequence[Part]) -> list[list[Floats]]:
        """Return each part's unit states s (n, 2h + d) by network."""
        borders = np.cumsum([len(part) for part in batch])[:-1]
        shares = self._shares(list(chain.from_iterable(part.words for part in batch)))
        by_net = [
            _encode(net, batch, np.split(share, borders))
            for net, share in zip(self._nets, shares, strict=True)
        ]
        return [list(own) for own in zip(*by_net, strict=True)]

    def _find(self, part: Part, encoded: list[Floats]) -> Iterator[UnitSpan]:
        """Yield what a part holds."""
        judged = self._judge(part, encoded)
        odds, kind = choose(judged.chances, self._biases)
        for i in kept(judged, odds, kind, part.sequences):
            score = 1 / (1 + np.exp(-(self.config.slope * odds[i] + self.config.offset)))
            first, last = part.offset + int(judged.start[i]), part.offset + int(judged.end[i])
            yield first, last, self._types[kind[i] - 1], round(float(score), DIGITS)

    def judge(self, annotations: Sequence[Annotation]) -> Iterator[tuple[Part, Judged]]:
        """Yield what the networks say of every span worth scoring, before anything is chosen."""
        units = [Units.of(annotation) for annotation in annotations]
        with self._lock:
            for batch in batches(parts(annotations, units)):
                for part, encoded in zip(batch, self._encode(batch), strict=True):
                    yield part, self._judge(part, encoded)

    def _judge(self, part: Part, encoded: list[Floats]) -> Judged:
        start, end = self._candidates(part, encoded)
        each = zip(self._nets, encoded, strict=True)
        chances: Floats = np.mean([softmax(net.spans(s, start, end)) for net, s in each], axis=0)
        groups = same_words(part.words, start, end)
        return Judged(start, end, echoed(chances, groups, self.config.echo))

    def _candidates(self, part: Part, encoded: list[Floats]) -> tuple[Ints, Ints]:
        """Return first and last units of the spans worth scoring: both ends look like ends."""
        logits = [net.boundaries(s) for net, s in zip(self._nets, encoded, strict=True)]
        likely = np.mean(logits, axis=0) >= self.config.least_boundary
        starts = np.flatnonzero(likely[:, 0])
        last = np.repeat(part.sequences[:, 1], np.diff(part.sequences, axis=1)[:, 0])[starts]
        ends = starts[:, None] + np.arange(MAX_WIDTH)
        fits = (ends < last[:, None]) & likely[np.minimum(ends, len(likely) - 1), 1]
        row, width = np.nonzero(fits)
        return starts[row], starts[row] + width


def _encode(net: SpanNet, batch: Sequence[Part], shares: Sequence[Floats]) -> list[Floats]:
    """Return one network's unit states of parts; only the LSTM runs over all of them at once."""
    x = [
        net.units(share, part.context, part.tags) for part, share in zip(batch, shares, strict=True)
    ]
    sizes = np.cumsum([len(part) for part in batch])
    offsets = sizes - [len(part) for part in batch]
    ranges = np.concatenate([p.sequences + o for p, o in zip(batch, offsets, strict=True)])
    first, length = ranges[:, 0], ranges[:, 1] - ranges[:, 0]
    order = np.argsort(-length, kind="stable")
    gates = np.concatenate([net.lstm.gates(rows) for rows in x])
    states = np.split(net.lstm(gates, first[order], length[order]), sizes[:-1])
    return [np.concatenate(own, 1) for own in zip(states, x, strict=True)]


def choose(chances: Floats, biases: Floats) -> tuple[Floats, Ints]:
    """Return log-odds (m) and code (m) of the likeliest type; ``biases`` (30), code 0 is none."""
    kind = (np.log(np.maximum(chances, 1e-12)) + biases).argmax(1)
    best = np.take_along_axis(chances, kind[:, None], 1)[:, 0]
    return np.log(np.maximum(best, 1e-6) / np.maximum(1 - best, 1e-6)), kind


def kept(judged: Judged, odds: Floats, kind: Ints, sequences: Ints) -> Iterator[int]:
    """Yield the indices of the spans that are something and cross nothing better."""
    something = np.flatnonzero(kind)
    starts, ends = judged.start[something], judged.end[something] + 1
    number = np.searchsorted(sequences[:, 1], starts, side="right")
    scores = np.round(odds[something].astype(np.float64), DIGITS)
    for group in np.split(np.arange(len(something)), np.flatnonzero(np.diff(number)) + 1):
        spans = list(zip(*(c[group].tolist() for c in (scores, starts, ends)), strict=True))
        yield from something[group[without_crossing(spans)]].tolist()


def _as_spans(units: Units, found: list[UnitSpan]) -> list[Span]:
    spans = [
        Span(int(units.start[first]), int(units.end[last]), kind, score, SOURCE)
        for first, last, kind, score in found
    ]
    return sorted(spans, key=lambda span: (span.start, -span.end))
