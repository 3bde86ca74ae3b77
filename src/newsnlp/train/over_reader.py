"""Networks over what the reader of posts and events says of articles, which learns no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import torch

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.models import CHECK, reader_weights
from newsnlp.train import networks
from newsnlp.train.cases import Case, Names
from newsnlp.train.networks import Answered, Recipe, Told
from newsnlp.train.reading import Library, ReaderNetwork

Read = Callable[[Path, Path, Pipeline, Library], tuple[list[Case], Names]]
Card = Callable[[Told, Mapping[str, Answered], Recipe], str]


def train(
    part: str,
    corpora: tuple[Path, Path],
    output: Path,
    *,
    read: Read,
    card: Card,
    recipe: Recipe,
    seed: int,
) -> None:
    """Learn from all that is labelled in both ``corpora``, write the networks and their card.

    Raises InputError for bad labels, ModelError where the reader of ``models/regional/records`` is
    missing.
    """
    weights, check = reader_weights(models_dir() / REGIONAL / RECORDS)
    library = Library()
    cases, names = read(*corpora, Pipeline(learned=False), library)
    reader = ReaderNetwork(library.vectors(), recipe.reader).eval()
    reader.restore(weights)
    with torch.no_grad():
        states = {doc: reader([text])[0] for doc, text in library.texts.items()}
    told = Told({part: cases}, {part: names}, library, states)
    networks.train(told, output, card, seed=seed, recipe=recipe, more={CHECK: check})
