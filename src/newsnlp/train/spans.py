"""Train the nested span model on NEREL: several networks, the best of which decide together."""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.evaluate.nerel import TypedSpan, score_entities
from newsnlp.find import span_weights
from newsnlp.find.span_net import SpanNet
from newsnlp.find.span_weights import SpanConfig
from newsnlp.find.spans import SpanModel
from newsnlp.train import span_card, span_tuning
from newsnlp.train.network import Dropout, Sizes, SpanNetwork, export
from newsnlp.train.span_data import (
    Example,
    Features,
    Lexicon,
    Split,
    batches,
    collate,
    examples,
    read_splits,
)

logger = logging.getLogger(__name__)

SEEDS = 3
"""Networks trained; their spread is in the card."""
KEPT = 2
"""Networks shipped, the best on dev."""
EPOCHS = 13

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network learns; AdamW with a cosine schedule, the shipped weights are an EMA.

    ``batch`` is in units with padding; ``boundary`` weighs the loss of starts and ends, and
    spans are learned from where both ends have logits of ``least_boundary`` or more.
    """

    epochs: int = EPOCHS
    batch: int = 1024
    rate: float = 2e-3
    warmup: int = 200
    least: float = 0.02
    decay: float = 1e-2
    average: float = 0.998
    boundary: float = 0.5
    least_boundary: float = -6.0
    clip: float = 5.0
    sizes: Sizes = field(default_factory=Sizes)
    dropout: Dropout = field(default_factory=Dropout)


@dataclass(frozen=True, slots=True)
class Data:
    """Everything a network learns from."""

    train: list[Example]
    dev: Split
    features: Features


@dataclass(frozen=True, slots=True)
class Trained:
    """One network at its best epoch on dev."""

    seed: int
    epoch: int
    weights: dict[str, NDArray[np.float32]]
    report: dict[str, Any]

    @property
    def f1(self) -> float:
        """Return micro F1 on dev."""
        return float(self.report["micro"]["f1"])


def train(
    corpus: Path,
    output: Path,
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    seeds: int = SEEDS,
    kept: int = KEPT,
    progress: Progress = logger.info,
) -> dict[str, Any]:
    """Train on ``corpus``/train, choose on ``corpus``/dev, write weights, config and card.

    Returns the figures on dev of the model as written. Raises InputError for a bad corpus.
    """
    data = load(corpus)
    recipe = Recipe(epochs=epochs)
    trained = [train_network(data, seed + k, recipe, progress) for k in range(seeds)]
    return write(output, trained, data.dev, kept=kept)


def load(corpus: Path) -> Data:
    """Read, annotate and lay out the corpus."""
    split, dev = read_splits(corpus)
    lexicon = Lexicon()
    found = list(examples(split, lexicon))
    return Data(found, dev, lexicon.freeze())


def write(
    output: Path, trained: Sequence[Trained], dev: Split, *, kept: int = KEPT
) -> dict[str, Any]:
    """Write the best networks as one model, tuned on dev; return its figures."""
    best = sorted(trained, key=lambda one: -one.f1)[:kept]
    nets = [one.weights for one in best]
    span_weights.save(output, nets, SpanConfig(nets=len(nets)))
    # tuned on the weights as stored, after rounding
    stored = [SpanNet(net) for net in span_weights.load(output)[0]]
    config = span_tuning.tune(stored, dev)
    span_weights.save(output, nets, config)
    model = SpanModel.load(output)
    report = score(model, dev)
    reliability = span_tuning.reliability(model, dev)
    card = span_card.write(trained, best, config, report, reliability)
    (output / "README.md").write_text(card, "utf-8")
    return report


def score(model: SpanModel, split: Split) -> dict[str, Any]:
    """Return the entity scores of a model."""
    return score_entities(split.gold, predicted(model, split))


def predicted(model: SpanModel, split: Split) -> list[set[TypedSpan]]:
    """Return what a model finds in every document."""
    found = model.find(split.annotations)
    return [{(span.start, span.end, span.type) for span in spans} for spans in found]


def train_network(
    data: Data, seed: int, recipe: Recipe | None = None, progress: Progress = logger.info
) -> Trained:
    """Train one network; the same seed gives the same weights on the same machine."""
    recipe = recipe or Recipe()
    torch.manual_seed(seed)
    network = SpanNetwork(data.features.vectors, recipe.sizes, recipe.dropout)
    average = copy.deepcopy(network)
    best: Trained | None = None
    began = time.monotonic()
    for epoch, loss in enumerate(_epochs(network, average, data, recipe, random.Random(seed))):
        weights = export(average)
        report = score(SpanModel([SpanNet(weights)], SpanConfig(nets=1)), data.dev)
        now = Trained(seed, epoch + 1, weights, report)
        best = now if best is None or now.f1 > best.f1 else best
        progress(
            f"seed {seed} epoch {epoch + 1}/{recipe.epochs} loss {loss:.4f} "
            f"dev F1 {100 * now.f1:.2f} ({time.monotonic() - began:.0f} s)"
        )
    if best is None:
        raise ValueError(f"epochs is {recipe.epochs}; give 1 or more")
    return best


def _epochs(
    network: SpanNetwork, average: SpanNetwork, data: Data, recipe: Recipe, rng: random.Random
) -> Iterator[float]:
    """Train epoch by epoch; yield the mean loss per batch."""
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=recipe.rate, weight_decay=recipe.decay, betas=(0.9, 0.98)
    )
    lengths = [len(example) for example in data.train]
    total = recipe.epochs * len(batches(lengths, recipe.batch))
    step = 0
    for _ in range(recipe.epochs):
        network.train()
        losses = []
        for chosen in batches(lengths, recipe.batch, rng):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * _schedule(step, total, recipe)
            losses.append(_learn(network, optimizer, [data.train[i] for i in chosen], data, recipe))
            _follow(average, network, min(recipe.average, (1 + step) / (10 + step)))
        average.eval()
        yield sum(losses) / len(losses)


def _learn(
    network: SpanNetwork,
    optimizer: torch.optim.Optimizer,
    chosen: Sequence[Example],
    data: Data,
    recipe: Recipe,
) -> float:
    inputs, targets = collate(chosen, data.features)
    *parts, boundaries = network.read(inputs)
    spans = targets.candidates(boundaries.detach(), recipe.least_boundary)
    loss = F.cross_entropy(network.judge(parts, spans), targets.codes(spans), reduction="sum")
    ends = F.binary_cross_entropy_with_logits(
        boundaries[inputs.mask], targets.boundaries[inputs.mask], reduction="sum"
    )
    loss = (loss + recipe.boundary * ends) / inputs.mask.sum()
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimizer.step()
    return float(loss.detach())


def _schedule(step: int, total: int, recipe: Recipe) -> float:
    cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
    return min(1.0, step / recipe.warmup) * (recipe.least + (1 - recipe.least) * cosine)


@torch.no_grad()
def _follow(average: SpanNetwork, network: SpanNetwork, decay: float) -> None:
    for ours, theirs in zip(average.parameters(), network.parameters(), strict=True):
        ours.lerp_(theirs, 1 - decay)
