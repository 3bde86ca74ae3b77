"""Train the first look at pairs of mentions: a logistic regression on a few features."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F  # noqa: N812

from newsnlp.find.nets.known_features import rows_of
from newsnlp.find.nets.pair_features import GLANCE, features
from newsnlp.find.nets.pair_gate import ROWS, Gate
from newsnlp.find.nets.pairs import candidates
from newsnlp.train.relation_data import Texts

EPOCHS, BATCH, RATE = 3, 2048, 0.02
BLANK = 0.15
"""Share of the features left out at a step, so that none is relied on alone."""
LEAST_CHANCE = 0.015
"""A pair passes that is related as likely as this."""


def fit_gate(texts: Texts, allowed: NDArray[np.bool_], seed: int) -> Gate:
    """Return the gate that tells related pairs of the texts from the others."""
    head, tail = candidates(texts.layout.mentions, allowed)
    pairs = zip(head.tolist(), tail.tolist(), strict=True)
    related = torch.tensor([float(pair in texts.labels) for pair in pairs])
    columns = rows_of(features(texts.layout, head, tail, GLANCE), ROWS).astype(np.int64)
    table, bias = _fit(torch.from_numpy(columns), related, seed)
    least = math.log(LEAST_CHANCE / (1 - LEAST_CHANCE)) - bias
    # as the file keeps it, so that training sees the pairs that the model will see
    return Gate(allowed, table.astype(np.float16), least)


def _fit(
    columns: torch.Tensor, related: torch.Tensor, seed: int
) -> tuple[NDArray[np.float32], float]:
    """Return the odds (rows, 1) of every feature and the bias."""
    generator = torch.Generator().manual_seed(seed)
    table = torch.zeros(ROWS, 1, requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([table, bias], lr=RATE)
    steps = EPOCHS * math.ceil(len(related) / BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, total_iters=steps)
    for _ in range(EPOCHS):
        for rows in torch.split(torch.randperm(len(related), generator=generator), BATCH):
            shown = columns[rows]
            shown = shown * (torch.rand(shown.shape, generator=generator) >= BLANK)
            odds = F.embedding_bag(shown, table, mode="sum", padding_idx=0)[:, 0] / (1 - BLANK)
            loss = F.binary_cross_entropy_with_logits(odds + bias, related[rows])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        table[0] = 0.0
    return table.detach().numpy(), float(bias.item())
