"""The kernel that adds up rows of hashed features, against NumPy, for every level there is."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels import bags

TABLE = np.random.default_rng(0).normal(size=(64, 19)).astype(np.float32)
PARTS = (np.arange(130, dtype=np.int32) * 7 - 3, np.arange(130) % 5 > 2, 11)
APPLIES = np.arange(130) % 3 > 0


def added(applies: np.ndarray | None, parts: Any = PARTS) -> np.ndarray:
    out = np.ones((130, TABLE.shape[1]), np.float32)
    bags.add_feature(parts, applies, TABLE, out)
    return out


@pytest.mark.parametrize("applies", [None, APPLIES])
@pytest.mark.parametrize("parts", [PARTS, (5,), (PARTS[0],)])
def test_the_kernel_adds_what_numpy_adds(
    module: ModuleType, applies: np.ndarray | None, parts: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = added(applies, parts)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    assert (ours == added(applies, parts)).all()
    assert (ours != 1).any(axis=1).sum() == (130 if applies is None else applies.sum())


def arguments() -> list[Any]:
    column = np.arange(130, dtype=np.int32)
    return [(column, column[:1].copy()), APPLIES, TABLE, 19, np.zeros((130, 19), np.float32)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ()),
        (0, (np.arange(129, dtype=np.int32),)),
        (0, (np.arange(1, dtype=np.int32),) * 9),
        (1, APPLIES[:-1]),
        (2, TABLE[:48].copy()),
        (2, TABLE[:1].copy()),
        (3, 0),
        (3, 7),
    ],
)
def test_wrong_sizes_are_refused(module: ModuleType, place: int, value: Any) -> None:
    wrong = arguments()
    wrong[place] = value
    module.add_feature(*arguments())
    with pytest.raises(ValueError, match=r"\w"):
        module.add_feature(*wrong)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, [np.arange(130, dtype=np.int32)]),
        (0, (np.arange(130),)),
        (1, np.ones(130)),
        (2, TABLE.astype(np.float64)),
        (4, np.zeros((130, 19))),
    ],
)
def test_wrong_arrays_are_refused(module: ModuleType, place: int, value: Any) -> None:
    wrong = arguments()
    wrong[place] = value
    with pytest.raises((TypeError, ValueError, BufferError)):
        module.add_feature(*wrong)


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
