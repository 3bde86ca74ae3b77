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
        role = np.tanh(self._role(view))
        verb = self._mean([view.verb_lemma] if view.verb_lemma else [], 1)
        cues = self._mean(view.cues, 2)
        parts = [values(view.given), role, np.tanh(verb), np.tanh(cues)]
        return np.concatenate(parts).astype(np.float32)

    def choose(
        self, of: str, known: Floats, rows: Sequence[Features], nouns: Sequence[list[str]] = ()
    ) -> Floats:
        """Return the chance of each candidate and, last, that it is none of them.

        ``nouns``: of bodies, the lemmas that tell what each of them is.
        """
        w = self._weights
        x = np.stack([values(row) for row in rows])
        if nouns:
            role = known[len(known) - _VIEWS * self._size :][: self._size]
            bodies = np.tanh(np.stack([self._mean(own, _VIEWS) for own in nouns]))
            match = (bodies * role).sum(1, keepdims=True) / np.sqrt(np.float32(self._size))
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

    def _role(self, view: RoleView) -> Floats:
        both: Floats = self._mean([view.noun], 0) + self._mean(view.words, 0)
        both /= 2
        return both

    def _mean(self, lemmas: Sequence[str], view: int) -> Floats:
        """Return the mean of words through one of the four layers."""
        if not lemmas:
            return np.zeros(self._size, np.float32)
        begin = view * self._size
        found = self._lemmas(lemmas)[:, begin : begin + self._size]
        mean: Floats = found.mean(axis=0, dtype=np.float32)
        return mean
