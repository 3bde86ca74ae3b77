"""How a span network learns from sequences: AdamW, a cosine schedule, a moving average."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import field

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.quick import dataclass
from newsnlp.train.batching import batches
from newsnlp.train.span_data import Example, Features, collate, together
from newsnlp.train.span_network import Dropout, Sizes, SpanNetwork, moved


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network learns; the weights kept are an average that follows the trained ones.

    ``batch`` is in units with padding; ``boundary`` weighs the loss of starts and ends, and
    spans are learned from where both ends have logits of ``least_boundary`` or more. The layers
    of a teacher's encoder learn at ``encoder_rate``.
    """

    epochs: int
    batch: int = 1024
    rate: float = 2e-3
    encoder_rate: float = 1e-4
    warmup: int = 200
    least: float = 0.02
    decay: float = 1e-2
    average: float = 0.998
    boundary: float = 0.5
    least_boundary: float = -6.0
    clip: float = 5.0
    sizes: Sizes = field(default_factory=Sizes)
    dropout: Dropout = field(default_factory=Dropout)


def learn(
    network: SpanNetwork,
    examples: Sequence[Example],
    features: Features,
    recipe: Recipe,
    seed: int,
) -> Iterator[tuple[SpanNetwork, float]]:
    """Train epoch by epoch; yield the average of the weights so far and the mean loss per batch.

    The same seed gives the same weights on the same machine.
    """
    average = copy.deepcopy(network)
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(
        network.groups(recipe.rate, recipe.encoder_rate),
        weight_decay=recipe.decay,
        betas=(0.9, 0.98),
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    groups = together(examples)
    lengths = [sum(len(examples[i]) for i in group) for group in groups]
    total = recipe.epochs * len(batches(lengths, recipe.batch))
    step = 0
    for _ in range(recipe.epochs):
        network.train()
        losses = []
        for chosen in batches(lengths, recipe.batch, rng):
            step += 1
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _schedule(step, total, recipe)
            own = [examples[i] for number in chosen for i in groups[number]]
            losses.append(_step(network, optimizer, own, features, recipe))
            follow(average, network, min(recipe.average, (1 + step) / (10 + step)))
        average.eval()
        yield average, sum(losses) / len(losses)


def _step(
    network: SpanNetwork,
    optimizer: torch.optim.Optimizer,
    chosen: Sequence[Example],
    features: Features,
    recipe: Recipe,
) -> float:
    inputs, targets = collate(chosen, features)
    inputs, targets = moved(inputs, network.device), moved(targets, network.device)
    *parts, boundaries = network.read(inputs)
    spans = targets.candidates(boundaries.detach(), recipe.least_boundary)
    loss = F.cross_entropy(network.judge(parts, spans), targets.of(spans), reduction="sum")
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
def follow(average: nn.Module, network: nn.Module, kept: float) -> None:
    """Move the average of a network's weights towards the network."""
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)
