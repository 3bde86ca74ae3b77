"""The networks of posts and events in PyTorch; ``newsnlp.records.learned.nets`` has NumPy's."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.find import tensors
from newsnlp.find.relation_net import lemma_vectors
from newsnlp.find.words import Vocabulary
from newsnlp.quick import dataclass
from newsnlp.records.learned.nets import FILE, WORDS, Layout, View, names_hash, values
from newsnlp.records.learned.role_view import Features

Floats = NDArray[np.float32]
Names = dict[str, NDArray[np.uint8]]
"""A hash of the names of the features by what they are of."""

logger = logging.getLogger(__name__)

FOLDS = 5
OPEN = -1
"""A label of what a reader may count or not."""
_FAR = -1e9


@dataclass(slots=True)
class Case:
    """One choice; ``source`` is the folder of the article.

    ``given`` (g) and ``words`` (3, 300) are of a role or an event, ``rows`` (n, f) of candidates.
    ``answer``: the number of the right one, n for none; of what is decided, its number; where each
    stands by itself, ``labels`` (n): 1, 0 or ``OPEN``. ``told`` (n, 300) are words of candidates.
    ``ruled``: what is answered without the networks, ``told_each`` (n) of each by itself.
    """

    doc: str
    source: str
    kind: str
    given: Floats
    words: Floats
    rows: Floats
    answer: int
    ruled: int
    told: Floats = field(default_factory=lambda: np.zeros((0, 300), np.float32))
    labels: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    told_each: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))


class Words:
    """Vectors of lemmas, each looked up once."""

    def __init__(self) -> None:
        self._vocabulary, self._known = Vocabulary(), dict[str, Floats]()

    def mean(self, lemmas: Sequence[str]) -> Floats:
        """Return the mean vector (300) of some lemmas, zeros for none."""
        fresh = [one for one in dict.fromkeys(lemmas) if one not in self._known]
        if fresh:
            found = lemma_vectors(fresh, self._vocabulary)
            self._known.update(zip(fresh, found, strict=True))
        if not lemmas:
            return np.zeros(300, np.float32)
        return np.asarray(np.mean([self._known[one] for one in lemmas], axis=0), np.float32)

    def of(self, view: View) -> Floats:
        """Return the vectors (3, 300) of a role or an event, its verb and its cues."""
        own = (self.mean([view.noun]) + self.mean(view.words)) / 2
        verb = self.mean([view.verb_lemma] if view.verb_lemma else [])
        return np.stack([own, verb, self.mean(view.cues)])


class Rows:
    """The values of features, with the names of what they are of."""

    def __init__(self) -> None:
        self.names: Names = {}

    def __call__(self, kind: str, rows: Iterable[Features]) -> Floats:
        """Return the values (n, f) of rows of one kind."""
        return np.stack([self.one(kind, row) for row in rows])

    def one(self, kind: str, features: Features) -> Floats:
        """Return the values of one row."""
        if kind not in self.names:
            self.names[kind] = names_hash(features)
        return values(features)


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


class Decider(nn.Module):
    """Scores answers."""

    def __init__(self, known: int, answers: int, recipe: Recipe) -> None:
        super().__init__()
        self.hidden = nn.Linear(known, recipe.hidden)
        self.out = nn.Linear(recipe.hidden, answers)
        self.linear = nn.Linear(known, answers, bias=False)
        self.drop = nn.Dropout(recipe.drop)

    def forward(self, known: Tensor) -> Tensor:
        """Return the scores (b, answers) of what is known (b, f)."""
        hidden = torch.relu(self.hidden(self.drop(known)))
        scores: Tensor = self.out(self.drop(hidden)) + self.linear(known)
        return scores


class Network(nn.Module):
    """All networks of a layout over one layer for words; ``sizes``: columns of given and kinds."""

    def __init__(self, layout: Layout, sizes: dict[str, int], recipe: Recipe) -> None:
        super().__init__()
        self.layout, self.size = layout, recipe.words
        self.words = nn.Linear(300, 4 * recipe.words, bias=False)
        known = sizes["given"] + 3 * recipe.words
        self.choosers = {
            kind: Chooser(known, sizes[kind] + (kind in layout.matched), recipe)
            for kind in layout.choosers
        }
        self.deciders = {
            kind: Decider(known + sizes[kind], answers, recipe)
            for kind, answers in layout.deciders.items()
        }
        self.parts = nn.ModuleList([*self.choosers.values(), *self.deciders.values()])
        self.blank = nn.Dropout(recipe.blank)

    def forward(self, cases: Sequence[Case]) -> Tensor:
        """Return the scores of cases of one kind, short ones padded before «none»."""
        kind = cases[0].kind
        vectors = torch.from_numpy(np.stack([case.words for case in cases]))
        parts = self.words(self.blank(vectors)).split(self.size, dim=-1)
        views = [torch.tanh(parts[i][:, i]) for i in range(3)]
        given = torch.from_numpy(np.stack([case.given for case in cases]))
        known = torch.cat([given, *views], dim=1)
        if kind in self.deciders:
            more = torch.from_numpy(np.concatenate([case.rows for case in cases]))
            decided: Tensor = self.deciders[kind](torch.cat([known, more], dim=1))
            return decided
        rows, mask = _padded([case.rows for case in cases])
        if kind in self.layout.matched:
            told = self.words(self.blank(_padded([case.told for case in cases])[0]))
            match = (torch.tanh(told[..., -self.size :]) * views[0][:, None]).sum(-1, keepdim=True)
            rows = torch.cat([rows, match / self.size**0.5], dim=-1)
        scores: Tensor = self.choosers[kind](known, rows, mask)
        return scores

    def arrays(self) -> dict[str, Floats]:
        """Return the weights as the NumPy networks name them."""
        found = {WORDS: self.words.weight}
        for kind, one in self.choosers.items():
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
        for kind, two in self.deciders.items():
            found |= {
                f"{kind}.hidden": two.hidden.weight,
                f"{kind}.bias": two.hidden.bias,
                f"{kind}.out": two.out.weight,
                f"{kind}.out_bias": two.out.bias,
                f"{kind}.linear": two.linear.weight,
            }
        return {name: np.ascontiguousarray(w.detach().numpy()) for name, w in found.items()}


def learn(layout: Layout, cases: Sequence[Case], recipe: Recipe, seed: int) -> Network:
    """Train all networks together; the same seed gives the same weights on one machine."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(layout, _sizes(cases), recipe)
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    total = recipe.epochs * len(_batches(cases, recipe, random.Random(seed)))
    step = 0
    network.train()
    for _ in range(recipe.epochs):
        for batch in _batches(cases, recipe, rng):
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * (1 - step / total)
            step += 1
            loss = _loss(network(batch), batch, layout)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return network.eval()


