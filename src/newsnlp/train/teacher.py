"""Teachers: the span network with a pretrained encoder beside it, too slow for the product.

They read what the small network reads and, of every unit, the mean of its pieces' states in the
encoder, which reads the article around a sentence too and is trained along. What teachers say of
texts, annotated or not, is what the small network learns (Hinton et al. 2015).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.train.batching import batches
from newsnlp.train.encoder import WIDTH, Encoder, EncoderFile, Reader, default_file
from newsnlp.train.processes import side_by_side
from newsnlp.train.span_data import (
    Answer,
    Data,
    Example,
    Features,
    answered,
    collate,
    located,
    mixed,
    spanned,
    together,
)
from newsnlp.train.span_learning import Recipe, learn
from newsnlp.train.span_network import Dropout, Inputs, Read, Sizes, SpanNetwork, moved

Progress = Callable[[str], None]
logger = logging.getLogger(__name__)

LARGE = Sizes(first=256, lstm=192, span=192)
"""Teachers, and the plain networks beside them, have more room than what they teach."""
STRONG = Dropout(state=0.35)
"""They see each annotated sentence every epoch and would know them by heart."""
COURSES = ((12, 1e-4, 0.1), (12, 2e-4, 0.1), (12, 5e-5, 0.1), (6, 1e-4, 0.2), (6, 2e-4, 0.2))
"""Epochs, the encoder's rate and its dropout: teachers that learn differently err elsewhere."""
PLAIN = 3
"""Networks without an encoder that answer beside the teachers, one voice each."""
PLAIN_EPOCHS = 12
ANNOTATORS = 0.25
"""How much of an answer on an annotated sequence is its annotators'; the rest is the teachers'."""
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
        self.encoder = Encoder(file, self.rates.encoder)
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
        states = self.encoder(read.below, read.mask).float()
        sums = F.pad(states.cumsum(1), (0, 0, 1, 0))
        row = read.window[:, None]
        width = (read.end - read.first).unsqueeze(-1)
        mean: Tensor = (sums[row, read.end] - sums[row, read.first]) / width
        return mean


@torch.no_grad()
def answers(network: SpanNetwork, examples: Sequence[Example], features: Features) -> list[Answer]:
    """Return what a network says of sequences."""
    network.eval()
    said: list[Answer | None] = [None] * len(examples)
    groups = together(examples)
    lengths = [sum(len(examples[i]) for i in group) for group in groups]
    for numbers in batches(lengths, UNITS_AT_ONCE):
        chosen = [i for number in numbers for i in groups[number]]
        inputs = moved(collate([examples[i] for i in chosen], features)[0], network.device)
        *parts, boundaries = network.read(inputs)
        likely = (boundaries >= LEAST_BOUNDARY) & inputs.mask[..., None]
        spans = located(spanned(likely))
        chances = network.judge(parts, spans).softmax(1)
        worth = chances[:, 0] < 1 - LEAST_CHANCE
        where, start, end = spans[worth].cpu().numpy().T
        told, ends = chances[worth].cpu().numpy(), boundaries.sigmoid().cpu().numpy()
        for row, i in enumerate(chosen):
            own = where == row
            said[i] = Answer(start[own], end[own], told[own], ends[row, : len(examples[i])])
    return [answer for answer in said if answer is not None]


def reader() -> Reader:
    """Return what lays out texts for teachers."""
    return Reader(default_file())


def courses(teachers: int) -> list[Recipe]:
    """Return the recipes of some teachers."""
    return [
        Recipe(
            epochs=epochs,
            encoder_rate=rate,
            sizes=LARGE,
            dropout=replace(STRONG, encoder=dropped),
        )
        for epochs, rate, dropped in islice(cycle(COURSES), teachers)
    ]


def taught(
    data: Data,
    recipes: Sequence[Recipe],
    *,
    seed: int = 0,
    plain: Recipe | None = None,
    device: str = "cpu",
    progress: Progress = logger.info,
) -> Data:
    """Return the data with the answers of teachers, and of plain networks, learned from it.

    Plain networks err elsewhere: together with them teachers are right more often than alone.
    """
    plain = plain or Recipe(epochs=PLAIN_EPOCHS, sizes=LARGE, dropout=STRONG)
    jobs = [
        partial(_learned, data, kind, recipe, number, device, progress)
        for number, (kind, recipe) in enumerate(
            [(_teacher, recipe) for recipe in recipes] + [(SpanNetwork, plain)] * PLAIN, start=seed
        )
    ]
    said = side_by_side(jobs)
    weights = [1 / len(jobs)] * len(jobs)
    return _answered(data, [mixed(own, weights) for own in zip(*said, strict=True)])


def _teacher(vectors: Tensor, sizes: Sizes, dropout: Dropout) -> SpanNetwork:
    return TeacherNetwork(vectors, default_file(), sizes, dropout)


def _learned(
    data: Data,
    kind: Callable[[Tensor, Sizes, Dropout], SpanNetwork],
    recipe: Recipe,
    seed: int,
    device: str,
    progress: Progress,
) -> list[Answer]:
    """Train a network; return what it says of everything."""
    torch.manual_seed(seed)
    sizes = replace(recipe.sizes, domains=data.domains)
    network = kind(data.features.vectors, sizes, recipe.dropout).to(device)
    name = type(network).__name__
    epochs = learn(network, data.train, data.features, recipe, seed)
    for epoch, (average, loss) in enumerate(epochs, start=1):
        progress(f"{name} {seed} epoch {epoch}/{recipe.epochs} loss {loss:.4f}")
        network = average
    return answers(network, data.train + data.texts, data.features)


def _answered(data: Data, said: Sequence[Answer]) -> Data:
    """Return the data with these answers; annotators count for half where there are any."""
    border = len(data.train)
    return replace(
        data,
        train=answered(data.train, said[:border], ANNOTATORS),
        texts=answered(data.texts, said[border:], 0),
    )
