"""A bidirectional LSTM over sequences of different length, in NumPy without padding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.linear import Recurrence
from newsnlp.find.dense import TILE, Linear, product_in_tiles

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class BiLSTM:
    """Hochreiter and Schmidhuber 1997, run in both directions at once.

    ``inputs`` (8h, d) and ``bias`` (8h): forward gates, then backward; ``states`` (2, h, 4h).
    Gates stand in the order input, forget, output, candidate. Those before the candidate are
    given halved, so that one tanh makes all four: σ(x) = ½ + ½·tanh(x/2).
    """

    inputs: InitVar[Floats]
    states: Floats
    bias: InitVar[Floats]
    _from_inputs: Linear | None = field(init=False, repr=False)
    _compiled: Recurrence | None = field(init=False, repr=False)

    def __post_init__(self, inputs: Floats, bias: Floats) -> None:
        compiled = kernels.lstm(inputs.T, bias, self.states)
        object.__setattr__(self, "_compiled", compiled)
        linear = None if compiled else Linear(inputs, bias)  # the kernel has a copy of its own
        object.__setattr__(self, "_from_inputs", linear)

    @classmethod
    def from_gates(cls, inputs: Floats, states: Floats, bias: Floats) -> BiLSTM:
        """Take PyTorch's layout: (2, 4h, d), (2, 4h, h), (2, 4h); gates i, f, candidate, o."""
        size = states.shape[2]
        order = np.r_[0 : 2 * size, 3 * size : 4 * size, 2 * size : 3 * size]
        scale = np.where(np.arange(4 * size) < 3 * size, 0.5, 1).astype(np.float32)
        inputs, states = (weight[:, order] * scale[:, None] for weight in (inputs, states))
        return cls(
            inputs=inputs.reshape(-1, inputs.shape[2]),
            states=np.ascontiguousarray(states.transpose(0, 2, 1)),
            bias=(bias[:, order] * scale).reshape(-1),
        )

    def __call__(
        self, rows: Floats, first: Ints, length: Ints, borders: Sequence[int] = ()
    ) -> Floats:
        """Return each row's states and the row itself (n, 2h + d) from rows (n, d) of articles.

        Sequences begin at ``first``, longest first, each row is in one. Those of any articles run
        together; the rows of another article begin at ``borders``.
        """
        if self._from_inputs is None:
            assert self._compiled is not None
            return self._compiled(rows, first, length)
        gates = self._from_inputs(rows, borders).reshape(len(rows), 2, -1)
        return np.concatenate([self._in_numpy(gates, first, length), rows], 1)

    def _in_numpy(self, gates: Floats, first: Ints, length: Ints) -> Floats:
        """Return states (n, 2h) from gates (n, 2, 4h)."""
        size = self.states.shape[1]
        out = np.empty((len(gates), 2, size), np.float32)
        room = -(-len(first) // TILE) * TILE
        hidden, cell = (np.zeros((2, room, size), np.float32) for _ in range(2))
        running = np.searchsorted(-length, -np.arange(length.max(initial=0)), side="left")
        for t, alive in enumerate(running.tolist()):
            places = first[:alive] + t, first[:alive] + length[:alive] - 1 - t
            self._step(gates, places, hidden, cell)
            for way in (0, 1):
                out[places[way], way] = hidden[way, :alive]
        return out.reshape(len(gates), 2 * size)

    def _step(self, gates: Floats, places: tuple[Ints, Ints], hidden: Floats, cell: Floats) -> None:
        """Advance ``hidden`` and ``cell`` of the running sequences, both ways, in place."""
        alive, size = len(places[0]), hidden.shape[2]
        room = -(-alive // TILE) * TILE
        gate = product_in_tiles(hidden[:, :room], self.states)[:, :alive]
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
        np.multiply(leave, np.tanh(here), out=hidden[:, :alive])
