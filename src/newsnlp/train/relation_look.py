"""Train the second look at relations, on what the first look says of articles it has not seen."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.find.nets import rivals
from newsnlp.find.nets.pairs import TYPES
from newsnlp.find.nets.second_look import SecondLook, shortlist
from newsnlp.quick import dataclass
from newsnlp.train.relation_data import Examples, Texts

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LookRecipe:
    """How the second look learns: AdamW, linear decay, the moving average is kept."""

    epochs: int = 10
    batch: int = 1024
    rate: float = 3e-3
    warmup: int = 30
    decay: float = 1e-2
    average: float = 0.99
    width: int = 64
    drop: float = 0.2


@dataclass(frozen=True, slots=True)
class Lessons:
    """Claims as columns, and the logits and labels of their pairs; ``pair`` numbers these."""

    pair: NDArray[np.int64]
    kind: NDArray[np.int64]
    numbers: Floats
    head: NDArray[np.int64]
    tail: NDArray[np.int64]
    logits: Floats
    label: NDArray[np.int64]


class LookNetwork(nn.Module):
    """``newsnlp.find.nets.second_look.SecondLook`` in PyTorch, with dropout."""

    def __init__(self, recipe: LookRecipe) -> None:
        super().__init__()
        width = recipe.width
        self.numbers = nn.Linear(rivals.NUMBERS, width)
        self.kind = nn.Embedding(rivals.KINDS, width)
        self.head, self.tail = nn.Embedding(len(TYPES), width), nn.Embedding(len(TYPES), width)
        self.hidden, self.out = nn.Linear(width, width), nn.Linear(width, 1)
        self.drop = nn.Dropout(recipe.drop)
        for table in (self.kind, self.head, self.tail):
            nn.init.normal_(table.weight, std=0.1)
        # the first look is the beginning
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, numbers: Tensor, kind: Tensor, head: Tensor, tail: Tensor) -> Tensor:
        """Return (n) what the logits of claims gain."""
        first = self.numbers(self.drop(numbers)) + self.kind(kind)
        first = first + self.head(head) + self.tail(tail)
        second = F.relu(self.hidden(self.drop(F.relu(first))))
        gains: Tensor = self.out(self.drop(second))[:, 0]
        return gains

    def weights(self) -> dict[str, Floats]:
        """Return the arrays of the NumPy model."""
        named = {
            "look_numbers": self.numbers.weight, "look_bias": self.numbers.bias,
            "look_kind": self.kind.weight, "look_head": self.head.weight,
            "look_tail": self.tail.weight, "look_hidden": self.hidden.weight,
            "look_hidden_bias": self.hidden.bias,
            "look_out": self.out.weight, "look_out_bias": self.out.bias,
        }  # fmt: skip
        return {name: value.detach().numpy().copy() for name, value in named.items()}


def make_lessons(texts: Texts, examples: Examples, logits: Floats) -> Lessons:
    """Return the claims of a first look, ``logits`` (pairs, relations + 1) of the examples."""
    rows, pairs = shortlist(texts.layout, examples.head, examples.tail, logits)
    claims = rivals.claims(pairs)
    types = texts.layout.mentions.type.astype(np.int64)
    return Lessons(
        claims.pair.astype(np.int64),
        claims.kind.astype(np.int64),
        rivals.described(pairs, claims),
        types[claims.head],
        types[claims.tail],
        logits[rows],
        examples.label[rows],
    )


def united(lessons: Sequence[Lessons]) -> Lessons:
    """Return the lessons of several first looks one after the other: pairs are numbered anew."""
    before = np.cumsum([0, *(len(own.label) for own in lessons)])
    return Lessons(
        np.concatenate([own.pair + base for own, base in zip(lessons, before, strict=False)]),
        *(
            np.concatenate([getattr(own, name) for own in lessons])
            for name in ("kind", "numbers", "head", "tail", "logits", "label")
        ),
    )


def fit_look(lessons: Lessons, seed: int, recipe: LookRecipe) -> LookNetwork:
    """Return the moving average of a second look trained on lessons."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    network = LookNetwork(recipe)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    steps = recipe.epochs * math.ceil(len(lessons.label) / recipe.batch)
    for step, rows in enumerate(_batches(len(lessons.label), seed, recipe), start=1):
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * min(1.0, step / recipe.warmup) * max(0.02, 1 - step / steps)
        loss = _loss(network, lessons, rows)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        kept = min(recipe.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)
    return average.eval()


def _batches(count: int, seed: int, recipe: LookRecipe) -> Iterator[NDArray[np.int64]]:
    generator = np.random.default_rng(seed)
    for _ in range(recipe.epochs):
        order = generator.permutation(count)
        for start in range(0, count, recipe.batch):
            yield order[start : start + recipe.batch]


def _loss(network: LookNetwork, lessons: Lessons, rows: NDArray[np.int64]) -> Tensor:
    """Return the mean surprise at the labels of the pairs numbered ``rows``."""
    # every pair has claims, and its claims lie side by side
    begin, end = (np.searchsorted(lessons.pair, rows, side) for side in ("left", "right"))
    width = end - begin
    claims = np.arange(width.sum()) + np.repeat(begin - np.cumsum(width) + width, width)
    columns = (lessons.numbers, lessons.kind, lessons.head, lessons.tail)
    gains = network(*(torch.from_numpy(column[claims]) for column in columns))
    place = torch.from_numpy(np.repeat(np.arange(len(rows)), width))
    kind = torch.from_numpy(lessons.kind[claims])
    logits = torch.from_numpy(lessons.logits[rows]).index_put((place, kind), gains, accumulate=True)
    return F.cross_entropy(logits, torch.from_numpy(lessons.label[rows]))


def looked_again(look: SecondLook, texts: Texts, examples: Examples, logits: Floats) -> Floats:
    """Return (pairs, relations + 1) logits after the second look, of all examples."""
    rows, anew = look(texts.layout, examples.head, examples.tail, logits)
    found = logits.copy()
    found[rows] = anew
    return found
