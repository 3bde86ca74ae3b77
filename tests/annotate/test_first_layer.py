"""Rows of the first layer: kept within bounds, the same whenever and beside whatever computed."""

from __future__ import annotations

import numpy as np
import pytest

from newsnlp.annotate import kernels
from newsnlp.annotate.compiled import CompiledFirstLayer, CompiledNets
from newsnlp.annotate.first_layer import FirstLayer
from newsnlp.annotate.natasha import Nets, Sequences
from newsnlp.annotate.store import shared_weights

CAPACITY = 50


def first_layer(choice: str) -> FirstLayer:
    weights, module = shared_weights(), kernels.compiled()
    if choice == "numpy":
        return FirstLayer(weights, CAPACITY)
    if module is None:
        pytest.skip("kernels are not compiled, or NEWSNLP_KERNELS=numpy")
    return CompiledFirstLayer(weights, module, CAPACITY)


@pytest.fixture(params=["numpy", "compiled"])
def first(request: pytest.FixtureRequest) -> FirstLayer:
    return first_layer(request.param)


def rare_words() -> list[int]:
    frequent = set(shared_weights().arrays["frequent_words"].tolist())
    return [word for word in range(5000) if word not in frequent]


def pairs(first: FirstLayer, words: list[int], shape: int = 4) -> np.ndarray:
    return first.pairs(np.array(words), np.full(len(words), shape))


def taps(first: FirstLayer, words: list[int]) -> np.ndarray:
    rows, _ = first.rows(pairs(first, words))
    return np.concatenate([first.frequent, first.table])[rows]


def plain_taps(words: list[int]) -> np.ndarray:
    arrays = shared_weights().arrays
    vectors = arrays["codes"][np.arange(100), arrays["indexes"][words]].reshape(len(words), -1)
    return vectors.astype(np.float64) @ arrays["word"].astype(np.float64)


def test_a_separator_adds_nothing(first: FirstLayer) -> None:
    rows, shapes = first.rows(np.zeros(3, np.int32))
    assert not rows.any()
    assert not shapes.any()
    assert not first.frequent[0].any()
    assert not first.shapes[0].any()


def test_rows_are_navecs_vectors_through_the_first_convolution(first: FirstLayer) -> None:
    words = rare_words()[:20] + shared_weights().arrays["frequent_words"][:20].tolist()
    assert np.allclose(taps(first, words), plain_taps(words), atol=1e-3)


def test_frequent_words_take_no_room(first: FirstLayer) -> None:
    words = shared_weights().arrays["frequent_words"].tolist()
    rows, _ = first.rows(pairs(first, words))
    assert rows.tolist() == list(range(1, len(words) + 1))
    assert not first.table.any()


def test_a_word_has_one_row_whatever_its_shape(first: FirstLayer) -> None:
    word = rare_words()[0]
    rows, shapes = first.rows(first.pairs(np.array([word, word]), np.array([3, 9])))
    assert rows[0] == rows[1]
    assert (first.shapes[shapes] == shared_weights().arrays["shape"][[3, 9]]).all()


def test_rows_are_the_same_alone_and_after_others_were_dropped(first: FirstLayer) -> None:
    words = rare_words()[: 4 * CAPACITY]
    together = np.concatenate([taps(first, words[i : i + 40]) for i in range(0, len(words), 40)])
    again = np.concatenate([taps(first, words[i : i + 7]) for i in range(0, len(words), 7)])
    assert together.tobytes() == again.tobytes()


def test_words_that_come_again_outlive_those_met_once(first: FirstLayer) -> None:
    often, *others = rare_words()[:200]
    for _ in range(8):
        row, _ = first.rows(pairs(first, [often]))
    for word in others[: CAPACITY + 5]:
        first.rows(pairs(first, [word]))
    assert first._row[others[0] + 1] == 0
    assert (first.rows(pairs(first, [often]))[0] == row).all()


def test_words_that_were_frequent_once_make_room(first: FirstLayer) -> None:
    once, *others = rare_words()[: 3 * CAPACITY]
    for _ in range(8):
        first.rows(pairs(first, [once]))
    for word in others:
        first.rows(pairs(first, [word]))
    assert first._row[once + 1] == 0


def test_no_row_of_a_call_is_dropped_in_it(first: FirstLayer) -> None:
    words = rare_words()
    first.rows(pairs(first, words[:CAPACITY]))
    for _ in range(3):  # used more often than those of the next call
        first.rows(pairs(first, words[5:CAPACITY]))
    call = words[:3] + words[CAPACITY : 2 * CAPACITY - 5]
    assert np.allclose(taps(first, call), plain_taps(call), atol=1e-3)
    assert len(set(first.rows(pairs(first, call))[0].tolist())) == len(call)


@pytest.mark.parametrize("choice", ["numpy", "compiled"])
def test_every_token_may_be_a_word_of_its_own(choice: str) -> None:
    weights, module = shared_weights(), kernels.compiled()
    if choice == "compiled" and module is None:
        pytest.skip("kernels are not compiled, or NEWSNLP_KERNELS=numpy")
    nets = Nets(weights) if choice == "numpy" else CompiledNets(weights, module)
    words = pairs(nets.first, rare_words())
    lengths = np.array([len(words)], np.int32)
    assert len(words) > len(nets.first.table)
    assert len(nets([Sequences(words, lengths, lengths)]).tag) == len(words)
