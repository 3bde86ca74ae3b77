"""The span network in PyTorch: ``newsnlp.find.nets.span_net`` with dropout and gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.find.nets.sequences import CONTEXT, TAGS
from newsnlp.find.nets.words import PIECES, SHAPES
from newsnlp.find.spans import MAX_WIDTH
from newsnlp.quick import dataclass
from newsnlp.train.encoder import WIDTH, Encoded
from newsnlp.types import EntityType

CLASSES = len(EntityType) + 1
VECTOR = 300
Batch = TypeVar("Batch", bound=Any)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers: first layer, LSTM in one direction, span vector, product.

    ``domains``: the kinds of news that the network learns; each has tags of its own, which tell the
    network what it reads.
    """

    first: int = 192
    lstm: int = 128
    span: int = 128
    product: int = 64
    pieces: int = 48
    shape: int = 24
    tag: int = 16
    domains: int = 1

    @property
    def parts(self) -> dict[str, int]:
        """Return the outputs of the layer over token states by name."""
        span, product = self.span, self.product
        return {
            "start": span,
            "end": span,
            "mean": span,
            "left": product,
            "right": product,
            "boundary": 2,
        }


@dataclass(frozen=True, slots=True)
class Dropout:
    """Shares of inputs and states dropped in training; ``word`` and ``lemma`` become unknown.

    ``encoder``: of what each layer of a teacher's encoder adds.
    """

    state: float = 0.25
    span: float = 0.2
    word: float = 0.1
    encoder: float = 0.0


@dataclass(slots=True)
class Inputs:
    """A padded batch of b sequences of l units.

    ``word``, ``lemma``, ``shape``, ``tag``, ``mask`` (b, l); ``context`` (b, l, 257);
    ``pieces`` and ``first``: hashed pieces of the batch's distinct words and where each
    begins; ``distinct`` (b, l): which of them a unit is.
    """

    word: Tensor
    lemma: Tensor
    shape: Tensor
    tag: Tensor
    mask: Tensor
    context: Tensor
    pieces: Tensor
    first: Tensor
    distinct: Tensor
    read: Read | None = None


@dataclass(slots=True)
class Read:
    """The same batch as an encoder reads it: windows of p pieces.

    ``below`` (w, p, 384) and ``mask`` (w, p) of the windows that the sequences lie in; ``window``
    (b): which one a sequence lies in; ``first`` and ``end`` (b, l): the pieces of every unit.
    """

    below: Tensor
    mask: Tensor
    window: Tensor
    first: Tensor
    end: Tensor

    @classmethod
    def of(cls, sequences: Sequence[Encoded], shape: tuple[int, int]) -> Read:
        """Pad sequences into one batch of shape (b, l)."""
        seen = {id(one.below): one.below for one in sequences}
        rows = {own: row for row, own in enumerate(seen)}
        below = np.zeros((len(seen), max(map(len, seen.values())), WIDTH), np.float32)
        mask = np.zeros(below.shape[:2], bool)
        for row, states in enumerate(seen.values()):
            below[row, : len(states)], mask[row, : len(states)] = states, True
        window = np.array([rows[id(one.below)] for one in sequences])
        first, end = np.zeros(shape, np.int64), np.ones(shape, np.int64)
        for row, one in enumerate(sequences):
            units = slice(len(one.first))
            first[row, units], end[row, units] = one.first, one.end
        return cls(*map(torch.from_numpy, (below, mask, window, first, end)))


def moved(batch: Batch, device: torch.device) -> Batch:
    """Return a batch, a dataclass of tensors and of such dataclasses, on another device."""
    if device.type == "cpu":
        return batch
    parts = {own.name: getattr(batch, own.name) for own in fields(batch)}
    there = {
        name: part.to(device) if isinstance(part, Tensor) else part and moved(part, device)
        for name, part in parts.items()
    }
    return replace(batch, **there)


