"""Layers in 8 bits: the same sums everywhere, near what they round, no way out of bounds."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.quantised import (
    Quantised,
    QuantisedLinear,
    Steps,
    packed,
    quantised,
)
from newsnlp.find.nets import dense
from newsnlp.find.nets.bilstm import BiLSTM

RNG = np.random.default_rng(11)
SHAPES = [(1, 4, 1), (5, 64, 2), (7, 192, 130), (200, 448, 20), (13, 32, 64)]


def normal(*shape: int) -> np.ndarray:
    return RNG.normal(size=shape).astype(np.float32)


def numbers(*shape: int) -> np.ndarray:
    return RNG.integers(0, 256, shape).astype(np.uint8)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def whole(weight: np.ndarray) -> Quantised:
    """A weight of whole numbers whose products are taken as they are."""
    columns = len(weight)
    return Quantised(weight.astype(np.int8), np.arange(columns, dtype=np.int32), np.ones(columns))


def sums(rows: np.ndarray, layer: Quantised) -> np.ndarray:
    return rows.astype(np.int64) @ layer.weight.T.astype(np.int64) + layer.offset


@pytest.mark.parametrize("shape", SHAPES)
def test_sums_are_exact(module: ModuleType, shape: tuple[int, int, int]) -> None:
    rows, depth, columns = shape
    layer = whole(RNG.integers(-64, 65, (columns, depth)))
    x = numbers(rows, depth)
    assert (QuantisedLinear(module, layer)(x) == sums(x, layer)).all()


@pytest.mark.parametrize("pair", [(64, 64), (-64, -64), (127, -127), (127, 1), (-1, -127)])
def test_the_largest_products_fit(module: ModuleType, pair: tuple[int, int]) -> None:
    layer, x = whole(np.tile(pair, (70, 16))), np.full((9, 32), 255, np.uint8)
    assert (QuantisedLinear(module, layer)(x) == sums(x, layer)).all()


def test_rows_are_read_by_number_and_do_not_depend_on_others(module: ModuleType) -> None:
    x, read = numbers(100, 48), ints(99, 0, 0, 41)
    layer = QuantisedLinear(module, quantised(normal(70, 48), Steps.between(-1, 1, 48)), normal(70))
    assert (layer(x, read) == layer(x)[read]).all()
    assert layer(x, ints()).shape == (0, 70)


def test_no_two_neighbours_of_one_sign_are_beyond_16_bits() -> None:
    weights = [normal(40, 64), np.ones((3, 64), np.float32), -np.ones((3, 64), np.float32)]
    weights.append(np.where(np.arange(64) % 2, 1, 0.999).astype(np.float32)[None])
    for weight in weights:
        found = quantised(weight, Steps.between(-1, 1, 64)).weight.astype(int)
        even, odd = found[:, ::2], found[:, 1::2]
        assert (np.abs(even + odd)[even * odd > 0] <= 128).all()
        assert np.abs(found).max() <= 127
        assert np.abs(found).max() >= 63


def test_a_column_of_zeros_stays_so() -> None:
    layer = quantised(np.zeros((2, 8), np.float32), Steps.between(-1, 1, 8))
    assert not layer.weight.any()
    assert np.isfinite(layer.scale).all()


def test_numbers_stand_for_what_is_nearest_within_the_range() -> None:
    steps = Steps.between(-1, 4, 3)
    rows = np.array([[0, 0.5, -0.99], [3.99, -7, 9]], np.float32)
    found = (steps.to_bytes(rows) - steps.zero) * steps.step
    np.testing.assert_allclose(found, np.clip(rows, -1, 4), atol=steps.step.max() * 0.51)
    assert found[0, 0] == 0
    assert (Steps.between(-1, 1, 3).zero == 128).all()


def test_a_layer_is_near_what_it_rounds_and_what_numpy_makes_of_it(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, weight, bias = normal(50, 96).clip(-1, 4), normal(33, 96) / 10, normal(33)
    steps = Steps.between(-1, 1, 32).beside(Steps.between(-1, 4, 64))
    rows[:, :32] = rows[:, :32].clip(-1, 1)
    x = steps.to_bytes(rows)
    found = dense.QuantisedLinear(weight, bias, steps)(x)
    np.testing.assert_allclose(found, rows @ weight.T + bias, atol=0.05)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    np.testing.assert_allclose(found, dense.QuantisedLinear(weight, bias, steps)(x), atol=1e-5)


@pytest.mark.parametrize("depth", [6, 30])
def test_layers_of_other_sizes_are_left_to_numpy(module: ModuleType, depth: int) -> None:
    layer = quantised(normal(5, depth), Steps.between(-1, 1, depth))
    assert kernels.quantised_dense(layer) is None
    assert kernels.lstm(layer, normal(5), layer) is None


def rounded(weight: np.ndarray, steps: Steps) -> np.ndarray:
    """What a weight is in 8 bits."""
    layer = quantised(weight, steps)
    return layer.weight * layer.scale[:, None].astype(np.float64) / steps.step


def lstm_by_step(gates: np.ndarray, states: np.ndarray) -> np.ndarray:
    """One sequence forward, step by step in PyTorch's order: gates (n, 4h), states (4h, h)."""
    size = states.shape[1]
    hidden, cell, out = np.zeros(size), np.zeros(size), []
    for row in gates.astype(np.float64):
        enter, keep, candidate, leave = (row + states @ hidden).reshape(4, size)
        cell = cell / (1 + np.exp(-keep)) + np.tanh(candidate) / (1 + np.exp(-enter))
        hidden = np.rint(np.tanh(cell) / (1 + np.exp(-leave)) * 127) / 127
        out.append(hidden)
    return np.array(out).reshape(-1, size)


