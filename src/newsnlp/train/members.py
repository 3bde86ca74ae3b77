"""Learn who belongs to which body, from labelled articles, over the reader of posts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import torch

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.models import CHECK, MEMBERS, REBUILD_MEMBERS, reader_weights
from newsnlp.train import member_card, member_data, networks
from newsnlp.train.networks import Answered, Recipe, Told
from newsnlp.train.reading import Library, ReaderNetwork

RECIPE = Recipe(epochs=25)
"""Few of the pairs that are asked about are memberships."""


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels, ModelError where the reader of ``models/regional/records`` is
    missing.
    """
    weights, check = reader_weights(models_dir() / REGIONAL / RECORDS)
    library = Library()
    cases, names = member_data.read_cases(labels, further, Pipeline(learned=False), library)
    reader = ReaderNetwork(library.vectors(), RECIPE.reader).eval()
    reader.restore(weights)
    with torch.no_grad():
        states = {doc: reader([text])[0] for doc, text in library.texts.items()}
    told = Told({MEMBERS: cases}, {MEMBERS: names}, library, states)
    more = {CHECK: check}
    networks.train(told, output, partial(_card, seed), seed=seed, recipe=RECIPE, more=more)


def _card(seed: int, told: Told, answered: Mapping[str, Answered], recipe: Recipe) -> str:
    return f"""# Who belongs to which body

Small networks over features of a body and of the people and bodies told near it rest on what the
reader in `models/regional/records` says of their places in the article.

- Articles: {len(told.library.texts)} of `corpora/labels` and of train of `corpora/regional`,
  labelled by readers. For news of the regions.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD_MEMBERS} --seed {seed}` (PyTorch, CPU, ten
  minutes). The reader does not learn; where it is made anew, so must be these.
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

{member_card.section(told.cases[MEMBERS], answered[MEMBERS])}"""
