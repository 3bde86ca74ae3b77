"""Which kind of news an article is: of the world, as NEREL's, or of posts and bodies, as regions'.

Annotators of both mark other things: a meeting of a district's council is an event of a region's
news. So each kind has weights of its own. What an article is about tells which, by its nouns and
adjectives («директор», «район», «колледж» or «страна», «фильм»), and what is told of that, by
verbs and small words («назначить», «возглавить»): a logistic regression on the means of their
vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.errors import ModelError
from newsnlp.find.nets import tensors
from newsnlp.find.nets.relation_net import LemmaVectors

Arrays = Mapping[str, NDArray[np.float32]]


class Gate(Protocol):
    """Tells the kind of every article: ``WORLD`` or ``REGION``."""

    def __call__(self, annotations: Sequence[Annotation]) -> list[int]:
        """Return the kind of each."""

    def settle(self, annotation: Annotation, domain: int) -> None:
        """Take what is known of an article otherwise."""


WORLD, REGION = range(2)
FILE = "model.safetensors"
WEIGHT, BIAS = "weight", "bias"
VECTOR = 300
REBUILD = "newsnlp train domains PATH FURTHER -o models/domains"
TELLING = frozenset({"ADJ", "NOUN"})
"""Parts of speech that say what an article is about."""
_NAMING = frozenset({"PROPN", "PUNCT", "NUM", "SYM", "X"})
"""Those that say whom and when; all others, verbs most of all, say how it tells."""
PARTS = 2


def telling(annotation: Annotation) -> tuple[list[str], list[str]]:
    """Return the lemmas that say what an article is about, and those that say how it tells."""
    about, how = (
        list(compress(annotation.lemmas, map(kind.__getitem__, annotation.tags)))
        for kind in _kinds(annotation.tagset)
    )
    return about, how


@lru_cache(2)
def _kinds(tagset: Tagset) -> tuple[list[bool], list[bool]]:
    about = [pos in TELLING for pos in tagset.pos]
    how = [pos not in TELLING and pos not in _NAMING for pos in tagset.pos]
    return about, how


class DomainGate:
    """Tells the kind of every article, the same whatever others are given.

    ``arrays``: a weight (2, 300), of what an article is about and of how it tells, and a bias (1).
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
        if shapes != {WEIGHT: (PARTS, VECTOR), BIAS: (1,)}:
            raise ModelError(f"{file} is no gate of domains ({shapes}); build it with: {REBUILD}")
        return cls({name: tensors.widened(array) for name, array in stored.items()})

    def __call__(self, annotations: Sequence[Annotation]) -> list[int]:
        """Return ``WORLD`` or ``REGION`` per article."""
        known = self._known
        for annotation in annotations:
            if annotation not in known:
                known[annotation] = self._of(annotation)
        return [known[annotation] for annotation in annotations]

    def settle(self, annotation: Annotation, domain: int) -> None:
        """Take an article for what is known of it otherwise."""
        self._known[annotation] = domain

    def _of(self, annotation: Annotation) -> int:
        told = telling(annotation)
        if not told[0]:
            return WORLD
        score = self._bias
        for part, lemmas in enumerate(told):
            if lemmas:
                score += float(self._share(lemmas)[:, part].mean(dtype=np.float64))
        return REGION if score > 0 else WORLD


class OneDomain:
    """Takes every article for ``WORLD``: the gate where there is one set of weights."""

    def __call__(self, annotations: Sequence[Annotation]) -> list[int]:
        """Return ``WORLD`` per article."""
        return [WORLD] * len(annotations)

    def settle(self, annotation: Annotation, domain: int) -> None:
        """Leave it as it is."""