LENGTHS = [
    ints(9, 9, 5, 4, 2, 1, 1, 0, *[1, 3] * 9),
    ints(2, 1, 0, 4),  # not the longest first
    np.full(60, 3, np.int32),  # more than step together, and more rows than a stretch has
    ints(130),
    ints(0, 0),
]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("size", [16, 48])
def test_lstm(module: ModuleType, size: int, length: np.ndarray) -> None:
    depth, first = 24, np.cumsum(length, dtype=np.int32) - length
    inputs, states = normal(2, 4 * size, depth) / 8, normal(2, 4 * size, size) / 8
    bias, steps = normal(2, 4 * size), Steps.between(-1, 4, depth)
    lstm = BiLSTM(inputs, states, bias, steps)
    x = numbers(length.sum(), depth)
    rows = np.concatenate([np.zeros((len(x), 2 * size), np.uint8), x], 1)
    lstm(rows, first, length)
    assert (rows[:, 2 * size :] == x).all()
    read = (x.astype(np.float64) - steps.zero) * steps.step
    gates = [read @ rounded(way, steps).T + own for way, own in zip(inputs, bias, strict=True)]
    recurrent = [rounded(way, Steps.between(-1, 1, size)) for way in states]
    for start, count in zip(first.tolist(), length.tolist(), strict=True):
        here = slice(start, start + count)
        forward = lstm_by_step(gates[0][here], recurrent[0])
        backward = lstm_by_step(gates[1][here][::-1], recurrent[1])[::-1]
        found = (rows[here, : 2 * size].astype(int) - 128) / 127
        # where a number lies between two, either may be taken
        np.testing.assert_allclose(found, np.concatenate([forward, backward], 1), atol=0.025)
        alone = rows[here].copy()
        lstm(alone, ints(0), ints(count))
        assert (alone == rows[here]).all()


