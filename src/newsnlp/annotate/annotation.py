"""The columns that annotation makes of one article: arrays, no object per token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.occurrences import Occurrences
from newsnlp.quick import dataclass
from newsnlp.remembered import Answers

Ints = NDArray[np.int32]
_LOWERED = Answers(str.lower)


@dataclass(frozen=True, slots=True, eq=False)
class Tagset:
    """The closed vocabularies of Natasha's nets, shared by every annotation.

    ``pos`` and ``feats`` are indexed by morphology tag, ``rels`` by syntax relation.
    """

    pos: tuple[str, ...]
    feats: tuple[dict[str, str], ...]
    rels: tuple[str, ...]


@dataclass(frozen=True, eq=False)
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

    Rules ask about one token at a time, which arrays are slow at: the columns they ask for are
    kept as lists too, made at the first question.
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

    @cached_property
    def starts(self) -> list[int]:
        """Return ``start`` as a list."""
        starts: list[int] = self.start.tolist()
        return starts

    @cached_property
    def ends(self) -> list[int]:
        """Return ``end`` as a list."""
        ends: list[int] = self.end.tolist()
        return ends

    @cached_property
    def heads(self) -> list[int]:
        """Return ``head`` as a list; do not modify."""
        heads: list[int] = self.head.tolist()
        return heads

    @cached_property
    def tags(self) -> list[int]:
        """Return ``tag`` as a list; do not modify."""
        tags: list[int] = self.tag.tolist()
        return tags

    @cached_property
    def rels(self) -> list[int]:
        """Return ``rel`` as a list; do not modify."""
        rels: list[int] = self.rel.tolist()
        return rels

    @cached_property
    def children(self) -> list[list[int]]:
        """Return the dependents of every token, in text order; do not modify."""
        children: list[list[int]] = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head >= 0:
                children[head].append(token)
        return children

    @cached_property
    def lowered(self) -> list[str]:
        """Return the words in lower case; do not modify."""
        return list(map(_LOWERED.__getitem__, self.words))

    @cached_property
    def by_lemma(self) -> Occurrences:
        """Return where each lemma stands."""
        return Occurrences(self.lemmas)

    @cached_property
    def by_form(self) -> Occurrences:
        """Return where each word stands, in lower case."""
        return Occurrences(self.lowered)

    @cached_property
    def _pos(self) -> list[str]:
        return list(map(self.tagset.pos.__getitem__, self.tags))

    @cached_property
    def _feats(self) -> list[dict[str, str]]:
        return list(map(self.tagset.feats.__getitem__, self.tags))

    @cached_property
    def _deprels(self) -> list[str]:
        return list(map(self.tagset.rels.__getitem__, self.rels))

    @cached_property
    def _sentence_ranges(self) -> list[list[int]]:
        ranges: list[list[int]] = self.sentences.tolist()
        return ranges

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [last for _, last in self._sentence_ranges]

    def pos(self, token: int) -> str:
        """Return the universal part of speech of a token (``NOUN``, ``PROPN`` …)."""
        return self._pos[token]

    def feats(self, token: int) -> dict[str, str]:
        """Return the universal features of a token (``{"Case": "Gen", …}``); do not modify."""
        return self._feats[token]

    def deprel(self, token: int) -> str:
        """Return the universal relation of a token to its head (``nsubj``, ``obl`` …)."""
        return self._deprels[token]

    def top(self, token: int, relations: Container[str]) -> int:
        """Return the first token from this one upwards that hangs on its head by no such relation.

        A root is its own top: what it hangs on has the index -1, which lists read as their end.
        """
        while self._deprels[token] in relations and self.heads[token] >= 0:
            token = self.heads[token]
        return token

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the tokens that overlap characters ``start:end``."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end, first)  # the search ends sooner
        return first, last

    def sentence_of(self, token: int) -> int:
        """Return the index of the sentence that holds a token."""
        return bisect_right(self._sentence_ends, token)

    def sentence_tokens(self, sentence: int) -> tuple[int, int]:
        """Return the half-open token range of a sentence."""
        first, last = self._sentence_ranges[sentence]
        return first, last

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Return the character offsets of a sentence."""
        first, last = self._sentence_ranges[sentence]
        return self.starts[first], self.ends[last - 1]

    def slice_text(self, first: int, last: int) -> str:
        """Return the original text of tokens ``first`` to ``last`` (half-open)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def head_of(self, first: int, last: int) -> int:
        """Return the syntactic head of a token range: the first token headed from outside."""
        for token in range(first, last):
            if not first <= self.heads[token] < last:
                return token
        return first


Blocks = Sequence[tuple[int, int]]
"""Half-open character spans of one article's text that are annotated; a block is a paragraph
or a line of its own, and no sentence crosses its border."""