def chances(network: Network, cases: Sequence[Case]) -> list[Floats]:
    """Return the chances of each case's candidates, none last, or of its answers.

    Where each stands by itself, of its candidates alone.
    """
    each = network.layout.each
    with torch.no_grad():
        scored = [(case, network([case])[0]) for case in cases]
        return [
            (torch.sigmoid(s[:-1] - s[-1]) if case.kind in each else torch.softmax(s, 0)).numpy()
            for case, s in scored
        ]


Answered = list[tuple[Case, Floats]]


def held_out(layout: Layout, cases: Sequence[Case], recipe: Recipe, seed: int) -> Answered:
    """Return what networks say of the articles that they did not learn."""
    docs = sorted({case.doc for case in cases})
    random.Random(seed).shuffle(docs)
    fold = {doc: i % FOLDS for i, doc in enumerate(docs)}
    found: Answered = []
    for number in range(FOLDS):
        network = learn(layout, [c for c in cases if fold[c.doc] != number], recipe, seed)
        others = [case for case in cases if fold[case.doc] == number]
        found += zip(others, chances(network, others), strict=True)
        logger.info("%d of %d folds", number + 1, FOLDS)
    return found


def train(
    layout: Layout,
    told: tuple[Sequence[Case], Names],
    output: Path,
    card: Callable[[Answered, Recipe], str],
    *,
    seed: int,
) -> None:
    """Learn from all cases and write the weights, in half precision, and their card.

    The figures of the card are of networks that learned four fifths of the articles, on the
    others.
    """
    (cases, names), recipe = told, Recipe()
    logger.info("%d choices", len(cases))
    output.mkdir(parents=True, exist_ok=True)
    text = card(held_out(layout, cases, recipe, seed), recipe)
    arrays: dict[str, NDArray[Any]] = {f"names.{kind}": own for kind, own in names.items()}
    weights = learn(layout, cases, recipe, seed).arrays()
    arrays |= {name: w.astype(np.float16) for name, w in weights.items()}
    tensors.write(output / FILE, arrays)
    (output / "README.md").write_text(text, "utf-8")


def _loss(scores: Tensor, batch: Sequence[Case], layout: Layout) -> Tensor:
    kind, width = batch[0].kind, scores.shape[1] - 1
    if kind in layout.each:
        labels = torch.full((len(batch), width), OPEN)
        for row, case in zip(labels, batch, strict=True):
            row[: len(case.labels)] = torch.from_numpy(case.labels)
        known = labels != OPEN
        return F.binary_cross_entropy_with_logits(
            (scores[:, :-1] - scores[:, -1:])[known], labels[known].float()
        )
    decided = kind in layout.deciders
    right = [
        width if not decided and case.answer == len(case.rows) else case.answer for case in batch
    ]
    return F.cross_entropy(scores, torch.tensor(right, dtype=torch.long))


def _sizes(cases: Sequence[Case]) -> dict[str, int]:
    sizes = {case.kind: case.rows.shape[1] for case in cases}
    return {**sizes, "given": len(cases[0].given)}


def _batches(cases: Sequence[Case], recipe: Recipe, rng: random.Random) -> list[list[Case]]:
    """Return batches of one kind each, all in random order."""
    found = []
    for kind in dict.fromkeys(case.kind for case in cases):
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