class SpanNetwork(nn.Module):
    """One network. ``vectors`` (v, 300) are frozen, row 0 is the unknown word."""

    vectors: Tensor

    def __init__(
        self, vectors: Tensor, sizes: Sizes | None = None, dropout: Dropout | None = None
    ) -> None:
        super().__init__()
        self.sizes = sizes = sizes or Sizes()
        self.rates = dropout or Dropout()
        self.register_buffer("vectors", vectors, persistent=False)
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        self.pieces = nn.EmbeddingBag(PIECES, sizes.pieces, mode="mean")
        nn.init.normal_(self.pieces.weight, std=0.4)
        self.tags = nn.Embedding(TAGS * sizes.domains, sizes.tag)
        self.word = nn.Linear(VECTOR, sizes.first)
        self.lemma = nn.Linear(VECTOR, sizes.first, bias=False)
        self.form = nn.Linear(sizes.shape + sizes.pieces, sizes.first, bias=False)
        self.context = nn.Linear(CONTEXT + sizes.tag, sizes.first, bias=False)
        self.norm = nn.LayerNorm(sizes.first)
        self.lstm = nn.LSTM(sizes.first, sizes.lstm, batch_first=True, bidirectional=True)
        self.parts = nn.Linear(2 * sizes.lstm + sizes.first, sum(sizes.parts.values()))
        self.width = nn.Parameter(torch.zeros(MAX_WIDTH, sizes.span))
        self.out = nn.Linear(sizes.span + sizes.product, CLASSES)
        self.drop = nn.Dropout(self.rates.state)
        self.drop_span = nn.Dropout(self.rates.span)

    def forward(self, inputs: Inputs, spans: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits (m, 30) of spans (m, 3) and boundary logits (b, l, 2).

        A span is sequence, first and last unit.
        """
        *parts, boundaries = self.read(inputs)
        return self.judge(parts, spans), boundaries

    @property
    def device(self) -> torch.device:
        """Return where the network is."""
        return self.width.device

    def groups(self, rate: float, encoder_rate: float) -> list[dict[str, Any]]:
        """Return the parameters by their rate of learning; those of an encoder have their own."""
        by_rate: dict[float, list[Tensor]] = {}
        for name, parameter in self.named_parameters():
            own = encoder_rate if name.startswith("encoder.") else rate
            by_rate.setdefault(own, []).append(parameter)
        return [{"params": own, "lr": rate} for rate, own in by_rate.items()]

    def read(self, inputs: Inputs) -> list[Tensor]:
        """Return the linear layers over unit states (b, l, …) in the order of ``Sizes.parts``."""
        x = self.norm(F.relu(self.first_layer(inputs)))
        states = self.drop(self.encode(x, inputs.mask))
        return list(self.parts(states).split(list(self.sizes.parts.values()), -1))

    def judge(self, parts: Sequence[Tensor], spans: Tensor) -> Tensor:
        """Return logits (m, 30) of spans (m, 3) from start, end, mean, left and right parts."""
        length = parts[0].shape[1]
        row, first, last = spans.T
        begin, stop = row * length + first, row * length + last
        start, end, left, right = (parts[i].flatten(0, 1) for i in (0, 1, 3, 4))
        sums = F.pad(parts[2].cumsum(1), (0, 0, 1, 0)).flatten(0, 1)
        width = last - first
        middle = sums.index_select(0, stop + row + 1) - sums.index_select(0, begin + row)
        hidden = start.index_select(0, begin) + end.index_select(0, stop)
        hidden = F.relu(hidden + middle / (width + 1).unsqueeze(1) + self.width[width])
        crossed = left.index_select(0, begin) * right.index_select(0, stop)
        logits: Tensor = self.out(self.drop_span(torch.cat([hidden, crossed], 1)))
        return logits

    def encode(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return LSTM states beside the first layer x (b, l, d): (b, l, 2h + d)."""
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(x), mask.sum(1).cpu(), batch_first=True, enforce_sorted=False
        )
        states, _ = nn.utils.rnn.pad_packed_sequence(
            self.lstm(packed)[0], batch_first=True, total_length=mask.shape[1]
        )
        return torch.cat([states, x], -1)

    def first_layer(self, inputs: Inputs) -> Tensor:
        """Return the first layer (b, l, d) before it is rectified and normalised."""
        pieces = self.pieces(inputs.pieces, inputs.first)[inputs.distinct]
        form = torch.cat([self.shapes(inputs.shape), pieces], -1)
        seen = torch.cat([inputs.context, self.tags(inputs.tag)], -1)
        x: Tensor = self.word(self.drop(self.vectors[self._some_unknown(inputs.word)]))
        x = x + self.lemma(self.drop(self.vectors[self._some_unknown(inputs.lemma)]))
        return x + self.form(self.drop(form)) + self.context(self.drop(seen))

    def _some_unknown(self, words: Tensor) -> Tensor:
        if not self.training:
            return words
        return words.masked_fill(torch.rand(words.shape, device=words.device) < self.rates.word, 0)


