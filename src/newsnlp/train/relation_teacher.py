"""What networks say of articles that they have not seen: from it others learn.

The annotators of NEREL leave out some relations and are sure of others that nobody could tell. A
network that learns their word alone learns that too; one that learns what networks make of
articles held back from them as well errs less (Furlanello et al. 2018).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.dense import softmax
from newsnlp.train.relation_data import Examples, Texts, part
from newsnlp.train.relation_network import Recipe, fit, predict
from newsnlp.types import RelationType

logger = logging.getLogger(__name__)

FOLDS = 5
"""Parts of the articles; of each speaks a network that has learned from the others."""
ANNOTATORS = 0.75
"""How much of a target is the annotators'; the rest is the networks'."""

Floats = NDArray[np.float32]
Read = tuple[Texts, Examples]
"""Articles with some mentions, and the pairs of these."""


def say(readings: Sequence[Read], seed: int, recipe: Recipe) -> list[Floats]:
    """Return logits (pairs, relations + 1) of the same articles read several times.

    Networks learn from the first reading; each speaks of the articles that it has not seen.
    """
    began = time.perf_counter()
    articles = [pairs.article for _, pairs in readings]
    said = [np.zeros((len(own), len(RelationType) + 1), np.float32) for own in articles]
    count = len(readings[0][0].annotations)
    fold = np.random.default_rng(seed + FOLDS).permutation(count) % FOLDS
    for number in range(FOLDS):
        seen = np.flatnonzero(fold[articles[0]] != number)
        network = fit(part(readings[0][1], seen), seed + number, recipe)
        for logits, article, (_, pairs) in zip(said, articles, readings, strict=True):
            held = np.flatnonzero(fold[article] == number)
            logits[held] = predict(network, part(pairs, held))
    logger.info("seed %d: held-out networks in %.0f s", seed, time.perf_counter() - began)
    return said


def targets(labels: NDArray[np.int64], said: Sequence[Floats]) -> Floats:
    """Return the chances (pairs, relations + 1) to learn, of labels and of networks' logits."""
    chances: Floats = np.mean([softmax(logits) for logits in said], axis=0)
    chances *= np.float32(1 - ANNOTATORS)
    chances[np.arange(len(labels)), labels] += np.float32(ANNOTATORS)
    return chances
