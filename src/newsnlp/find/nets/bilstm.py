"""A bidirectional LSTM in 8 bits over sequences of different length, in NumPy without padding."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.quantised import MIDDLE, Bytes, Steps, quantised
from newsnlp.find.nets.dense import QuantisedLinear

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class BiLSTM:
    """Hochreiter and Schmidhuber 1997, run in both directions at once.

    PyTorch's layout: ``inputs`` (2, 4h, d), ``states`` (2, 4h, h), ``bias`` (2, 4h); ``steps``: of
    the rows (d). Here gates stand in the order input, forget, output, candidate, and
    those before the candidate halved, so that one tanh makes all four: σ(x) = ½ + ½·tanh(x/2).
    """

    def __init__(self, inputs: Floats, states: Floats, bias: Floats, steps: Steps) -> None:
        self.size = size = states.shape[2]
        order = np.r_[0 : 2 * size, 3 * size : 4 * size, 2 * size : 3 * size]
        scale = np.where(np.arange(4 * size) < 3 * size, 0.5, 1).astype(np.float32)
        inputs, states = (
            (weight[:, order] * scale[:, None]).reshape(8 * size, -1) for weight in (inputs, states)
        )
        bias = (bias[:, order] * scale).reshape(-1)
        self._steps = Steps.between(-1, 1, size)
        recurrent = quantised(states, self._steps)
        self._compiled = kernels.lstm(quantised(inputs, steps), bias, recurrent)
        if self._compiled is None:  # the kernel has a copy of its own
            self._from_inputs = QuantisedLinear(inputs, bias, steps)
            weight = recurrent.weight.astype(np.float32).reshape(2, 4 * size, size)
            self._states = np.ascontiguousarray(weight.transpose(0, 2, 1))
            self._scale = recurrent.scale.reshape(2, 1, 4 * size)

    def __call__(self, rows: Bytes, first: Ints, length: Ints) -> None:
        """Fill in the states, the first 2h numbers of rows (n, 2h + d) in 8 bits.

        Sequences begin at ``first``, longest first, each row is in one. Those of any articles run
        together.
        """
        if self._compiled is not None:
            self._compiled(rows, first, length)
            return
        gates = self._from_inputs(rows[:, 2 * self.size :]).reshape(len(rows), 2, -1)
        self._in_numpy(gates, first, length, rows)

    def _in_numpy(self, gates: Floats, first: Ints, length: Ints, rows: Bytes) -> None:
        """Fill in the states from gates (n, 2, 4h)."""
        size = self.size
        hidden, cell = (np.zeros((2, len(first), size), np.float32) for _ in range(2))
        running = np.searchsorted(-length, -np.arange(length.max(initial=0)), side="left")
        for t, alive in enumerate(running.tolist()):
            places = first[:alive] + t, first[:alive] + length[:alive] - 1 - t
            state = self._steps.to_bytes(self._step(gates, places, hidden, cell))
            np.subtract(state, MIDDLE, out=hidden[:, :alive], dtype=np.float32)
            for way in (0, 1):
                rows[places[way], way * size : (way + 1) * size] = state[way]

    def _step(
        self, gates: Floats, places: tuple[Ints, Ints], hidden: Floats, cell: Floats
    ) -> Floats:
        """Return the next states (2, m, h) of the m running sequences; advance ``cell`` in place.

        ``hidden`` has the numbers of the states before, from the middle, which stands for zero.
        """
        alive, size = len(places[0]), self.size
        gate = np.matmul(hidden[:, :alive], self._states)
        gate *= self._scale
        gate[0] += gates[places[0], 0]
        gate[1] += gates[places[1], 1]
        np.tanh(gate, out=gate)
        opened = gate[..., : 3 * size]
        opened *= 0.5
        opened += 0.5
        enter, keep, leave = (opened[..., k * size : (k + 1) * size] for k in range(3))
        here = cell[:, :alive]
        here *= keep
        here += enter * gate[..., 3 * size :]
        state: Floats = leave * np.tanh(here)
        return state