def test_lstm_is_what_numpy_makes_of_it(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    length = ints(30, 20, 9, 1)
    weights = normal(2, 64, 24) / 4, normal(2, 64, 16) / 8, normal(2, 64)
    rows = np.concatenate([np.zeros((60, 32), np.uint8), numbers(60, 24)], 1)
    other = rows.copy()
    BiLSTM(*weights, Steps.between(-1, 4, 24))(rows, np.cumsum(length) - length, length)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    BiLSTM(*weights, Steps.between(-1, 4, 24))(other, np.cumsum(length) - length, length)
    # a number between two may become either, and a few others after it
    apart = np.abs(rows.astype(int) - other)
    assert apart.max() <= 1
    assert (apart > 0).mean() < 0.01


def test_kernels_built_from_other_sources_stay_unused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(kernels, "import_module", lambda name: SimpleNamespace(select=None))
    assert kernels._built() is None
    assert "setup.py build_ext" in caplog.text


def net(columns: int, depth: int) -> tuple[np.ndarray, ...]:
    return packed(quantised(normal(columns, depth), Steps.between(-1, 1, depth)))


def changed(place: int, value: Any) -> tuple[Any, ...]:
    return (*(arrays := net(70, 8))[:place], value, *arrays[place + 1 :])


MATMUL = [numbers(3, 8), net(70, 8), 8, 70, np.empty((3, 70), np.float32)]
READ = [*MATMUL[:4], np.empty((4, 70), np.float32), ints(2, 0, 0, 1)]
LSTM = [numbers(5, 40), net(128, 8), net(128, 16), 8, 16, ints(0, 3), ints(3, 2)]
WRONG: list[tuple[str, list[Any], int, Any]] = [
    ("quantised_matmul", MATMUL, 0, numbers(3, 9)),
    ("quantised_matmul", MATMUL, 0, numbers(4, 8)),
    ("quantised_matmul", MATMUL, 1, net(70, 12)),
    ("quantised_matmul", MATMUL, 1, net(60, 8)),
    ("quantised_matmul", MATMUL, 1, changed(0, np.zeros(255, np.int32))),
    ("quantised_matmul", MATMUL, 1, changed(1, np.zeros(64, np.int32))),
    ("quantised_matmul", MATMUL, 1, changed(1, np.zeros(0, np.int32))),
    ("quantised_matmul", MATMUL, 1, changed(2, normal(127))),
    ("quantised_matmul", MATMUL, 1, changed(3, normal(64))),
    ("quantised_matmul", MATMUL, 2, 7),
    ("quantised_matmul", MATMUL, 2, 0),
    ("quantised_matmul", MATMUL, 3, 129),
    ("quantised_matmul", MATMUL, 3, 0),
    ("quantised_matmul", MATMUL, 4, np.empty((3, 69), np.float32)),
    ("quantised_matmul", READ, 4, np.empty((3, 70), np.float32)),
    ("quantised_matmul", READ, 5, ints(2, 0, 0, 3)),
    ("quantised_matmul", READ, 5, ints(2, 0, 0, -1)),
    ("quantised_matmul", READ, 5, ints(2, 0, 0)),
    ("lstm", LSTM, 0, numbers(5, 39)),
    ("lstm", LSTM, 0, numbers(4, 40)),
    ("lstm", LSTM, 1, net(128, 4)),
    ("lstm", LSTM, 1, net(64, 8)),
    ("lstm", LSTM, 2, net(128, 8)),
    ("lstm", LSTM, 2, net(192, 16)),
    ("lstm", LSTM, 3, 0),
    ("lstm", LSTM, 3, 9),
    ("lstm", LSTM, 4, 12),
    ("lstm", LSTM, 4, 0),
    ("lstm", LSTM, 5, ints(0, 4)),
    ("lstm", LSTM, 5, ints(-1, 3)),
    ("lstm", LSTM, 6, ints(3)),
    ("lstm", LSTM, 6, ints(3, -2)),
]


@pytest.mark.parametrize(("name", "arguments", "place", "value"), WRONG)
def test_wrong_sizes_and_indexes_are_refused(
    refuses: Callable[..., None], name: str, arguments: list[Any], place: int, value: Any
) -> None:
    refuses(name, arguments, place, value)


@pytest.mark.parametrize("value", [None, net(70, 8)[:3], list(net(70, 8)), (1, 2, 3, 4)])
def test_a_weight_that_is_none_is_refused(module: ModuleType, value: Any) -> None:
    with pytest.raises(TypeError):
        module.quantised_matmul(MATMUL[0], value, *MATMUL[2:])
