"""Networks over what the reader of posts and events says of articles, which learns no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.models import CHECK, REBUILD_BESIDE, reader_weights
from newsnlp.train import record_networks
from newsnlp.train.cases import Case, Names
from newsnlp.train.reading import Library, ReaderNetwork
from newsnlp.train.record_networks import Answered, Recipe, Told


class Part(NamedTuple):
    """What some networks are called, what they read of an article, what their card says of them.

    ``about``: the card's words for what their features are of.
    """

    name: str
    title: str
    about: str
    read: Callable[[Path, Path, Pipeline, Library], tuple[list[Case], Names]]
    section: Callable[[Sequence[Case], Answered], str]
    recipe: Recipe


def train(part: Part, labels: Path, further: Path, output: Path, *, seed: int) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels, ModelError where the reader of ``models/regional/records`` is
    missing.
    """
    weights, check = reader_weights(models_dir() / REGIONAL / RECORDS)
    library, recipe = Library(), part.recipe
    cases, names = part.read(labels, further, Pipeline(learned=False), library)
    reader = ReaderNetwork(library.vectors(), recipe.reader).eval()
    reader.restore(weights)
    with torch.no_grad():
        states = {doc: reader([text])[0] for doc, text in library.texts.items()}
    told = Told({part.name: cases}, {part.name: names}, library, states)
    card, more = partial(_card, part, seed), {CHECK: check}
    record_networks.train(told, output, card, seed=seed, recipe=recipe, more=more)


def _card(
    part: Part, seed: int, told: Told, answered: Mapping[str, Answered], recipe: Recipe
) -> str:
    return f"""# {part.title}

Small networks over features of {part.about} rest on what the
reader in `models/regional/records` says of their places in the article.

- Articles: {len(told.library.texts)} of `corpora/labels` and of train of `corpora/regional`,
  labelled by readers. For news of the regions.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD_BESIDE[part.name]} --seed {seed}` (PyTorch, CPU, ten
  minutes). The reader does not learn; where it is made anew, so must be these.
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

{part.section(told.cases[part.name], answered[part.name])}"""
