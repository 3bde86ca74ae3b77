"""Networks over the features of a role or of an event.

NumPy only; ``newsnlp.train.record_networks`` has them in PyTorch.

With p the features of a role beside what a reader makes of its place (``reading``) and tanh of its
noun's, verb's and cues' vectors, each through a layer, and x what is known of a candidate: its
features, what is read of it nearest before and behind the role and, where its words are told, how
well they go with the role's:

none = out · relu(hidden · p),
candidate = out · relu(pair · [x, p] + tanh(own · r) ∘ tanh(theirs · s)) + linear · x,

where r is what is read of the role and s, the largest of both sides, of the candidate.

One candidate is chosen by softmax over all of them and «none», or each one by itself: the chance
that it is rather than none. What is decided, as how a post stands, is told by p beside x.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.dense import softmax
from newsnlp.find.nets.relation_net import LemmaVectors
from newsnlp.quick import dataclass
from newsnlp.records.learned.reading import Reading
from newsnlp.records.learned.role_view import Features

Floats = NDArray[np.float32]
Weights = Mapping[str, NDArray[Any]]

WORDS = "words"
"""The weight (4 · size, 300) through which vectors of roles, verbs, cues and candidates go."""
_VIEWS = 3
_CHOOSING = (
    "pair",
    "own",
    "theirs",
    "given",
    "bias",
    "out",
    "linear",
    "none",
    "none_bias",
    "none_out",
    "none_offset",
)
_DECIDING = ("hidden", "bias", "out", "out_bias", "linear")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which networks there are: those that choose candidates, by how, and those that decide.

    ``one``: one of several or none; ``each``: every one by itself; ``matched``: of these, where
    words of a candidate go with the role's. ``deciders``: how many answers each has.
    """

    one: tuple[str, ...]
    each: tuple[str, ...]
    matched: tuple[str, ...]
    deciders: Mapping[str, int]

    @property
    def choosers(self) -> tuple[str, ...]:
        """Return all networks that choose candidates."""
        return self.one + self.each

    @property
    def kinds(self) -> frozenset[str]:
        """Return what there are networks of."""
        return frozenset({*self.choosers, *self.deciders})

    @property
    def needed(self) -> frozenset[str]:
        """Return the arrays that the networks are made of."""
        choosing = (f"{of}.{part}" for of in self.choosers for part in _CHOOSING)
        deciding = (f"{of}.{part}" for of in self.deciders for part in _DECIDING)
        return frozenset({WORDS, *choosing, *deciding})


class View(Protocol):
    """What the networks read of a role or an event: words (lemmas), features and its place."""

    words: list[str]

    @property
    def tokens(self) -> Sequence[int]:
        """Return the tokens that tell it, in text order."""

    @property
    def noun(self) -> str:
        """Return the lemma of the noun."""

    @property
    def verb_lemma(self) -> str:
        """Return the lemma of the verb, ``""`` where there is none."""

    @property
    def cues(self) -> list[str]:
        """Return the lemmas beside it that tell more."""

    @property
    def given(self) -> Features:
        """Return what is known whatever the candidate."""


def values(features: Features) -> Floats:
    """Return the values of features in their order."""
    return np.fromiter(features.values(), np.float32, len(features))


def _mean(rows: Floats) -> Floats:
    """Return the mean of rows (n, k), as ``mean`` does, without what it looks at first."""
    return np.asarray(np.add.reduce(rows, axis=0) / len(rows))


def names_hash(features: Iterable[str]) -> NDArray[np.uint8]:
    """Return four bytes that tell one list of features from another."""
    return np.frombuffer(crc32("\n".join(features).encode()).to_bytes(4, "little"), np.uint8)


