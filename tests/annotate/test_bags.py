"""The kernel that adds up rows of a table, against NumPy, for every level there is."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from newsnlp.annotate.kernels import bags

TABLE = np.random.default_rng(0).normal(size=(64, 19)).astype(np.float32)
ROWS = np.random.default_rng(1).normal(size=(64, 48)).astype(np.float32)
COUNTS = (*range(1, 40), 128, 129, 1)


def bag(counts: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    chosen = np.random.default_rng(2).integers(0, len(ROWS), sum(counts))
    return chosen, np.cumsum([0, *counts[:-1]])


@pytest.mark.parametrize("counts", [(1,), COUNTS])
def test_rows_are_added_up_as_numpy_does_to_the_last_bit(
    module: ModuleType, counts: tuple[int, ...]
) -> None:
    chosen, first = bag(counts)
    expected = np.add.reduceat(ROWS[chosen], first, axis=0)
    assert (bags.sum_rows(ROWS, chosen, first) == expected).all()


def test_tables_of_other_widths_are_left_to_numpy() -> None:
    chosen, first = bag(COUNTS)
    found = bags.sum_rows(TABLE, chosen, first)
    assert (found == np.add.reduceat(TABLE[chosen], first, axis=0)).all()


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ROWS[:1, :47].copy()),
        (1, 0),
        (1, 24),
        (2, ints(0, 1, 64)),
        (2, ints(0, -1, 2)),
        (2, np.zeros(132, np.int32)),
        (2, ints()),
        (3, ints(1, 2)),
        (3, ints(0, 0)),
        (3, ints(0, 3)),
        (3, ints(0, -1)),
        (4, np.zeros((3, 48), np.float32)),
    ],
)
def test_wrong_bags_are_refused(refuses: Any, place: int, value: Any) -> None:
    out = np.zeros((2, 48), np.float32)
    refuses("sum_rows", [ROWS, 48, ints(0, 1, 63), ints(0, 2), out], place, value)
