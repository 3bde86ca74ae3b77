"""The columns that annotation makes of one article: arrays, no object per token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Tagset:
    """The closed vocabularies of Natasha's nets, shared by every annotation.

    ``pos`` and ``feats`` are indexed by morphology tag, ``rels`` by syntax relation.
    """

    pos: tuple[str, ...]
    feats: tuple[dict[str, str], ...]
    rels: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """Tokens, sentences, morphology, syntax and Natasha's spans of one article, as columns.

    With n tokens and s sentences:

    - ``start``, ``end`` (n): character offsets in ``text``; ``words`` and ``lemmas`` (n) strings.
    - ``tag`` (n): index into ``tagset.pos`` and ``tagset.feats``.
    - ``head`` (n): token index of the syntactic head within the article, -1 for the root;
      repaired, so that every sentence is exactly one tree.
    - ``rel`` (n): index into ``tagset.rels``.
    - ``sentences`` (s, 2): half-open token ranges; they cover all tokens in order.
    - ``spans``: Natasha's PER, LOC, ORG spans as (first token, last token + 1, type).
    - ``hidden`` (n, 192) float32: last hidden layers of the morphology, syntax and NER nets.
    """

    text: str
    start: Ints
    end: Ints
    words: list[str]
    lemmas: list[str]
    tag: Ints
    head: Ints
    rel: Ints
    sentences: Ints
    spans: list[tuple[int, int, str]]
    hidden: NDArray[np.float32]
    tagset: Tagset

    def __len__(self) -> int:
        return len(self.words)

    def pos(self, token: int) -> str:
        """Return the universal part of speech of a token (``NOUN``, ``PROPN`` …)."""
        return self.tagset.pos[int(self.tag[token])]

    def feats(self, token: int) -> dict[str, str]:
        """Return the universal features of a token (``{"Case": "Gen", …}``); do not modify."""
        return self.tagset.feats[int(self.tag[token])]

    def deprel(self, token: int) -> str:
        """Return the universal relation of a token to its head (``nsubj``, ``obl`` …)."""
        return self.tagset.rels[int(self.rel[token])]

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the tokens that overlap characters ``start:end``."""
        first = int(np.searchsorted(self.end, start, side="right"))
        last = int(np.searchsorted(self.start, end, side="left"))
        return first, max(first, last)

    def sentence_of(self, token: int) -> int:
        """Return the index of the sentence that holds a token."""
        return int(np.searchsorted(self.sentences[:, 1], token, side="right"))

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Return the character offsets of a sentence."""
        first, last = self.sentences[sentence]
        return int(self.start[first]), int(self.end[last - 1])

    def slice_text(self, first: int, last: int) -> str:
        """Return the original text of tokens ``first`` to ``last`` (half-open)."""
        return self.text[self.start[first] : self.end[last - 1]]

    def head_of(self, first: int, last: int) -> int:
        """Return the syntactic head of a token range: the first token headed from outside."""
        for token in range(first, last):
            if not first <= self.head[token] < last:
                return token
        return first

    def children(self, token: int) -> Iterator[int]:
        """Yield the dependents of a token, in text order, within its sentence."""
        first, last = self.sentences[self.sentence_of(token)]
        for other in range(first, last):
            if self.head[other] == token:
                yield other


Blocks = Sequence[tuple[int, int]]
"""Half-open character spans of one article's text that are annotated; a block is a paragraph
or a line of its own, and no sentence crosses its border."""
