"""Train the relation model on NEREL: a small network over pairs of mentions, and a second look."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate import Annotator
from newsnlp.config import models_dir
from newsnlp.errors import InputError
from newsnlp.evaluate.brat import BratDocument, read_corpus
from newsnlp.evaluate.prf import PRF
from newsnlp.find import relation_weights
from newsnlp.find.relation_weights import RelationConfig
from newsnlp.find.relations import leave_to_linking, weighed
from newsnlp.find.second_look import SecondLook
from newsnlp.find.spans import SpanModel
from newsnlp.quick import dataclass
from newsnlp.train import relation_card
from newsnlp.train.relation_data import (
    BUCKETS,
    Examples,
    Texts,
    allowed_pairs,
    make_examples,
    part,
    read_texts,
    with_found_mentions,
)
from newsnlp.train.relation_gate import fit_gate
from newsnlp.train.relation_look import (
    Lessons,
    LookNetwork,
    LookRecipe,
    fit_look,
    looked_again,
    make_lessons,
    united,
)
from newsnlp.train.relation_tuning import chances, choose_temperature, choose_thresholds, figures
from newsnlp.types import RelationType

logger = logging.getLogger(__name__)

SEEDS = 3
"""Networks trained; their spread is in the card and the best on dev is shipped."""
FOLDS = 5
"""Parts of the articles; the second look learns from what networks say of the part held back."""
FOLLOWED = 4
"""Steps between two of the moving average."""
VECTOR = 300
"""Numbers of one of navec's vectors."""
CHOICE = "all, document, found entities"
Floats = NDArray[np.float32]


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
    thin: float = 0.25
    drop: float = 0.35


class RelationNetwork(nn.Module):
    """``newsnlp.find.relation_net.RelationNet`` in PyTorch, with dropout."""

    def __init__(self, states: int, recipe: Recipe) -> None:
        super().__init__()
        bag, width, classes = recipe.bag, recipe.width, len(RelationType) + 1
        self.recipe = recipe
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
        """Return (n, classes) logits of mentions (n, d), (n, d) and feature buckets (n, k).

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

    def weights(self) -> dict[str, Floats]:
        """Return the arrays of the NumPy model."""
        named = {
            "table": self.table.weight, "state": self.state.weight, "word": self.word.weight,
            "head": self.head.weight, "bias": self.head.bias, "tail": self.tail.weight,
            "mix": self.mix.weight, "hidden": self.hidden.weight,
            "hidden_bias": self.hidden.bias, "out": self.out.weight, "out_bias": self.out.bias,
        }  # fmt: skip
        return {name: value.detach().numpy().copy() for name, value in named.items()}


def train(corpus: Path, output: Path, *, seed: int = 0, recipe: Recipe | None = None) -> None:
    """Train on ``corpus/train``, choose on ``corpus/dev``, write weights and card to ``output``.

    Thresholds are for mentions as the span model of ``models/spans`` finds them.
    """
    recipe = recipe or Recipe()
    to_learn, to_choose = _read(corpus / "train"), _read(corpus / "dev")
    annotator, spans = Annotator(), SpanModel.load(models_dir() / "spans")
    learn, dev = read_texts(to_learn, annotator), read_texts(to_choose, annotator)
    found = with_found_mentions(dev, to_choose, spans.find(dev.annotations))
    gate = fit_gate(learn, allowed_pairs(learn), seed)
    examples = make_examples(learn, gate)
    held_out = HeldOut(dev, make_examples(dev, gate), found, make_examples(found, gate))
    logger.info("%d pairs, %d related", len(examples.head), np.count_nonzero(examples.label))
    seeds = range(seed, seed + SEEDS)
    lessons = united([_lessons(learn, examples, own, recipe) for own in seeds])
    runs = [_run(examples, lessons, held_out, own, recipe) for own in seeds]
    best = max(runs, key=lambda run: run.report[CHOICE]["f1"])
    config = RelationConfig(
        thresholds=tuple(float(value) for value in best.thresholds),
        temperature=best.temperature,
        columns=examples.features.shape[1],
    )
    weights = best.network.weights() | best.look.weights()
    relation_weights.save(output, weights, gate, config)
    recipes = (recipe, LookRecipe())
    card = relation_card.text(recipes, [run.report for run in runs], runs.index(best), seed)
    (output / "README.md").write_text(card, "utf-8")


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Dev with gold mentions and with found ones."""

    gold: Texts
    gold_pairs: Examples
    found: Texts
    found_pairs: Examples


@dataclass(frozen=True, slots=True)
class Run:
    """One trained network and second look with what was chosen on dev."""

    network: RelationNetwork
    look: LookNetwork
    thresholds: NDArray[np.float64]
    temperature: float
    report: dict[str, PRF]


def _read(folder: Path) -> list[BratDocument]:
    if not folder.is_dir():
        raise InputError(f"{folder} is not a directory; give NEREL's folder with train/ and dev/")
    return read_corpus(folder)