def export(network: SpanNetwork) -> dict[str, NDArray[np.float32]]:
    """Return the weights under the names that ``newsnlp.find.nets.span_net`` reads.

    Where several kinds of news were learned, it is the last that they are for.
    """
    state = {
        name: tensor.detach().float().cpu().numpy() for name, tensor in network.state_dict().items()
    }
    arrays = {
        name: state[name]
        for name in (
            "form.weight",
            "word.weight",
            "word.bias",
            "lemma.weight",
            "context.weight",
            "norm.weight",
            "norm.bias",
            "width",
            "out.weight",
            "out.bias",
        )
    }
    for name in ("shapes", "pieces", "tags"):
        arrays[name] = state[f"{name}.weight"]
    arrays["tags"] = arrays["tags"][-TAGS:]
    for ours, theirs in (("inputs", "weight_ih"), ("states", "weight_hh")):
        arrays[f"lstm.{ours}"] = _both_ways(state, theirs)
    arrays["lstm.bias"] = _both_ways(state, "bias_ih") + _both_ways(state, "bias_hh")
    first = 0
    for name, size in network.sizes.parts.items():
        arrays[f"{name}.weight"] = state["parts.weight"][first : first + size]
        arrays[f"{name}.bias"] = state["parts.bias"][first : first + size]
        first += size
    return {name: array.copy() for name, array in arrays.items()}


def restore(network: SpanNetwork, arrays: Mapping[str, NDArray[np.float32]]) -> None:
    """Give a network of the same sizes the weights that ``export`` has returned.

    One that learns further kinds of news begins with what is known of the first.
    """
    state = dict(arrays)
    state["tags"] = np.resize(state["tags"], network.tags.weight.shape)
    for name in ("shapes", "pieces", "tags"):
        state[f"{name}.weight"] = state.pop(name)
    ways = state.pop("lstm.inputs"), state.pop("lstm.states"), state.pop("lstm.bias")
    for end, (inputs, states, bias) in zip(("", "_reverse"), zip(*ways, strict=True), strict=True):
        state[f"lstm.weight_ih_l0{end}"], state[f"lstm.weight_hh_l0{end}"] = inputs, states
        # torch keeps the one bias as the sum of two
        state[f"lstm.bias_ih_l0{end}"], state[f"lstm.bias_hh_l0{end}"] = bias, 0 * bias
    for kind in ("weight", "bias"):
        own = [state.pop(f"{name}.{kind}") for name in network.sizes.parts]
        state[f"parts.{kind}"] = np.concatenate(own)
    network.load_state_dict({name: torch.tensor(array) for name, array in state.items()})


def _both_ways(state: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    return np.stack([state[f"lstm.{name}_l0"], state[f"lstm.{name}_l0_reverse"]])
