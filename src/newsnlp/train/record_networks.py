"""The networks of posts, events and memberships in PyTorch; ``records.learned.nets`` has NumPy's.

Those of posts and events learn together with one reader (``newsnlp.train.reading``), a few articles
at a time; those of memberships over what it says then.
"""

from __future__ import annotations

import copy
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.find.nets import tensors
from newsnlp.quick import dataclass
from newsnlp.records.learned.models import FILE, LAYOUTS, READER
from newsnlp.records.learned.nets import WORDS, Layout
from newsnlp.records.learned.reading import nearest
from newsnlp.train.cases import OPEN, Case, Floats, Names
from newsnlp.train.reading import Library, ReaderNetwork, Sizes
from newsnlp.train.span_learning import follow

logger = logging.getLogger(__name__)

FOLDS = 5
_FAR = -1e9


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the networks learn; ``batch``: articles at a time, ``warmup``: steps.

    What is shipped follows the weights that learn: ``average`` of it is kept at each step. ``drop``
    is of features, ``blank`` of the vectors, ``read_drop`` of what the reader says.
    """

    epochs: int = 9
    batch: int = 12
    rate: float = 3e-3
    warmup: int = 50
    decay: float = 5e-2
    average: float = 0.99
    words: int = 24
    hidden: int = 64
    drop: float = 0.3
    blank: float = 0.25
    read_drop: float = 0.5
    reader: Sizes = field(default_factory=Sizes)


class Chooser(nn.Module):
    """Scores candidates and «none»; what is ``read`` comes first in what both are known by."""

    def __init__(self, known: int, row: int, read: int, recipe: Recipe) -> None:
        super().__init__()
        self.pair = nn.Linear(row, recipe.hidden, bias=False)
        self.own = nn.Linear(read, recipe.hidden, bias=False)
        self.theirs = nn.Linear(read, recipe.hidden, bias=False)
        self.given = nn.Linear(known, recipe.hidden)
        self.out = nn.Linear(recipe.hidden, 1, bias=False)
        self.linear = nn.Linear(row, 1, bias=False)
        self.none = nn.Linear(known, recipe.hidden)
        self.none_out = nn.Linear(recipe.hidden, 1)
        self.drop = nn.Dropout(recipe.drop)

    def forward(
        self, known: tuple[Tensor, Tensor], rows: tuple[Tensor, Tensor], mask: Tensor
    ) -> Tensor:
        """Return the scores of rows (b, n, f), far below where ``mask`` is not, then of none.

        ``known`` and ``rows``: what is read, and what else is known.
        """
        own = torch.cat([known[0], self.drop(known[1])], dim=-1)
        x = torch.cat([rows[0], self.drop(rows[1])], dim=-1)
        there = torch.maximum(*rows[0].chunk(2, dim=-1))
        match = torch.tanh(self.own(known[0]))[:, None] * torch.tanh(self.theirs(there))
        first = self.pair(x) + self.given(own)[:, None] + match
        scores = (self.out(torch.relu(first)) + self.linear(torch.cat(rows, dim=-1)))[..., 0]
        none = self.none_out(torch.relu(self.none(own)))
        return torch.cat([scores.masked_fill(~mask, _FAR), none], dim=1)


class Decider(nn.Module):
    """Scores answers."""

    def __init__(self, known: int, answers: int, recipe: Recipe) -> None:
        super().__init__()
        self.hidden = nn.Linear(known, recipe.hidden)
        self.out = nn.Linear(recipe.hidden, answers)
        self.linear = nn.Linear(known, answers, bias=False)
        self.drop = nn.Dropout(recipe.drop)

    def forward(self, read: Tensor, known: Tensor) -> Tensor:
        """Return the scores (b, answers) of what is read and known (b, f)."""
        hidden = torch.relu(self.hidden(torch.cat([read, self.drop(known)], dim=1)))
        scores: Tensor = self.out(self.drop(hidden)) + self.linear(torch.cat([read, known], dim=1))
        return scores


class Network(nn.Module):
    """All networks of a layout over one layer for words.

    ``sizes``: columns of given and kinds; ``read``: of a token's state.
    """

    def __init__(self, layout: Layout, sizes: dict[str, int], read: int, recipe: Recipe) -> None:
        super().__init__()
        self.layout, self.size, self.read = layout, recipe.words, read
        self.words = nn.Linear(300, 4 * recipe.words, bias=False)
        known = read + sizes["given"] + 3 * recipe.words
        self.choosers = {
            kind: Chooser(known, 2 * read + sizes[kind] + (kind in layout.matched), read, recipe)
            for kind in layout.choosers
        }
        self.deciders = {
            kind: Decider(known + sizes[kind], answers, recipe)
            for kind, answers in layout.deciders.items()
        }
        self.parts = nn.ModuleList([*self.choosers.values(), *self.deciders.values()])
        self.blank = nn.Dropout(recipe.blank)
        self.read_drop = nn.Dropout(recipe.read_drop)

    def forward(self, cases: Sequence[Case], states: Sequence[Tensor]) -> Tensor:
        """Return the scores of cases of one kind, short ones padded before «none».

        ``states`` (n, 2h): of the article of each case.
        """
        kind = cases[0].kind
        vectors = torch.from_numpy(np.stack([case.words for case in cases]))
        parts = self.words(self.blank(vectors)).split(self.size, dim=-1)
        views = [torch.tanh(parts[i][:, i]) for i in range(3)]
        given = torch.from_numpy(np.stack([case.given for case in cases]))
        known = torch.cat([given, *views], dim=1)
        both = zip(cases, states, strict=True)
        read = torch.stack([own[list(case.tokens)].max(0).values for case, own in both])
        read = self.read_drop(read)
        if kind in self.deciders:
            more = torch.from_numpy(np.concatenate([case.rows for case in cases]))
            decided: Tensor = self.deciders[kind](read, torch.cat([known, more], dim=1))
            return decided
        rows, mask = _padded([case.rows for case in cases])
        if kind in self.layout.matched:
            told = self.words(self.blank(_padded([case.told for case in cases])[0]))
            match = (torch.tanh(told[..., -self.size :]) * views[0][:, None]).sum(-1, keepdim=True)
            rows = torch.cat([rows, match / self.size**0.5], dim=-1)
        beside = self.read_drop(self._beside(cases, states, rows.shape[1]))
        scores: Tensor = self.choosers[kind]((read, known), (beside, rows), mask)
        return scores

    def _beside(self, cases: Sequence[Case], states: Sequence[Tensor], longest: int) -> Tensor:
        """Return the states (b, n, 4h) nearest before and behind of all candidates."""
        found = torch.zeros(len(cases), longest, 2, self.read)
        at, told = [], []
        for number, (case, own) in enumerate(zip(cases, states, strict=True)):
            for side, near in enumerate(nearest(case.tokens, case.places)):
                for candidate, token in enumerate(near):
                    if token >= 0:
                        at.append((number, candidate, side))
                        told.append(own[token])
        if told:
            found = found.index_put(torch.tensor(at).unbind(1), torch.stack(told))
        return found.flatten(2)

    def arrays(self) -> dict[str, Floats]:
        """Return the weights as the NumPy networks name them."""
        found = {WORDS: self.words.weight}
        for kind, one in self.choosers.items():
            found |= {
                f"{kind}.pair": one.pair.weight,
                f"{kind}.own": one.own.weight,
                f"{kind}.theirs": one.theirs.weight,
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


class Told(NamedTuple):
    """What is learned from, by its part: the choices, and the names of what is known; the texts.

    ``states`` (n, 2h) are what a reader that learns no more says of each article.
    """

    cases: Mapping[str, Sequence[Case]]
    names: Mapping[str, Names]
    library: Library
    states: Mapping[str, Tensor] | None = None


Part = tuple[str, str]
"""A part and a kind of its choices."""


class Networks(nn.Module):
    """The networks of all parts over one reader, where it learns too."""

    def __init__(self, told: Told, recipe: Recipe) -> None:
        super().__init__()
        learns = told.states is None
        self.reader = ReaderNetwork(told.library.vectors(), recipe.reader) if learns else None
        self.parts = nn.ModuleDict(
            {
                part: Network(LAYOUTS[part], _sizes(cases), 2 * recipe.reader.lstm, recipe)
                for part, cases in told.cases.items()
            }
        )

    def forward(
        self, told: Told, docs: Sequence[str], cases: Mapping[str, Sequence[Case]]
    ) -> dict[Part, tuple[list[Case], Tensor]]:
        """Return the cases of some articles with their scores; ``cases``: by article."""
        states = told.states
        if self.reader is not None:
            read = self.reader([told.library.texts[doc] for doc in docs])
            states = dict(zip(docs, read, strict=True))
        if states is None:
            raise ValueError("networks without a reader need the states of articles")
        grouped: dict[Part, list[Case]] = {}
        for doc in docs:
            for case in cases[doc]:
                grouped.setdefault((_part(case), case.kind), []).append(case)
        return {
            of: (own, self.parts[of[0]](own, [states[case.doc] for case in own]))
            for of, own in grouped.items()
        }

    def arrays(self) -> dict[str, Floats]:
        """Return the weights as the file names them."""
        reader = {} if self.reader is None else {READER: self.reader}
        parts: dict[str, Any] = {**reader, **self.parts}
        return {f"{of}.{name}": w for of, one in parts.items() for name, w in one.arrays().items()}


def learn(told: Told, docs: Sequence[str], recipe: Recipe, seed: int) -> Networks:
    """Train all networks on some articles; the same seed gives the same weights on one machine."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in one order, whatever the machine has
    rng, order = random.Random(seed), list(docs)
    networks, cases = Networks(told, recipe), by_article(told)
    average = copy.deepcopy(networks).eval()
    optimizer = torch.optim.AdamW(networks.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    starts = range(0, len(order), recipe.batch)
    step, total = 0, recipe.epochs * len(starts)
    networks.train()
    for epoch in range(recipe.epochs):
        rng.shuffle(order)
        for first in starts:
            for group in optimizer.param_groups:
                warm = min(1.0, (step + 1) / recipe.warmup)
                group["lr"] = recipe.rate * warm * (1 - step / total)
            step += 1
            scored = networks(told, order[first : first + recipe.batch], cases)
            loss = torch.stack([_loss(s, own, LAYOUTS[of]) for (of, _), (own, s) in scored.items()])
            optimizer.zero_grad()
            loss.nansum().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(networks.parameters(), 1.0)
            optimizer.step()
            follow(average, networks, min(recipe.average, (1 + step) / (10 + step)))
        logger.info("%d of %d epochs", epoch + 1, recipe.epochs)
    return average


def by_article(told: Told) -> dict[str, list[Case]]:
    """Return the cases of each article."""
    found: dict[str, list[Case]] = {}
    for own in told.cases.values():
        for case in own:
            found.setdefault(case.doc, []).append(case)
    return found


Answered = list[tuple[Case, Floats]]


def answers(networks: Networks, told: Told, docs: Sequence[str]) -> dict[str, Answered]:
    """Return, by part, the chances of each case's candidates, none last, or of its answers.

    Where each stands by itself, of its candidates alone.
    """
    cases = by_article(told)
    found: dict[str, Answered] = {part: [] for part in told.cases}
    with torch.no_grad():
        for doc in docs:
            for (part, _), (own, scores) in networks(told, [doc], cases).items():
                found[part] += [
                    (case, chances(LAYOUTS[part], case, row))
                    for case, row in zip(own, scores, strict=True)
                ]
    return found


def chances(layout: Layout, case: Case, scores: Tensor) -> Floats:
    """Return the chances of what a row of scores tells, without what pads it."""
    if case.kind in layout.deciders:
        return np.asarray(torch.softmax(scores, 0).numpy())
    own, none = scores[: len(case.rows)], scores[-1:]
    if case.kind in layout.each:
        return np.asarray(torch.sigmoid(own - none).numpy())
    return np.asarray(torch.softmax(torch.cat([own, none]), 0).numpy())


def train(
    told: Told,
    output: Path,
    card: Callable[[Told, Mapping[str, Answered], Recipe], str],
    *,
    seed: int,
    recipe: Recipe | None = None,
    more: Mapping[str, NDArray[Any]] | None = None,
    without: frozenset[str] = frozenset(),
) -> None:
    """Learn from all cases and write the weights, in half precision, and their card.

    Parts ``without`` which they are written only teach the reader.

    The figures of the card are of networks that learned four fifths of the articles, on the
    others. ``more`` arrays go with the weights.
    """
    recipe, docs = recipe or Recipe(), sorted(by_article(told))
    logger.info("%d articles", len(docs))
    output.mkdir(parents=True, exist_ok=True)
    random.Random(seed).shuffle(docs)
    others = docs[::FOLDS]
    tried = learn(told, sorted(set(docs) - set(others)), recipe, seed)
    text = card(told, answers(tried, told, others), recipe)
    weights = learn(told, sorted(docs), recipe, seed).arrays()
    arrays: dict[str, NDArray[Any]] = {
        f"{part}.names.{kind}": own
        for part, names in told.names.items()
        for kind, own in names.items()
    }
    arrays |= {name: w.astype(np.float16) for name, w in weights.items()} | dict(more or {})
    arrays = {name: w for name, w in arrays.items() if name.partition(".")[0] not in without}
    tensors.write(output / FILE, arrays)
    (output / "README.md").write_text(text, "utf-8")


def _part(case: Case) -> str:
    return next(part for part, layout in LAYOUTS.items() if case.kind in layout.kinds)


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


def _padded(rows: Sequence[NDArray[np.float32]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, rows))
    out = torch.zeros(len(rows), longest, rows[0].shape[1])
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row)
        mask[i, : len(row)] = True
    return out, mask
