"""Which kind of news an article is: of the world, as NEREL's, or of a region.

Annotators of both mark other things: a meeting of a district's council is an event of a region's
news. So each kind has weights of its own. What an article is about tells which, by its nouns and
adjectives («директор», «район», «колледж» or «страна», «фильм»), whoever wrote it and however: a
logistic regression on the mean of their vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.errors import ModelError
from newsnlp.find import tensors
from newsnlp.find.relation_net import LemmaVectors

Arrays = Mapping[str, NDArray[np.float32]]
Gate = Callable[[Sequence[Annotation]], list[int]]
"""Tells the kind of every article: ``WORLD`` or ``REGION``."""

WORLD, REGION = range(2)
FILE = "model.safetensors"
WEIGHT, BIAS = "weight", "bias"
VECTOR = 300
REBUILD = "newsnlp train domains PATH FURTHER -o models/domains"
TELLING = frozenset({"ADJ", "NOUN"})
"""Parts of speech that say what an article is about; verbs and particles say who wrote it."""


def telling(annotation: Annotation) -> list[str]:
    """Return the lemmas that say what an article is about, as often as they occur."""
    tells = _tells(annotation.tagset)
    return list(compress(annotation.lemmas, map(tells.__getitem__, annotation.tags)))


@lru_cache(2)
def _tells(tagset: Tagset) -> list[bool]:
    return [pos in TELLING for pos in tagset.pos]


class DomainGate:
    """Tells the kind of every article, the same whatever others are given.

    ``arrays``: a weight (1, 300) and a bias (1).
    """

    def __init__(self, arrays: Arrays) -> None:
        self._share = LemmaVectors(arrays[WEIGHT])
        self._bias = float(arrays[BIAS][0])
        self._known = WeakKeyDictionary[Annotation, int]()  # asked for spans, then for relations

    @classmethod
    def load(cls, folder: Path) -> DomainGate:
        """Read a gate; raise ModelError where its file is missing or damaged."""
        file = folder / FILE
        try:
            stored = tensors.read(file)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"{file} cannot be read ({error}); build it with: {REBUILD}"
            ) from error
        shapes = {name: array.shape for name, array in stored.items()}
        if shapes != {WEIGHT: (1, VECTOR), BIAS: (1,)}:
            raise ModelError(f"{file} is no gate of domains ({shapes}); build it with: {REBUILD}")
        return cls({name: tensors.widened(array) for name, array in stored.items()})

    def __call__(self, annotations: Sequence[Annotation]) -> list[int]:
        """Return ``WORLD`` or ``REGION`` per article."""
        known = self._known
        for annotation in annotations:
            if annotation not in known:
                known[annotation] = self._of(annotation)
        return [known[annotation] for annotation in annotations]

    def _of(self, annotation: Annotation) -> int:
        told = telling(annotation)
        if not told:
            return WORLD
        mean = float(self._share(told)[:, 0].mean(dtype=np.float64))
        return REGION if mean + self._bias > 0 else WORLD


def one_domain(annotations: Sequence[Annotation]) -> list[int]:
    """Return ``WORLD`` for every article: the gate where there is one set of weights."""
    return [WORLD] * len(annotations)
