"""The networks of posts in PyTorch, as ``newsnlp.records.learned.nets`` has them in NumPy."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.quick import dataclass
from newsnlp.records.learned.nets import EMPLOYER, HOLDER, STANDING, WORDS
from newsnlp.records.learned.standing import STANDINGS
from newsnlp.train.post_data import Case

_FAR = -1e9
KINDS = (HOLDER, EMPLOYER, STANDING)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the networks learn; ``drop`` is of what they read, ``blank`` of the vectors."""

    epochs: int = 12
    batch: int = 48
    rate: float = 3e-3
    decay: float = 5e-2
    words: int = 24
    hidden: int = 64
    drop: float = 0.3
    blank: float = 0.25


class Chooser(nn.Module):
    """Scores candidates and «none»."""

    def __init__(self, known: int, row: int, recipe: Recipe) -> None:
        super().__init__()
        self.pair = nn.Linear(row, recipe.hidden, bias=False)
        self.given = nn.Linear(known, recipe.hidden)
        self.out = nn.Linear(recipe.hidden, 1, bias=False)
        self.linear = nn.Linear(row, 1, bias=False)
        self.none = nn.Linear(known, recipe.hidden)
        self.none_out = nn.Linear(recipe.hidden, 1)
        self.drop = nn.Dropout(recipe.drop)

    def forward(self, known: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
        """Return the scores of rows (b, n, f), far below where ``mask`` is not, then of none."""
        first = self.pair(self.drop(rows)) + self.given(self.drop(known))[:, None]
        scores = (self.out(torch.relu(first)) + self.linear(rows))[..., 0]
        none = self.none_out(torch.relu(self.none(self.drop(known))))
        return torch.cat([scores.masked_fill(~mask, _FAR), none], dim=1)


class PostNetwork(nn.Module):
    """All three networks over one layer for words; ``sizes``: columns of given and of each kind."""

    def __init__(self, sizes: dict[str, int], recipe: Recipe) -> None:
        super().__init__()
        self.size = recipe.words
        self.words = nn.Linear(300, 4 * recipe.words, bias=False)
        known = sizes["given"] + 3 * recipe.words
        self.holder = Chooser(known, sizes[HOLDER], recipe)
        self.employer = Chooser(known, sizes[EMPLOYER] + 1, recipe)
        post = known + sizes[STANDING]
        self.hidden = nn.Linear(post, recipe.hidden)
        self.out = nn.Linear(recipe.hidden, len(STANDINGS))
        self.linear = nn.Linear(post, len(STANDINGS), bias=False)
        self.drop, self.blank = nn.Dropout(recipe.drop), nn.Dropout(recipe.blank)

    def forward(self, cases: Sequence[Case]) -> Tensor:
        """Return the scores of cases of one kind, short ones padded before «none»."""
        kind = cases[0].kind
        vectors = torch.from_numpy(np.stack([case.words for case in cases]))
        parts = self.words(self.blank(vectors)).split(self.size, dim=-1)
        views = [torch.tanh(parts[i][:, i]) for i in range(3)]
        given = torch.from_numpy(np.stack([case.given for case in cases]))
        known = torch.cat([given, *views], dim=1)
        if kind == STANDING:
            post = torch.from_numpy(np.concatenate([case.rows for case in cases]))
            x = torch.cat([known, post], dim=1)
            return self.out(self.drop(torch.relu(self.hidden(self.drop(x))))) + self.linear(x)
        rows, mask = _padded([case.rows for case in cases])
        if kind == EMPLOYER:
            nouns = self.words(self.blank(_padded([case.nouns for case in cases])[0]))
            match = (torch.tanh(nouns[..., -self.size :]) * views[0][:, None]).sum(-1, keepdim=True)
            rows = torch.cat([rows, match / self.size**0.5], dim=-1)
        chooser = self.employer if kind == EMPLOYER else self.holder
        scores: Tensor = chooser(known, rows, mask)
        return scores

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """Return the weights as the NumPy networks name them."""
        found = {WORDS: self.words.weight}
        for kind, one in ((HOLDER, self.holder), (EMPLOYER, self.employer)):
            found |= {
                f"{kind}.pair": one.pair.weight,
                f"{kind}.given": one.given.weight,
                f"{kind}.bias": one.given.bias,
                f"{kind}.out": one.out.weight[0],
                f"{kind}.linear": one.linear.weight[0],
                f"{kind}.none": one.none.weight,
                f"{kind}.none_bias": one.none.bias,
                f"{kind}.none_out": one.none_out.weight[0],
                f"{kind}.none_offset": one.none_out.bias,
            }
        found |= {
            "standing.hidden": self.hidden.weight,
            "standing.bias": self.hidden.bias,
            "standing.out": self.out.weight,
            "standing.out_bias": self.out.bias,
            "standing.linear": self.linear.weight,
        }
        return {name: np.ascontiguousarray(w.detach().numpy()) for name, w in found.items()}


def learn(cases: Sequence[Case], recipe: Recipe, seed: int) -> PostNetwork:
    """Train all three networks together; the same seed gives the same weights on one machine."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = PostNetwork(_sizes(cases), recipe)
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    total = recipe.epochs * sum(1 for _ in _batches(cases, recipe, random.Random(seed)))
    step = 0
    network.train()
    for _ in range(recipe.epochs):
        for batch in _batches(cases, recipe, rng):
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * (1 - step / total)
            step += 1
            scores = network(batch)
            width = scores.shape[1] - 1
            right = torch.tensor(
                [width if _is_none(case) else case.answer for case in batch], dtype=torch.long
            )
            loss = F.cross_entropy(scores, right)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return network.eval()


def chances(network: PostNetwork, cases: Sequence[Case]) -> list[NDArray[np.float32]]:
    """Return the chances of each case's candidates, none last, or of its standings."""
    with torch.no_grad():
        return [torch.softmax(network([case]), dim=1)[0].numpy() for case in cases]


def _is_none(case: Case) -> bool:
    return case.kind != STANDING and case.answer == len(case.rows)


def _sizes(cases: Sequence[Case]) -> dict[str, int]:
    sizes = {case.kind: case.rows.shape[1] for case in cases}
    return {**sizes, "given": len(cases[0].given)}


def _batches(cases: Sequence[Case], recipe: Recipe, rng: random.Random) -> list[list[Case]]:
    """Return batches of one kind each, all in random order."""
    found = []
    for kind in KINDS:
        own = [case for case in cases if case.kind == kind]
        rng.shuffle(own)
        found += [own[i : i + recipe.batch] for i in range(0, len(own), recipe.batch)]
    rng.shuffle(found)
    return found


def _padded(rows: Sequence[NDArray[np.float32]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, rows))
    out = torch.zeros(len(rows), longest, rows[0].shape[1])
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row)
        mask[i, : len(row)] = True
    return out, mask
