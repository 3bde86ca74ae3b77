"""The network over pairs of mentions in PyTorch, and how it learns."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate.kernels.bags import Hashes
from newsnlp.find.nets.known_features import Words, known_features, rows_of
from newsnlp.quick import dataclass
from newsnlp.train.relation_data import Examples
from newsnlp.train.span_learning import follow
from newsnlp.types import RelationType

Floats = NDArray[np.float32]

BUCKETS = 65536
"""Rows of the table."""
KNOWN_BITS = 22
ARTICLES = 4
"""A feature is learned that this many articles have; rows are shared, and rare ones crowd them."""
FOLLOWED = 4
"""Steps between two of the moving average."""
VECTOR = 300
"""Numbers of one of navec's vectors."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network learns: AdamW, linear decay, the shipped weights are a moving average.

    ``bag`` and ``token``: numbers that features and tokens are turned into; ``blank`` drops
    features, ``thin`` inputs, ``drop`` hidden units.
    """

    epochs: int = 3
    batch: int = 512
    rate: float = 2e-3
    warmup: int = 100
    decay: float = 1e-2
    average: float = 0.995
    bag: int = 32
    width: int = 128
    token: int = 64
    blank: float = 0.15
    thin: float = 0.1
    drop: float = 0.2


class RelationNetwork(nn.Module):
    """``newsnlp.find.nets.relation_net.RelationNet`` in PyTorch, with dropout."""

    def __init__(self, states: int, recipe: Recipe, known: Words) -> None:
        super().__init__()
        bag, width, classes = recipe.bag, recipe.width, len(RelationType) + 1
        self.recipe, self.known = recipe, known
        self.table = nn.Embedding(BUCKETS, bag, padding_idx=0)
        self.state = nn.Linear(states // 2, recipe.token, bias=False)
        self.word = nn.Linear(VECTOR, recipe.token, bias=False)
        self.head = nn.Linear(2 * recipe.token, width)
        self.tail = nn.Linear(2 * recipe.token, width, bias=False)
        self.mix = nn.Linear(bag, width, bias=False)
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width + bag, classes)
        self.thin, self.drop = nn.Dropout(recipe.thin), nn.Dropout(recipe.drop)
        nn.init.normal_(self.table.weight, std=0.03)
        with torch.no_grad():
            self.table.weight[0] = 0.0

    def forward(self, head: Tensor, tail: Tensor, features: Tensor) -> Tensor:
        """Return (n, classes) logits of mentions (n, d), (n, d) and the table's rows (n, k).

        A mention has its states and after them its word vectors.
        """
        kept = 1.0
        if self.training:
            kept -= self.recipe.blank
            features = features * (torch.rand(features.shape) < kept)
        bag = F.embedding_bag(features, self.table.weight, mode="sum", padding_idx=0) / kept
        first = self.mix(self.thin(bag)) + self.head(self._seen(head)) + self.tail(self._seen(tail))
        second = F.relu(self.hidden(self.drop(F.relu(first))))
        logits: Tensor = self.out(torch.cat([self.drop(second), self.drop(bag)], 1))
        return logits

    def _seen(self, mentions: Tensor) -> Tensor:
        states, vectors = mentions[:, : -2 * VECTOR], mentions[:, -2 * VECTOR :]
        by_state = self.state(states.reshape(len(mentions), 2, -1))
        by_word = self.word(vectors.reshape(len(mentions), 2, -1))
        seen: Tensor = self.thin((by_state + by_word).flatten(1))
        return seen

    def weights(self) -> dict[str, NDArray[Any]]:
        """Return the arrays of the NumPy model."""
        named = {
            "table": self.table.weight, "state": self.state.weight, "word": self.word.weight,
            "head": self.head.weight, "bias": self.head.bias, "tail": self.tail.weight,
            "mix": self.mix.weight, "hidden": self.hidden.weight,
            "hidden_bias": self.hidden.bias, "out": self.out.weight, "out_bias": self.out.bias,
        }  # fmt: skip
        return {"known": self.known} | {
            name: value.detach().numpy().copy() for name, value in named.items()
        }


def fit(
    examples: Examples, seed: int, recipe: Recipe, targets: Floats | None = None
) -> RelationNetwork:
    """Return the moving average of a network trained on pairs.

    ``targets`` (pairs, classes): the chances to learn, those of the labels where not given.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    generator = np.random.default_rng(seed)
    known = known_features(often(examples), KNOWN_BITS)
    network = RelationNetwork(examples.states.shape[1], recipe, known)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=recipe.rate, weight_decay=recipe.decay, fused=True
    )
    steps = recipe.epochs * math.ceil(len(examples.head) / recipe.batch)
    mentions = _mentions(examples)
    wanted = torch.from_numpy(examples.label if targets is None else targets)
    batches = (
        rows
        for _ in range(recipe.epochs)
        for rows in _batches(len(examples.head), recipe.batch, generator)
    )
    for step, rows in enumerate(batches, start=1):
        rate = recipe.rate * min(1.0, step / recipe.warmup) * max(0.02, 1 - step / steps)
        for group in optimizer.param_groups:
            group["lr"] = rate
        logits = network(*_inputs(mentions, examples, rows, known))
        loss = F.cross_entropy(logits, wanted[torch.from_numpy(rows)])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if step % FOLLOWED == 0:
            follow(average, network, min(recipe.average**FOLLOWED, (1 + step) / (10 + step)))
    return average.eval()


def often(examples: Examples) -> Hashes:
    """Return the hashes of the features that ``ARTICLES`` articles or more have."""
    hashes = examples.features.T
    told = hashes.astype(np.uint64) << np.uint64(32) | examples.article.astype(np.uint64)
    once = np.unique(told[hashes > 0]) >> np.uint64(32)
    found, articles = np.unique(once.astype(np.uint32), return_counts=True)
    return found[articles >= ARTICLES]


def _batches(count: int, size: int, generator: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = generator.permutation(count)
    for start in range(0, count, size):
        yield order[start : start + size]


def _mentions(examples: Examples) -> Tensor:
    return torch.from_numpy(np.concatenate([examples.states, examples.vectors], axis=1))


def _inputs(
    mentions: Tensor, examples: Examples, rows: NDArray[np.int64], known: Words
) -> tuple[Tensor, Tensor, Tensor]:
    buckets = torch.from_numpy(rows_of(examples.features[rows], BUCKETS, known).astype(np.int32))
    return mentions[examples.head[rows]], mentions[examples.tail[rows]], buckets


def predict(network: RelationNetwork, examples: Examples, size: int = 4096) -> Floats:
    """Return (pairs, classes) logits."""
    mentions = _mentions(examples)
    parts: list[Floats] = []
    with torch.no_grad():
        for start in range(0, len(examples.head), size):
            rows = np.arange(start, min(start + size, len(examples.head)))
            parts.append(network(*_inputs(mentions, examples, rows, network.known)).numpy())
    return np.concatenate(parts) if parts else np.zeros((0, len(RelationType) + 1), np.float32)
