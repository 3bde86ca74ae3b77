"""Precision, recall and F1 as every benchmark here reports them."""

from __future__ import annotations

from typing import TypedDict


class PRF(TypedDict):
    """Scores from 0 to 1 with the counts behind them; partial credit makes correct fractional."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int
    correct: float


def prf(
    *, gold: int, predicted: int, correct: float, correct_predicted: float | None = None
) -> PRF:
    """Return precision, recall and F1; a score without a denominator is 0.

    ``correct`` counts found gold items. Where matches are partial, ``correct_predicted`` is
    their worth seen from the predictions; it defaults to ``correct``.
    """
    hits = correct if correct_predicted is None else correct_predicted
    precision = hits / predicted if predicted else 0.0
    recall = correct / gold if gold else 0.0
    total = precision + recall
    return PRF(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / total if total else 0.0,
        gold=gold,
        predicted=predicted,
        correct=correct,
    )
