"""What is chosen on dev after training: the bias of «none» and the calibration of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from newsnlp.evaluate.nerel import count
from newsnlp.find.span_net import SpanNet
from newsnlp.find.span_weights import SpanConfig
from newsnlp.find.spans import SpanModel
from newsnlp.train.span_data import Split

Floats = NDArray[np.float64]

BIASES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
BINS = 10
NEWTON_STEPS = 25


@dataclass(frozen=True, slots=True)
class Bin:
    """Spans scored alike: how many, their mean score, the share that is right."""

    spans: int
    score: float
    right: float


def tune(nets: Sequence[SpanNet], dev: Split) -> SpanConfig:
    """Return the config with the best micro F1 on dev and calibrated scores."""
    config = SpanConfig(nets=len(nets))
    options = [replace(config, none_bias=bias) for bias in BIASES]
    best = max(options, key=lambda option: _f1(SpanModel(nets, option), dev))
    scores, right = scored(SpanModel(nets, best), dev)
    slope, offset = fit_platt(np.log(scores / (1 - scores)), right)
    return replace(best, slope=round(slope, 4), offset=round(offset, 4))


def _f1(model: SpanModel, dev: Split) -> float:
    found = model.find(dev.annotations)
    spans = [{(span.start, span.end, span.type) for span in own} for own in found]
    return count(dev.gold, spans)["f1"]


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