def _lessons(texts: Texts, examples: Examples, seed: int, recipe: Recipe) -> Lessons:
    """Return what a second look learns from: a first look at articles that it has not seen."""
    began = time.perf_counter()
    article = texts.layout.mentions.article[examples.head]
    logits = np.zeros((len(examples.head), len(RelationType) + 1), np.float32)
    fold = np.random.default_rng(seed + FOLDS).permutation(len(texts.annotations)) % FOLDS
    for number in range(FOLDS):
        seen, unseen = (np.flatnonzero((fold[article] == number) == held) for held in (False, True))
        network = fit(part(examples, seen), seed + number, recipe)
        logits[unseen] = predict(network, part(examples, unseen))
    logger.info("lessons in %.0f s", time.perf_counter() - began)
    return make_lessons(texts, examples, logits)


def _run(examples: Examples, lessons: Lessons, held_out: HeldOut, seed: int, recipe: Recipe) -> Run:
    began = time.perf_counter()
    network, look = fit(examples, seed, recipe), fit_look(lessons, seed, LookRecipe())
    again = SecondLook(look.weights())
    on_gold, on_found = (
        looked_again(again, texts, pairs, predict(network, pairs))
        for texts, pairs in (
            (held_out.gold, held_out.gold_pairs),
            (held_out.found, held_out.found_pairs),
        )
    )
    temperature = choose_temperature(on_gold, held_out.gold_pairs.label)
    given = _chances(on_gold, temperature, held_out.gold, held_out.gold_pairs)
    found = _chances(on_found, temperature, held_out.found, held_out.found_pairs)
    thresholds = choose_thresholds(found, held_out.found_pairs.label, held_out.found.gold)
    report = figures(found, thresholds, held_out.found_pairs, held_out.found, "found") | figures(
        given, thresholds, held_out.gold_pairs, held_out.gold, "gold"
    )
    scores = {name: round(100 * score["f1"], 1) for name, score in report.items()}
    logger.info("seed %d, %.0f s: %s", seed, time.perf_counter() - began, scores)
    return Run(network, look, thresholds, temperature, report)


def _chances(
    logits: Floats, temperature: float, texts: Texts, pairs: Examples
) -> NDArray[np.float64]:
    """Return (pairs, relations) chances as the thresholds see them."""
    chance = chances(logits, temperature)[:, 1:]
    leave_to_linking(chance, texts.layout.mentions.type[pairs.head])
    return weighed(chance, texts.certain[pairs.head] * texts.certain[pairs.tail])


def fit(examples: Examples, seed: int, recipe: Recipe) -> RelationNetwork:
    """Return the moving average of a network trained on pairs."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    generator = np.random.default_rng(seed)
    network = RelationNetwork(examples.states.shape[1], recipe)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=recipe.rate, weight_decay=recipe.decay, fused=True
    )
    steps = recipe.epochs * math.ceil(len(examples.head) / recipe.batch)
    mentions, labels = _mentions(examples), torch.from_numpy(examples.label)
    batches = (
        rows
        for _ in range(recipe.epochs)
        for rows in _batches(len(examples.head), recipe.batch, generator)
    )
    for step, rows in enumerate(batches, start=1):
        rate = recipe.rate * min(1.0, step / recipe.warmup) * max(0.02, 1 - step / steps)
        for group in optimizer.param_groups:
            group["lr"] = rate
        logits = network(*_inputs(mentions, examples, rows))
        loss = F.cross_entropy(logits, labels[torch.from_numpy(rows)])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if step % FOLLOWED == 0:
            _follow(average, network, min(recipe.average**FOLLOWED, (1 + step) / (10 + step)))
    return average.eval()


@torch.no_grad()
def _follow(average: nn.Module, network: nn.Module, kept: float) -> None:
    """Move the average towards the network, less at the beginning than later."""
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)


def _batches(count: int, size: int, generator: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = generator.permutation(count)
    for start in range(0, count, size):
        yield order[start : start + size]


def _mentions(examples: Examples) -> Tensor:
    return torch.from_numpy(np.concatenate([examples.states, examples.vectors], axis=1))


def _inputs(
    mentions: Tensor, examples: Examples, rows: NDArray[np.int64]
) -> tuple[Tensor, Tensor, Tensor]:
    buckets = torch.from_numpy(examples.features[rows].astype(np.int32))
    return mentions[examples.head[rows]], mentions[examples.tail[rows]], buckets


def predict(network: RelationNetwork, examples: Examples, size: int = 4096) -> Floats:
    """Return (pairs, classes) logits."""
    mentions = _mentions(examples)
    parts: list[Floats] = []
    with torch.no_grad():
        for start in range(0, len(examples.head), size):
            rows = np.arange(start, min(start + size, len(examples.head)))
            parts.append(network(*_inputs(mentions, examples, rows)).numpy())
    return np.concatenate(parts) if parts else np.zeros((0, len(RelationType) + 1), np.float32)
