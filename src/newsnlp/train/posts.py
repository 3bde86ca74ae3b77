"""Learn whose a role is, where it is held and how it stands, over the reader of records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from newsnlp.records.learned.models import POSTS, REBUILD_BESIDE
from newsnlp.train import over_reader, post_card, post_data
from newsnlp.train.networks import Answered, Recipe, Told

RECIPE = Recipe()


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels, ModelError where the reader of ``models/regional/records`` is
    missing.
    """
    over_reader.train(
        POSTS,
        (labels, further),
        output,
        read=post_data.read_cases,
        card=partial(_card, seed),
        recipe=RECIPE,
        seed=seed,
    )


def _card(seed: int, told: Told, answered: Mapping[str, Answered], recipe: Recipe) -> str:
    return f"""# Posts told over several sentences

Small networks over features of a role and of the people and bodies of its article rest on what the
reader in `models/regional/records` says of their places.

- Articles: {len(told.library.texts)} of `corpora/labels` and of train of `corpora/regional`,
  labelled by readers. For news of the regions.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD_BESIDE[POSTS]} --seed {seed}` (PyTorch, CPU, ten
  minutes). The reader does not learn; where it is made anew, so must be these.
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

{post_card.section(told.cases[POSTS], answered[POSTS])}"""
