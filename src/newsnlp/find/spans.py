"""Nested spans of NEREL's 29 types, found by our own model (``models/spans``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.kernels.quantised import Bytes
from newsnlp.annotate.marks import BULLETS
from newsnlp.errors import ModelError
from newsnlp.find.mentions.nesting import touching, without_crossing
from newsnlp.find.nets import span_weights
from newsnlp.find.nets.dense import softmax
from newsnlp.find.nets.echoes import echoed, same_words
from newsnlp.find.nets.parts import Batch, Part, batches, parts
from newsnlp.find.nets.sequences import Units
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.nets.word_shares import WordShares
from newsnlp.locks import lock
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, Span

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

SOURCE = "model"
MAX_WIDTH = 16
"""Units of the longest span."""
DIGITS = 4
"""Of a score: more than calibration knows."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Spans in text order, first and last unit (m), and the chance of each code (m, 30)."""

    start: Ints
    end: Ints
    chances: Floats


class SpanModel:
    """The trained networks; their mean probability decides.

    The same spans whatever articles are given together. Calls from several threads take turns.
    """

    def __init__(self, nets: Sequence[SpanNet], config: SpanConfig) -> None:
        self.config = config
        self._nets = nets
        self._shares = WordShares(nets)
        self._types = tuple(EntityType)
        self._biases = config.bias_row()
        self._lock = lock()

    @classmethod
    def load(cls, folder: Path) -> SpanModel:
        """Read a model; raise ModelError where files are missing, damaged or of another version."""
        arrays, config = span_weights.load(folder, whole=False)
        try:
            nets = [SpanNet(net) for net in arrays]
        except (KeyError, ValueError, IndexError) as error:
            raise ModelError(
                f"{folder} holds weights of another kind (no {error}); "
                f"build them anew with: {span_weights.REBUILD}"
            ) from error
        return cls(nets, config)

    def find(self, annotations: Sequence[Annotation]) -> list[list[Span]]:
        """Return each article's spans in text order, outer before inner; none cross."""
        units = [Units.of(annotation) for annotation in annotations]
        found: list[list[Span]] = [[] for _ in annotations]
        with self._lock:
            for batch in batches(parts(annotations, units)):
                each = self._find(batch, self._judge(batch, self._encode(batch)))
                for part, spans in zip(batch.parts, each, strict=True):
                    found[part.article] += spans
        return found

    def _encode(self, batch: Batch) -> list[Bytes]:
        """Return unit states s (n, 2h + d) in 8 bits by network."""
        rows = self._shares.rows(batch.words)
        each = zip(self._nets, self._shares.tables, strict=True)
        return [net.encode(batch, table, rows) for net, table in each]

    def _find(self, batch: Batch, judged: Judged) -> Iterator[list[Span]]:
        """Yield the spans of every part of a batch in text order, outer before inner."""
        odds, kind = choose(judged.chances, self._biases)
        chosen = kept(judged, odds, kind)
        chosen = chosen[np.lexsort((-judged.end[chosen], judged.start[chosen]))]
        inputs = self.config.slope * odds[chosen].astype(np.float64) + self.config.offset
        score = np.round(1 / (1 + np.exp(-inputs)), DIGITS)
        first, last = judged.start[chosen], judged.end[chosen]
        columns = (batch.start[first], batch.end[last], kind[chosen], score)
        spans = [
            Span(start, end, self._types[code - 1], value, SOURCE)
            for start, end, code, value in zip(*(c.tolist() for c in columns), strict=True)
        ]
        for begin, close in pairwise(np.searchsorted(first, batch.borders).tolist()):
            yield spans[begin:close]

    def judge(self, annotations: Sequence[Annotation]) -> Iterator[tuple[Part, Judged]]:
        """Yield what the networks say of every span worth scoring, before anything is chosen."""
        units = [Units.of(annotation) for annotation in annotations]
        with self._lock:
            for batch in batches(parts(annotations, units)):
                judged = self._judge(batch, self._encode(batch))
                yield from zip(batch.parts, _by_part(batch, judged), strict=True)

    def _judge(self, batch: Batch, encoded: list[Bytes]) -> Judged:
        start, end = self._candidates(batch, encoded)
        each = zip(self._nets, encoded, strict=True)
        chances = _mean([softmax(net.spans(s, start, end, batch)) for net, s in each])
        groups = same_words(batch.lemmas, start, end)
        return Judged(start, end, echoed(chances, groups, self.config.echo))

    def _candidates(self, batch: Batch, encoded: list[Bytes]) -> tuple[Ints, Ints]:
        """Return first and last units of the spans worth scoring: both ends look like ends."""
        each = zip(self._nets, encoded, strict=True)
        logits = _mean([net.boundaries(s) for net, s in each])
        likely = logits >= self.config.least_boundary
        starts = np.flatnonzero(likely[:, 0])
        last = np.repeat(batch.sequences[:, 1], np.diff(batch.sequences, axis=1)[:, 0])[starts]
        last = np.minimum(last, _next_bullet(batch, starts))
        ends = starts[:, None] + np.arange(MAX_WIDTH)
        fits = (ends < last[:, None]) & likely[np.minimum(ends, len(likely) - 1), 1]
        row, width = np.nonzero(fits)
        return starts[row], starts[row] + width


def _next_bullet(batch: Batch, starts: Ints) -> Ints:
    """Return where the next item of a list begins after each start: «• [Турция] • [США]»."""
    marks = [
        border + unit
        for border, part in zip(batch.borders.tolist(), batch.parts, strict=False)
        if any(bullet in part.annotation.text for bullet in BULLETS)  # few articles have any
        for unit, (word, _) in enumerate(part.words)
        if word in BULLETS
    ]
    return np.array([*marks, len(batch.words)], np.int64)[np.searchsorted(marks, starts)]


def _mean(each: list[Floats]) -> Floats:
    whole: Floats = each[0] if len(each) == 1 else np.mean(each, axis=0)
    return whole


def _by_part(batch: Batch, judged: Judged) -> Iterator[Judged]:
    """Yield what was judged of each part, by units within it."""
    for first, last in pairwise(batch.borders):
        here = slice(*np.searchsorted(judged.start, (first, last)))
        yield Judged(judged.start[here] - first, judged.end[here] - first, judged.chances[here])


def choose(chances: Floats, biases: Floats) -> tuple[Floats, Ints]:
    """Return log-odds (m) and code (m) of the likeliest type; ``biases`` (30), code 0 is none."""
    kind = (chances * np.exp(biases)).argmax(1)
    best = np.take_along_axis(chances, kind[:, None], 1)[:, 0]
    return np.log(np.maximum(best, 1e-6) / np.maximum(1 - best, 1e-6)), kind


def kept(judged: Judged, odds: Floats, kind: Ints) -> Ints:
    """Return the indices of the spans that are something and cross nothing better, in order."""
    something = np.flatnonzero(kind)
    start, end = judged.start[something], judged.end[something] + 1
    near = touching(start, end)
    scores = np.round(odds[something[near]].astype(np.float64), DIGITS)
    columns = (column.tolist() for column in (scores, start[near], end[near]))
    stays = np.ones(len(something), bool)
    stays[near] = False
    stays[near[without_crossing(list(zip(*columns, strict=True)))]] = True
    return something[stays]
