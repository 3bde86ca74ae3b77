"""A teacher: the span network with a pretrained encoder beside it, too slow for the product.

It reads what the small network reads and, of every unit, the mean of its pieces' states in the
encoder, whose upper layers are trained along. What teachers say of texts, annotated or not, is
what the small network learns (Hinton et al. 2015).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.train.batching import batches
from newsnlp.train.encoder import WIDTH, Encoder, EncoderFile, Reader, default_file
from newsnlp.train.learning import Recipe, learn
from newsnlp.train.network import Dropout, Inputs, Read, Sizes, SpanNetwork
from newsnlp.train.processes import side_by_side
from newsnlp.train.span_data import (
    Answer,
    Data,
    Example,
    Features,
    collate,
    located,
    mixed,
    spanned,
)

Progress = Callable[[str], None]
logger = logging.getLogger(__name__)

LARGE = Sizes(first=256, lstm=192, span=192)
"""Teachers, and the plain networks beside them, have more room than what they teach."""
STRONG = Dropout(state=0.35)
"""They see each annotated sentence every epoch and would know them by heart."""
EPOCHS = 5
PLAIN = 2
"""Networks without an encoder that answer beside the teachers and weigh as much as they all."""
PLAIN_EPOCHS = 13
ANNOTATORS = 0.5
"""How much of an answer on an annotated sequence is its annotators'; the rest is the teachers'."""
FROZEN = 6
"""Layers of the encoder that are run once and not trained."""
DROPPED = 0.15
"""Share of the encoder's states dropped in training."""
LEAST_BOUNDARY = -4.0
"""Logit of a boundary from which a teacher says something of a span."""
LEAST_CHANCE = 0.005
UNITS_AT_ONCE = 2048


class TeacherNetwork(SpanNetwork):
    """``SpanNetwork`` that also reads ``Inputs.read``."""

    def __init__(
        self,
        vectors: Tensor,
        file: EncoderFile,
        sizes: Sizes | None = None,
        dropout: Dropout | None = None,
    ) -> None:
        super().__init__(vectors, sizes, dropout)
        own = self.sizes
        self.encoder = Encoder(file, FROZEN)
        self.from_encoder = nn.Linear(WIDTH, own.first, bias=False)
        self.parts = nn.Linear(2 * own.lstm + own.first + WIDTH, sum(own.parts.values()))
        self.drop_encoded = nn.Dropout(DROPPED)

    def read(self, inputs: Inputs) -> list[Tensor]:
        """Return the linear layers over unit states (b, l, …) in the order of ``Sizes.parts``."""
        if inputs.read is None:
            raise ValueError("a teacher reads sequences as its encoder does: give Inputs.read")
        encoded = self.drop_encoded(self._encoded(inputs.read))
        x = self.norm(F.relu(self.first_layer(inputs) + self.from_encoder(encoded)))
        states = torch.cat([self.drop(self.encode(x, inputs.mask)), encoded], -1)
        return list(self.parts(states).split(list(self.sizes.parts.values()), -1))

    def _encoded(self, read: Read) -> Tensor:
        """Return the mean state (b, l, 384) of every unit's pieces."""
        states = self.encoder(read.below, read.mask)
        sums = F.pad(states.cumsum(1), (0, 0, 1, 0))
        row = torch.arange(len(states))[:, None]
        width = (read.end - read.first).unsqueeze(-1)
        mean: Tensor = (sums[row, read.end] - sums[row, read.first]) / width
        return mean


@torch.no_grad()
def answers(network: SpanNetwork, examples: Sequence[Example], features: Features) -> list[Answer]:
    """Return what a network says of sequences."""
    network.eval()
    said: list[Answer | None] = [None] * len(examples)
    for chosen in batches([len(example) for example in examples], UNITS_AT_ONCE):
        inputs, _ = collate([examples[i] for i in chosen], features)
        *parts, boundaries = network.read(inputs)
        likely = (boundaries >= LEAST_BOUNDARY) & inputs.mask[..., None]
        spans = located(spanned(likely))
        chances = network.judge(parts, spans).softmax(1)
        worth = chances[:, 0] < 1 - LEAST_CHANCE
        where, start, end = spans[worth].numpy().T
        told, ends = chances[worth].numpy(), boundaries.sigmoid().numpy()
        for row, i in enumerate(chosen):
            own = where == row
            said[i] = Answer(start[own], end[own], told[own], ends[row, : len(examples[i])])
    return [answer for answer in said if answer is not None]


def reader() -> Reader:
    """Return what lays out texts for teachers."""
    return Reader(default_file(), FROZEN)


def taught(
    data: Data,
    teachers: int,
    *,
    seed: int = 0,
    recipe: Recipe | None = None,
    plain: Recipe | None = None,
    progress: Progress = logger.info,
) -> Data:
    """Return the data with the answers of teachers, and of plain networks, learned from it.

    Plain networks err elsewhere: together with them a teacher is right more often than alone.
    """
    recipe = recipe or Recipe(epochs=EPOCHS, sizes=LARGE, dropout=STRONG)
    plain = plain or Recipe(epochs=PLAIN_EPOCHS, sizes=LARGE, dropout=STRONG)
    border = seed + teachers
    jobs = [
        *(partial(_teacher, data, recipe, n, progress) for n in range(seed, border)),
        *(partial(_beside, data, plain, n, progress) for n in range(border, border + PLAIN)),
    ]
    weights = [0.5 / teachers] * teachers + [0.5 / PLAIN] * PLAIN
    said = side_by_side(jobs)
    return _answered(data, [mixed(own, weights) for own in zip(*said, strict=True)])


def _teacher(data: Data, recipe: Recipe, seed: int, progress: Progress) -> list[Answer]:
    torch.manual_seed(seed)
    network = TeacherNetwork(data.features.vectors, default_file(), recipe.sizes, recipe.dropout)
    return _learned(network, data, recipe, seed, progress)


def _beside(data: Data, recipe: Recipe, seed: int, progress: Progress) -> list[Answer]:
    torch.manual_seed(seed)
    network = SpanNetwork(data.features.vectors, recipe.sizes, recipe.dropout)
    return _learned(network, data, recipe, seed, progress)


def _learned(
    network: SpanNetwork, data: Data, recipe: Recipe, seed: int, progress: Progress
) -> list[Answer]:
    """Train a network; return what it says of everything."""
    epochs = learn(network, data.train, data.features, recipe, seed)
    for epoch, (average, loss) in enumerate(epochs, start=1):
        progress(f"{type(network).__name__} {seed} epoch {epoch}/{recipe.epochs} loss {loss:.4f}")
        network = average
    return answers(network, data.train + data.texts, data.features)


def _answered(data: Data, said: Sequence[Answer]) -> Data:
    """Return the data with these answers; annotators count for half where there are any."""
    border = len(data.train)
    weights = ANNOTATORS, 1 - ANNOTATORS
    train = [
        replace(one, answer=mixed([one.answer, answer], weights), read=None)
        for one, answer in zip(data.train, said[:border], strict=True)
    ]
    texts = [
        replace(one, answer=answer, read=None)
        for one, answer in zip(data.texts, said[border:], strict=True)
    ]
    return replace(data, train=train, texts=texts)