class Nets:
    """The forward passes; ``weights`` as the file names them.

    Raises ValueError where one of the layout's is missing.
    """

    def __init__(self, weights: Weights, layout: Layout) -> None:
        if missing := layout.needed - weights.keys():
            raise ValueError(f"no {', '.join(sorted(missing))}")
        self._layout = layout
        self._weights = {name: np.asarray(array, np.float32) for name, array in weights.items()}
        self._lemmas = LemmaVectors(self._weights[WORDS])
        self._size = len(self._weights[WORDS]) // (_VIEWS + 1)

    def all_known(self, views: Sequence[View], reading: Reading) -> Floats:
        """Return the features of roles or events with what words mean where they stand (n, k)."""
        own = [[view.noun, *view.words] for view in views]
        verbs = [[view.verb_lemma] if view.verb_lemma else [] for view in views]
        cues = [view.cues for view in views]
        lemmas = [lemma for parts in zip(own, verbs, cues, strict=True) for lemma in chain(*parts)]
        found, size, at = self._lemmas(lemmas), self._size, 0
        parts = np.zeros((len(views), _VIEWS, size), np.float32)
        for part, words, verb, more in zip(parts, own, verbs, cues, strict=True):
            ends = at + len(words)
            part[0] = (found[at, :size] + _mean(found[at + 1 : ends, :size])) / 2
            if verb:
                part[1] = found[ends, size : 2 * size]
            at = ends + len(verb) + len(more)
            if more:
                part[2] = _mean(found[at - len(more) : at, 2 * size : 3 * size])
        given = np.stack([values(view.given) for view in views])
        read = np.stack([reading.own(view.tokens) for view in views])
        means = np.tanh(parts).reshape(len(views), -1)
        return np.concatenate([read, given, means], axis=1)

    def told(self, words: Sequence[Sequence[str]]) -> Floats:
        """Return what the words of candidates mean (n, size), zeros where one has none."""
        found = np.zeros((len(words), self._size), np.float32)
        vectors = self._lemmas(list(chain.from_iterable(words)))[:, -self._size :]
        counts = np.array([len(own) for own in words])
        if len(vectors):
            some = counts > 0
            starts = (np.cumsum(counts) - counts)[some]
            found[some] = np.add.reduceat(vectors, starts, axis=0) / counts[some, None]
        return np.tanh(found)

    def choose(
        self,
        of: str,
        known: Floats,
        rows: Collection[Features],
        beside: Floats,
        told: Floats | None = None,
    ) -> Floats:
        """Return the chances of the candidates of one role or event, as ``chances`` does."""
        return self.chances(of, known[None], [rows], beside, told)[0]

    def chances(
        self,
        of: str,
        known: Floats,
        rows: Sequence[Collection[Features]],
        beside: Floats,
        told: Floats | None = None,
    ) -> list[Floats]:
        """Return the chances of the candidates of several roles or events.

        Where one is chosen, the last chance is that it is none of them. Of all candidates one after
        the other: ``beside`` is what is read of each (see ``Reading.beside``), ``told`` what its
        words mean, where the network matches them.
        """
        scored = self._scores(of, known, rows, beside, told)
        if of in self._layout.each:
            return [1 / (1 + np.exp(none - scores)) for scores, none in scored]
        return [softmax(np.append(scores, none)[None])[0] for scores, none in scored]

    def _scores(
        self,
        of: str,
        known: Floats,
        rows: Sequence[Collection[Features]],
        beside: Floats,
        told: Floats | None,
    ) -> Iterator[tuple[Floats, Floats]]:
        """Yield the scores of the candidates of each, and that of none."""
        w = self._weights
        sizes = list(map(len, rows))
        # of one role or event alone each row is its own
        owner = np.repeat(np.arange(len(rows)), sizes) if len(rows) > 1 else slice(None)
        told_of = [row for own in rows for row in own]
        values_ = chain.from_iterable([row.values() for row in told_of])
        count = len(told_of) * len(told_of[0])
        features = np.fromiter(values_, np.float32, count).reshape(len(told_of), -1)
        x = np.concatenate([beside, features], axis=1)
        if told is not None:
            own = known[:, known.shape[1] - _VIEWS * self._size :][:, : self._size]
            match = (told * own[owner]).sum(axis=1, keepdims=True) / np.sqrt(np.float32(self._size))
            x = np.concatenate([x, match], axis=1)
        given = known @ w[f"{of}.given"].T + w[f"{of}.bias"]
        read = beside.shape[1] // 2
        mine = np.tanh(known[:, :read] @ w[f"{of}.own"].T)
        there = beside.reshape(len(beside), 2, read).max(axis=1)
        first = x @ w[f"{of}.pair"].T + given[owner]
        first += mine[owner] * np.tanh(there @ w[f"{of}.theirs"].T)
        scores = np.maximum(first, 0) @ w[f"{of}.out"] + x @ w[f"{of}.linear"]
        hidden = np.maximum(known @ w[f"{of}.none"].T + w[f"{of}.none_bias"], 0)
        none = hidden @ w[f"{of}.none_out"] + w[f"{of}.none_offset"]
        parts = np.split(scores, np.cumsum(sizes)[:-1]) if len(rows) > 1 else [scores]
        yield from zip(parts, none, strict=True)

    def decide(self, of: str, known: Floats, more: Features) -> Floats:
        """Return the chance of each answer."""
        w, x = self._weights, np.concatenate([known, values(more)])
        hidden = np.maximum(w[f"{of}.hidden"] @ x + w[f"{of}.bias"], 0)
        scores = w[f"{of}.out"] @ hidden + w[f"{of}.out_bias"] + w[f"{of}.linear"] @ x
        return np.asarray(softmax(scores[None])[0], np.float32)
