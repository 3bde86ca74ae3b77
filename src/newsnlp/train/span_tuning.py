"""What is chosen on dev after training: the bias of «none» and the calibration of scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.parts import Part
from newsnlp.find.nets.sequences import Units
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.spans import Judged, SpanModel, choose, kept
from newsnlp.quick import dataclass
from newsnlp.train.span_data import Split, unit_spans

Floats = NDArray[np.float64]

BIASES = (0.0, 0.15, 0.3, 0.45, 0.6)
"""None below 0: a mention that is left out cannot be related or told of any more."""
FREQUENT = 150
"""Gold spans on dev from which a type has a bias of its own: fewer would be tuned to chance."""
LEAST_GAIN = 0.001
"""Of micro F1, for a bias other than 0: smaller gains did not hold on factRuEval."""
BINS = 10
NEWTON_STEPS = 25


@dataclass(frozen=True, slots=True)
class Bin:
    """Spans scored alike: how many, their mean score, the share that is right."""

    spans: int
    score: float
    right: float


def tune(nets: Sequence[SpanNet], dev: Split) -> SpanConfig:
    """Return the config with the best micro F1 on dev and calibrated scores.

    Types often met get a bias of their own, one after another: EVENT is missed more than it is
    found in error, and the same bias for all would cost the others precision.
    """
    config = SpanConfig(nets=len(nets))
    bench = Bench.of(SpanModel(nets, config), dev)
    for kind in _frequent(dev):
        options = [replace(config, biases={**config.biases, kind: bias}) for bias in BIASES]
        tried = [bench.f1(option.bias_row()) for option in options]
        best = int(np.argmax(tried))
        config = options[best] if tried[best] >= tried[0] + LEAST_GAIN else options[0]
    scores, right = scored(SpanModel(nets, config), dev)
    slope, offset = fit_platt(np.log(scores / (1 - scores)), right)
    return replace(config, slope=round(slope, 4), offset=round(offset, 4))


def _frequent(dev: Split) -> list[str]:
    counts = Counter(span[2].value for gold in dev.gold for span in gold)
    return [kind for kind, times in counts.most_common() if times >= FREQUENT]


@dataclass(frozen=True, slots=True)
class Bench:
    """What the networks say of dev, kept so that many biases can be tried.

    ``gold``: per part, the codes of its gold spans by first and last unit.
    """

    judged: list[tuple[Part, Judged]]
    gold: list[set[tuple[int, int, int]]]
    total: int

    @classmethod
    def of(cls, model: SpanModel, dev: Split) -> Bench:
        """Run the networks once."""
        units = [Units.of(annotation) for annotation in dev.annotations]
        spans = [unit_spans(gold, own) for gold, own in zip(dev.gold, units, strict=True)]
        judged = list(model.judge(dev.annotations))
        gold = [
            {(first - part.offset, last - part.offset, code) for first, last, code in own}
            for part, own in ((part, spans[part.article]) for part, _ in judged)
        ]
        return cls(judged, gold, sum(map(len, dev.gold)))

    def f1(self, biases: NDArray[np.float32]) -> float:
        """Return micro F1 under some biases (30)."""
        found = right = 0
        for (_, judged), gold in zip(self.judged, self.gold, strict=True):
            odds, kind = choose(judged.chances, biases)
            for i in kept(judged, odds, kind):
                found += 1
                right += (int(judged.start[i]), int(judged.end[i]), int(kind[i])) in gold
        return 2 * right / (found + self.total)


def scored(model: SpanModel, dev: Split) -> tuple[Floats, Floats]:
    """Return the score of every span found and whether gold has it (0 or 1)."""
    rows = [
        (span.score, (span.start, span.end, span.type) in gold)
        for gold, spans in zip(dev.gold, model.find(dev.annotations), strict=True)
        for span in spans
    ]
    scores, right = np.array(rows, np.float64).reshape(-1, 2).T
    return np.clip(scores, 1e-4, 1 - 1e-4), right


def fit_platt(odds: Floats, right: Floats) -> tuple[float, float]:
    """Return slope and offset of σ(slope·odds + offset) ≈ P(right), by Newton (Platt 1999)."""
    design = np.stack([odds, np.ones_like(odds)], 1)
    weight = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-design @ weight))
        gradient = design.T @ (right - p) - 1e-3 * (weight - [1.0, 0.0])
        curve = (design * (p * (1 - p))[:, None]).T @ design + 1e-3 * np.eye(2)
        weight = weight + np.linalg.solve(curve, gradient)
    return float(weight[0]), float(weight[1])


def reliability(model: SpanModel, dev: Split) -> list[Bin]:
    """Return spans by tenth of score: a calibrated score equals the share that is right."""
    scores, right = scored(model, dev)
    tenth = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        Bin(int(inside.sum()), float(scores[inside].mean()), float(right[inside].mean()))
        for inside in (tenth == k for k in range(BINS))
        if inside.any()
    ]
