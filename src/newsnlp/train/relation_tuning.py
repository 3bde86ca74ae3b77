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


def choose_thresholds(
    chance: Floats, labels: NDArray[np.int64], gold: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return one threshold per relation: the common one of best F1, then one by one its own.

    ``chance`` (pairs, relations) weighs in both mentions; ``gold`` counts every relation of dev,
    those between mentions that were not found too.
    """
    chosen, top = chance.argmax(axis=1), chance.max(axis=1)
    right = chosen + 1 == labels
    found, correct = (
        np.stack([np.bincount(chosen[hit & (top >= least)], minlength=len(gold)) for least in GRID])
        for hit in (np.ones(len(top), bool), right)
    )

    def score(rows: NDArray[np.int64]) -> float:
        columns = np.arange(len(gold))
        return float(2 * correct[rows, columns].sum() / (found[rows, columns].sum() + gold.sum()))

    best = max((np.full(len(gold), row) for row in range(len(GRID))), key=score)
    for number in np.flatnonzero(gold >= ENOUGH):
        tried = [np.where(np.arange(len(gold)) == number, row, best) for row in range(len(GRID))]
        best = max([best, *tried], key=score)
    least: NDArray[np.float64] = np.array(GRID)[best]
    return least


def decide(chance: Floats, least: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the likeliest relation (1 or more) of every pair where it is likely enough, else 0."""
    chosen = chance.argmax(axis=1)
    reached = chance[np.arange(len(chosen)), chosen] >= least[chosen]
    return np.where(reached, chosen + 1, 0)


def choose_temperature(logits: Floats, labels: NDArray[np.int64]) -> float:
    """Return the temperature under which the labels are likeliest."""
    return float(min(TEMPERATURES, key=lambda value: _surprise(logits / value, labels)))


def _surprise(logits: Floats, labels: NDArray[np.int64]) -> float:
    right = chances(logits, 1.0)[np.arange(len(labels)), labels]
    return float(-np.log(right + 1e-12).mean())


def figures(
    chance: Floats,
    least: NDArray[np.float64],
    pairs: Examples,
    texts: Texts,
    entities: str,
) -> dict[str, PRF]:
    """Return document-level scores: of the ten, of all and of each of the ten relations."""
    chosen = decide(chance, least)
    groups = {"ten": TEN_NUMBERS, "all": np.arange(1, len(RELATION_INDEX) + 1)} | {
        kind.value: np.array([RELATION_INDEX[kind]]) for kind in RelationType if kind in TEN
    }
    return {
        f"{name}, document, {entities} entities": _score(chosen, wanted, pairs, texts)
        for name, wanted in groups.items()
    }


def _score(
    chosen: NDArray[np.int64], wanted: NDArray[np.int64], pairs: Examples, texts: Texts
) -> PRF:
    found = np.isin(chosen, wanted)
    return prf(
        gold=int(texts.gold[wanted - 1].sum()),
        predicted=int(found.sum()),
        correct=int((found & (chosen == pairs.label)).sum()),
    )
