"""Learn what is told of posts and events over several sentences, from labelled articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from newsnlp.pipeline import Pipeline
from newsnlp.records.learned.models import EVENTS, POSTS, REBUILD
from newsnlp.train import event_card, record_networks
from newsnlp.train.event_data import EventLabels
from newsnlp.train.post_data import RoleLabels
from newsnlp.train.reading import Library
from newsnlp.train.record_networks import Answered, Recipe, Told


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels.
    """
    pipeline, library = Pipeline(learned=False), Library()  # the weights may be of before
    posts, post_names = RoleLabels.read(labels, further, pipeline, library)
    events, event_names = EventLabels.read(labels, further, pipeline, library)
    names = {POSTS: post_names, EVENTS: event_names}
    told = Told({POSTS: posts, EVENTS: events}, names, library)
    record_networks.train(told, output, partial(_card, seed), seed=seed, without=frozenset({POSTS}))


def _card(seed: int, told: Told, answered: Mapping[str, Answered], recipe: Recipe) -> str:
    return f"""# Events told over several sentences

A small recurrent network reads an article (its lemmas by navec's vectors, Natasha's hidden layers,
what kinds of mentions cover its words), and small networks over features of an event and of the
people, bodies, dates and places of its article rest on what it says of each.

- Articles: {len(told.library.texts)} of `corpora/labels` and of train of `corpora/regional`,
  labelled by readers. For news of the regions: in news of the world they take who is told of for
  gone too often.
- Navec's vectors and Natasha's layers come from natasha's wheel (MIT).
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD} --seed {seed}` (PyTorch, CPU, half an hour).
  Posts teach the reader, too; their networks are made anew over it (`models/regional/posts`).
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

{event_card.section(told.cases[EVENTS], answered[EVENTS])}"""
