"""What is chosen on dev: a coarse bias per relation, and the temperature of the scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.evaluate.nerel_relations import TEN
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.train.relation_data import RELATION_INDEX, Examples, Texts
from newsnlp.types import RelationType

Floats = NDArray[np.floating]
GLOBAL = (0.0, 0.3, 0.6, 0.9, 1.2)
OWN = (-0.6, -0.3, 0.0, 0.3, 0.6, 0.9)
"""Bias of a relation beside the global one, tried where dev has at least ``ENOUGH`` of it."""
ENOUGH = 25
TEMPERATURES = (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5)
TEN_NUMBERS = np.array(sorted(RELATION_INDEX[kind] for kind in TEN))


def choose_bias(logits: Floats, examples: Examples, texts: Texts) -> NDArray[np.float64]:
    """Return one bias per relation: the global one of best F1, then one by one its own."""
    classes = logits.shape[1] - 1
    best = max(
        (np.full(classes, value) for value in GLOBAL),
        key=lambda bias: _micro(decide(logits, bias), examples, texts)["f1"],
    )
    gold = np.bincount(list(texts.labels.values()), minlength=classes + 1)
    for number in np.flatnonzero(gold[1:] >= ENOUGH):
        tried = []
        for own in OWN:
            bias = best.copy()
            bias[number] += own
            score = _micro(decide(logits, bias), examples, texts)["f1"]
            tried.append((score, -abs(own), own))
        best[number] += max(tried)[2]
    return best


def decide(logits: Floats, bias: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the chosen class of every pair."""
    chosen: NDArray[np.int64] = (logits + np.concatenate([[0.0], bias])).argmax(axis=1)
    return chosen


def choose_temperature(logits: Floats, labels: NDArray[np.int64]) -> float:
    """Return the temperature under which the labels are likeliest."""
    return float(min(TEMPERATURES, key=lambda value: _surprise(logits / value, labels)))


def _surprise(logits: Floats, labels: NDArray[np.int64]) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_chance = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-log_chance[np.arange(len(labels)), labels].mean())


def figures(
    logits: Floats, bias: NDArray[np.float64], examples: Examples, texts: Texts
) -> dict[str, PRF]:
    """Return the scores on gold entities: ten and all, in one sentence and over documents."""
    chosen = decide(logits, bias)
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
