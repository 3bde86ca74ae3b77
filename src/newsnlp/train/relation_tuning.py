"""What is chosen on dev: the temperature of the scores, and a coarse threshold per relation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.evaluate.nerel_relations import TEN
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.train.relation_data import RELATION_INDEX, Examples, Texts
from newsnlp.types import RelationType

Floats = NDArray[np.floating]
GRID = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
"""Thresholds tried, for all relations together, then for each that dev has ``ENOUGH`` of."""
ENOUGH = 25
TEMPERATURES = (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5)
TEN_NUMBERS = np.array(sorted(RELATION_INDEX[kind] for kind in TEN))


def chances(logits: Floats, temperature: float) -> NDArray[np.float64]:
    """Return the probability of every class."""
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature).astype(np.float64)
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def choose_thresholds(chance: Floats, examples: Examples, texts: Texts) -> NDArray[np.float64]:
    """Return one threshold per relation: the common one of best F1, then one by one its own."""
    classes = chance.shape[1] - 1
    best = max(
        (np.full(classes, value) for value in GRID),
        key=lambda least: _micro(decide(chance, least), examples, texts)["f1"],
    )
    common = best[0]
    gold = np.bincount(list(texts.labels.values()), minlength=classes + 1)
    for number in np.flatnonzero(gold[1:] >= ENOUGH):
        tried = []
        for value in GRID:
            least = best.copy()
            least[number] = value
            score = _micro(decide(chance, least), examples, texts)["f1"]
            tried.append((score, -abs(value - common), value))
        best[number] = max(tried)[2]
    return best


def decide(chance: Floats, least: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the likeliest relation of every pair where it reaches its threshold, else 0."""
    chosen = chance[:, 1:].argmax(axis=1)
    reached = chance[np.arange(len(chosen)), chosen + 1] >= least[chosen]
    return np.where(reached, chosen + 1, 0)


def choose_temperature(logits: Floats, labels: NDArray[np.int64]) -> float:
    """Return the temperature under which the labels are likeliest."""
    return float(min(TEMPERATURES, key=lambda value: _surprise(logits / value, labels)))


def _surprise(logits: Floats, labels: NDArray[np.int64]) -> float:
    right = chances(logits, 1.0)[np.arange(len(labels)), labels]
    return float(-np.log(right + 1e-12).mean())


def figures(
    chance: Floats, least: NDArray[np.float64], examples: Examples, texts: Texts
) -> dict[str, PRF]:
    """Return the scores on gold entities: ten and all, in one sentence and over documents."""
    chosen = decide(chance, least)
    return {
        f"{name}, {level}": _micro(chosen, examples, texts, wanted, near=near)
        for name, wanted in (("ten", TEN_NUMBERS), ("all", None))
        for level, near in (("in sentence", True), ("document", False))
    } | {
        kind.value: _micro(chosen, examples, texts, np.array([RELATION_INDEX[kind]]))
        for kind in RelationType
        if kind in TEN
    }


def _micro(
    chosen: NDArray[np.int64],
    examples: Examples,
    texts: Texts,
    wanted: NDArray[np.int64] | None = None,
    *,
    near: bool = False,
) -> PRF:
    sentence = texts.layout.mentions.sentence
    labels = np.array(list(texts.labels.values()))
    ends = np.array(list(texts.labels), np.int64).reshape(-1, 2)
    gold, found = labels > 0, chosen > 0
    if wanted is not None:
        gold, found = np.isin(labels, wanted), np.isin(chosen, wanted)
    if near:
        gold &= sentence[ends[:, 0]] == sentence[ends[:, 1]]
        found &= sentence[examples.head] == sentence[examples.tail]
    correct = found & (chosen == examples.label)
    return prf(gold=int(gold.sum()), predicted=int(found.sum()), correct=int(correct.sum()))
