"""The columns that annotation makes of one article: arrays, no object per token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import field, fields
from itertools import compress, count
from typing import Any

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


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
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
    kept as lists too, not to be modified. All are made at the first question, as slots: to find a
    cached property takes ten times as long, and rules ask 20 times per token.

    - ``starts``, ``ends``, ``heads``, ``tags``, ``rels``: the arrays as lists; ``lowered``: the
      words in lower case; ``children``: the dependents of every token, in text order.
    - ``by_lemma``, ``by_form``: where each lemma and each word in lower case stands.
    - ``prepositions``: the lemma of the first preposition before each token that has one.
    - ``notes``: what ``noted`` functions have told of it.
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
    starts: list[int] = field(init=False, repr=False)
    ends: list[int] = field(init=False, repr=False)
    heads: list[int] = field(init=False, repr=False)
    tags: list[int] = field(init=False, repr=False)
    rels: list[int] = field(init=False, repr=False)
    lowered: list[str] = field(init=False, repr=False)
    children: list[list[int]] = field(init=False, repr=False)
    by_lemma: Occurrences = field(init=False, repr=False)
    by_form: Occurrences = field(init=False, repr=False)
    prepositions: dict[int, str] = field(init=False, repr=False)
    notes: dict[object, Any] = field(init=False, repr=False)
    _pos: list[str] = field(init=False, repr=False)
    _feats: list[dict[str, str]] = field(init=False, repr=False)
    _deprels: list[str] = field(init=False, repr=False)
    _sentence_ranges: list[tuple[int, int]] = field(init=False, repr=False)
    _sentence_ends: list[int] = field(init=False, repr=False)
    _line_starts: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "__class__", _Unread)

    def __reduce__(self) -> tuple[Any, ...]:
        return Annotation, tuple([getattr(self, one.name) for one in fields(self) if one.init])

    def __len__(self) -> int:
        return len(self.words)

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
        return self._sentence_ranges[sentence]

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Return the character offsets of a sentence."""
        first, last = self._sentence_ranges[sentence]
        return self.starts[first], self.ends[last - 1]

    def sentence_text(self, sentence: int) -> str:
        """Return the text of a sentence."""
        return self.text[slice(*self.sentence_span(sentence))]

    def slice_text(self, first: int, last: int) -> str:
        """Return the original text of tokens ``first`` to ``last`` (half-open)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def opens_line(self, token: int) -> bool:
        """Tell whether a line break stands before a token that is not the first."""
        return token in self._line_starts

    def line_starts(self) -> list[int]:
        """Return the first token of every line."""
        return [0, *sorted(self._line_starts)] if self.words else []

    def head_of(self, first: int, last: int) -> int:
        """Return the syntactic head of a token range: the first token headed from outside."""
        for token in range(first, last):
            if not first <= self.heads[token] < last:
                return token
        return first


class _Unread(Annotation):
    """An annotation that nobody has asked for a list; then it makes all, and is one like others."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _LISTS:
            raise AttributeError(f"an Annotation has no {name!r}")
        for one, made in _lists(self).items():
            object.__setattr__(self, one, made)
        object.__setattr__(self, "__class__", Annotation)
        return getattr(self, name)


_LISTS = frozenset(one.name for one in fields(Annotation) if not one.init)


def _lists(a: Annotation) -> dict[str, object]:
    starts = a.start.tolist()
    heads, tags, rels = a.head.tolist(), a.tag.tolist(), a.rel.tolist()
    lowered = list(map(_LOWERED.__getitem__, a.words))
    pos = list(map(a.tagset.pos.__getitem__, tags))
    return {
        "starts": starts,
        "ends": a.end.tolist(),
        "heads": heads,
        "tags": tags,
        "rels": rels,
        "lowered": lowered,
        "children": _children(a.head),
        "by_lemma": Occurrences(a.lemmas),
        "by_form": Occurrences(lowered),
        "prepositions": _prepositions(a.lemmas, pos, heads),
        "notes": {},
        "_pos": pos,
        "_feats": list(map(a.tagset.feats.__getitem__, tags)),
        "_deprels": list(map(a.tagset.rels.__getitem__, rels)),
        "_sentence_ranges": list(map(tuple, a.sentences.tolist())),
        "_sentence_ends": a.sentences[:, 1].tolist(),
        "_line_starts": frozenset(_line_starts(a.text, starts)) - {0, len(starts)},
    }


def _children(head: Ints) -> list[list[int]]:
    below = head >= 0
    ends = np.cumsum(np.bincount(head[below], minlength=len(head))).tolist()
    order = np.flatnonzero(below)[np.argsort(head[below], kind="stable")].tolist()
    return list(map(order.__getitem__, map(slice, [0, *ends[:-1]], ends)))


def _line_starts(text: str, starts: Sequence[int]) -> Iterator[int]:
    end = text.find("\n")
    while end >= 0:
        yield bisect_left(starts, end)
        end = text.find("\n", end + 1)


_SINCE = (["тот", "пора"], ["этот", "пора"])
"""What a preposition may begin that is an adverb: «[с тех пор] был членом группы»."""


def _prepositions(
    lemmas: Sequence[str], pos: Sequence[str], heads: Sequence[int]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for token in compress(count(), map("ADP".__eq__, pos)):
        if token < heads[token] and lemmas[token + 1 : token + 3] not in _SINCE:
            found.setdefault(heads[token], lemmas[token])
    return found


Blocks = Sequence[tuple[int, int]]
"""Half-open character spans of one article's text that are annotated; a block is a paragraph
or a line of its own, and no sentence crosses its border."""
