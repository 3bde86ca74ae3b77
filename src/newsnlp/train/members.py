"""Learn who belongs to which body, from labelled articles, over the reader of posts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from newsnlp.records.learned.models import MEMBERS, REBUILD_BESIDE
from newsnlp.train import member_card, member_data, over_reader
from newsnlp.train.networks import Answered, Recipe, Told

RECIPE = Recipe(epochs=25)
"""Few of the pairs that are asked about are memberships."""


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels, ModelError where the reader of ``models/regional/records`` is
    missing.
    """
    over_reader.train(
        MEMBERS,
        (labels, further),
        output,
        read=member_data.read_cases,
        card=partial(_card, seed),
        recipe=RECIPE,
        seed=seed,
    )


def _card(seed: int, told: Told, answered: Mapping[str, Answered], recipe: Recipe) -> str:
    return f"""# Who belongs to which body

Small networks over features of a body and of the people and bodies told near it rest on what the
reader in `models/regional/records` says of their places in the article.

- Articles: {len(told.library.texts)} of `corpora/labels` and of train of `corpora/regional`,
  labelled by readers. For news of the regions.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD_BESIDE[MEMBERS]} --seed {seed}` (PyTorch, CPU, ten
  minutes). The reader does not learn; where it is made anew, so must be these.
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

{member_card.section(told.cases[MEMBERS], answered[MEMBERS])}"""
