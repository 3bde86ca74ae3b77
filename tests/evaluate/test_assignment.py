from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.evaluate.assignment import best_assignment


def test_nothing_is_assigned_without_worth():
    assert best_assignment(np.zeros((0, 3))) == []
    assert best_assignment(np.zeros((2, 3))) == []


def test_the_best_sum_beats_the_best_first_choice():
    # greedy takes 5 + 0; the optimum is 4 + 4
    assert best_assignment(np.array([[5.0, 4.0], [4.0, 0.0]])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("shape", [(1, 4), (4, 1), (3, 3)])
def test_every_row_and_column_is_used_once(shape):
    pairs = best_assignment(np.random.default_rng(0).random(shape) + 0.1)
    rows, columns = zip(*pairs, strict=True)
    assert len(pairs) == min(shape)
    assert len(set(rows)) == len(set(columns)) == len(pairs)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_sum_is_that_of_trying_everything(rows, columns, random):
    worth = np.array(
        [[random.choice([0, 0, 1, 2, 3.5]) for _ in range(columns)] for _ in range(rows)]
    )
    square = np.zeros((max(rows, columns),) * 2)
    square[:rows, :columns] = worth
    best = max(sum(square[i, j] for i, j in enumerate(p)) for p in permutations(range(len(square))))
    assert sum(worth[i, j] for i, j in best_assignment(worth)) == pytest.approx(best)
