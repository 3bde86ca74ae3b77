"""Fit the weights that choose which names NEREL links: ``link.alias_pairs``.

Logistic regression over the gold mentions of NEREL's train part, fitted by Newton's method; a
few dozen weights, deterministic, seconds on one core.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.link.alias_pairs import Pair

Example = tuple[Pair, bool]
"""A candidate pair and whether the corpus links it."""

HEADER = """\
# Weights of the pairs of names that NEREL links (link/alias_pairs.py): kind, feature, log-odds.
# Fitted by newsnlp.train.aliases on the gold mentions of NEREL v1.1 train; do not edit by hand.
"""


def fit(examples: Sequence[Example], *, penalty: float = 1.0, steps: int = 25) -> dict[str, float]:
    """Return the weight of every feature that maximises the penalised likelihood."""
    names = sorted({feature for pair, _ in examples for feature in pair.features})
    column = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, (pair, _) in enumerate(examples):
        x[row, [column[feature] for feature in pair.features]] = 1.0
    y = np.array([linked for _, linked in examples], float)
    weights = np.zeros(len(names))
    for _ in range(steps):
        weights -= _newton_step(x, y, weights, penalty)
    return dict(zip(names, weights.tolist(), strict=True))


def _newton_step(
    x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    chance = 1.0 / (1.0 + np.exp(-(x @ weights)))
    gradient = x.T @ (chance - y) + penalty * weights
    curvature = (x.T * (chance * (1.0 - chance))) @ x + penalty * np.eye(len(weights))
    return np.asarray(np.linalg.solve(curvature, gradient))


def write(weights: dict[str, float], path: Path) -> None:
    """Write weights as the lexicon file that linking reads."""
    lines: Iterable[str] = (
        "\t".join((*feature.split(" ", 1), f"{weight:.2f}"))
        for feature, weight in sorted(weights.items())
        if abs(weight) >= 0.005
    )
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
