"""The networks over a role's features. NumPy only; ``newsnlp.train.posts`` has them in PyTorch.

With p a role's features beside tanh of its noun's, verb's and cues' vectors, each through a layer,
and x what is known of a candidate (of a body also how well its noun goes with the role's):

none = out · relu(hidden · p), candidate = out · relu(pair · [x, p]) + linear · x.

How a post stands is told by p beside what is known of the person's posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.dense import softmax
from newsnlp.find.relation_net import LemmaVectors
from newsnlp.records.learned.role_view import Features, RoleView

Floats = NDArray[np.float32]
Weights = Mapping[str, NDArray[Any]]

WORDS = "words"
"""The weight (4 · size, 300) through which vectors of roles, verbs, cues and bodies go."""
HOLDER, EMPLOYER, STANDING = "holder", "employer", "standing"
_VIEWS = 3
_CHOOSING = (
    "pair",
    "given",
    "bias",
    "out",
    "linear",
    "none",
    "none_bias",
    "none_out",
    "none_offset",
)
_STANDING = ("hidden", "bias", "out", "out_bias", "linear")
NEEDED = frozenset(
    {
        WORDS,
        *(f"{of}.{part}" for of in (HOLDER, EMPLOYER) for part in _CHOOSING),
        *(f"{STANDING}.{part}" for part in _STANDING),
    }
)
"""The arrays that the networks are made of."""


def values(features: Features) -> Floats:
    """Return the values of features in their order."""
    return np.fromiter(features.values(), np.float32, len(features))


def names_hash(features: Iterable[str]) -> NDArray[np.uint8]:
    """Return four bytes that tell one list of features from another."""
    return np.frombuffer(crc32("\n".join(features).encode()).to_bytes(4, "little"), np.uint8)


class PostNets:
    """The forward passes; ``weights`` as the file names them.

    Raises ValueError where one is missing.
    """

    def __init__(self, weights: Weights) -> None:
        if missing := NEEDED - weights.keys():
            raise ValueError(f"no {', '.join(sorted(missing))}")
        self._weights = {name: np.asarray(array, np.float32) for name, array in weights.items()}
        self._lemmas = LemmaVectors(self._weights[WORDS])
        self._size = len(self._weights[WORDS]) // (_VIEWS + 1)

    def known(self, view: RoleView) -> Floats:
        """Return the features of a role with what its words mean."""
        own, verb, cues = view.words, view.verb_lemma, view.cues
        lemmas = [view.noun, *own, *([verb] if verb else []), *cues]
        found, size = self._lemmas(lemmas), self._size
        ends = len(own) + 1
        parts = np.zeros((_VIEWS, size), np.float32)
        parts[0] = (found[0, :size] + found[1:ends, :size].mean(axis=0)) / 2
        if verb:
            parts[1] = found[ends, size : 2 * size]
        if cues:
            parts[2] = found[-len(cues) :, 2 * size : 3 * size].mean(axis=0)
        return np.concatenate([values(view.given), np.tanh(parts).ravel()])

    def bodies(self, nouns: Sequence[Sequence[str]]) -> Floats:
        """Return what the nouns of bodies mean (n, size), zeros where one has none."""
        found = np.zeros((len(nouns), self._size), np.float32)
        for row, own in zip(found, nouns, strict=True):
            if own:
                row[:] = np.tanh(self._lemmas(own)[:, -self._size :].mean(axis=0))
        return found

    def choose(
        self, of: str, known: Floats, rows: Iterable[Features], bodies: Floats | None = None
    ) -> Floats:
        """Return the chance of each candidate and, last, that it is none of them.

        ``bodies``: where roles are held, what the nouns of each mean.
        """
        w = self._weights
        x = np.array([[*row.values()] for row in rows], np.float32)
        if bodies is not None:
            role = known[len(known) - _VIEWS * self._size :][: self._size]
            match = (bodies @ role)[:, None] / np.sqrt(np.float32(self._size))
            x = np.concatenate([x, match], axis=1)
        first = x @ w[f"{of}.pair"].T + (w[f"{of}.given"] @ known + w[f"{of}.bias"])
        scores = np.maximum(first, 0) @ w[f"{of}.out"] + x @ w[f"{of}.linear"]
        hidden = np.maximum(w[f"{of}.none"] @ known + w[f"{of}.none_bias"], 0)
        none = hidden @ w[f"{of}.none_out"] + w[f"{of}.none_offset"]
        return np.asarray(softmax(np.append(scores, none)[None])[0], np.float32)

    def standing(self, known: Floats, post: Features) -> Floats:
        """Return the chance of each of ``STANDINGS``."""
        w, x = self._weights, np.concatenate([known, values(post)])
        hidden = np.maximum(w[f"{STANDING}.hidden"] @ x + w[f"{STANDING}.bias"], 0)
        scores = w["standing.out"] @ hidden + w["standing.out_bias"] + w["standing.linear"] @ x
        return np.asarray(softmax(scores[None])[0], np.float32)
