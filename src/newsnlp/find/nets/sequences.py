"""What the span model reads of an annotation: units in sequences, and their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count, repeat
from operator import contains
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_vectors import JOINT
from newsnlp.find.nets.words import Pair
from newsnlp.quick import dataclass

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

MAX_TOKENS = 160
"""A paragraph of more tokens is read in parts of whole sentences."""
MAX_PARTS = 5
"""Tokens of more parts than this are left whole: they are codes, not words."""

HIDDEN = 192
NER = slice(128, 192)
"""Natasha's NER layer within ``Annotation.hidden``."""

CONTEXT = HIDDEN + 64 + 1
OFTEN = (np.log2(np.maximum(np.arange(65), 1)) / 3).astype(np.float32)
"""What the last column says, by how often a lemma occurs."""

TAGS = 7
FIRST_TAG = {"PER": 1, "LOC": 3, "ORG": 5}
"""Tag of a span's first token; the next number is that of its other tokens, 0 of no span."""


@dataclass(frozen=True, slots=True)
class Units:
    """The pieces of text that spans start and end at, in u columns.

    A token is one unit; a hyphenated one has a unit per part, as «экс-президент» holds a
    «президент» and «российско-британский» two countries. ``token``: the token of every unit;
    ``start``, ``end``: characters; ``words``: (part, lemma of the whole token), parts with
    the hyphens beside them («экс-», «-президент»); ``sequences`` (k, 2): half-open ranges of
    units that are read together.
    """

    token: Ints
    start: Ints
    end: Ints
    words: list[Pair]
    sequences: Ints

    @classmethod
    def of(cls, annotation: Annotation) -> Units:
        """Cut an annotation into units and sequences."""
        start, end = annotation.start.astype(np.int64), annotation.end.astype(np.int64)
        token = np.arange(len(annotation))
        words = list(zip(annotation.words, annotation.lemmas, strict=True))
        split = dict(_hyphenated(annotation.words))
        if split:
            count = np.ones(len(annotation), np.int64)
            count[list(split)] = [len(parts) for parts in split.values()]
            token = np.repeat(token, count)
            start, end = start[token], end[token]
            words = list(map(words.__getitem__, token.tolist()))
            first = np.cumsum(count) - count
            for i, parts in split.items():
                _place(parts, int(first[i]), start, end, words)
        ranges = np.searchsorted(token, _ranges(annotation))
        return cls(token, start, end, words, ranges)


def _hyphenated(words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the tokens to split with their parts."""
    for i in compress(count(), map(contains, words, repeat(JOINT))):
        parts = words[i].split(JOINT)
        if 1 < len(parts) <= MAX_PARTS and all(parts):
            yield i, parts


def _place(parts: list[str], unit: int, start: Ints, end: Ints, words: list[Pair]) -> None:
    """Fill in the units of one token, the first of which is ``unit``."""
    place, lemma = int(start[unit]), words[unit][1]
    for k, part in enumerate(parts):
        start[unit + k], end[unit + k] = place, place + len(part)
        before, after = JOINT * (k > 0), JOINT * (k < len(parts) - 1)
        words[unit + k] = f"{before}{part}{after}", lemma
        place += len(part) + 1


def _ranges(annotation: Annotation) -> Ints:
    """Return half-open token ranges (k, 2): neighbouring sentences of one line, in order."""
    ranges: list[list[int]] = []
    text, start, end = annotation.text, annotation.start, annotation.end
    for first, last in annotation.sentences.tolist():
        joined = (
            ranges
            and last - ranges[-1][0] <= MAX_TOKENS
            and "\n" not in text[end[first - 1] : start[first]]
        )
        if joined:
            ranges[-1][1] = last
        else:
            ranges.append([first, last])
    return np.array(ranges, np.int64).reshape(-1, 2)


def context(
    annotation: Annotation,
    lemma: Ints | None = None,
    token: Ints | None = None,
    out: Floats | None = None,
) -> Floats:
    """Return what Natasha's nets make of every token (n, 257), or of each of ``token``.

    The hidden layers; the mean NER layer of the same lemma's other occurrences in the
    article («Хабургаев» at the end is read with its first, explained mention); and how often
    the lemma occurs (log₂, capped). ``lemma`` (n): ``numbers`` of the lemmas, where known;
    ``out``: where the rows go, new ones if it is None.
    """
    if lemma is None:
        lemma = numbers(annotation.lemmas)
    if token is None:
        token = np.arange(len(annotation))
    if out is None:
        out = np.empty((len(token), CONTEXT), np.float32)
    module = kernels.compiled()
    if module is not None and len(lemma):
        _by_kernel(module, annotation.hidden, lemma, token, out)
        return out
    seen = np.zeros((len(annotation), CONTEXT), np.float32)
    seen[:, :HIDDEN] = annotation.hidden
    times = np.bincount(lemma, minlength=1)[lemma]
    again = np.flatnonzero(times > 1)
    seen[again, HIDDEN:-1] = _others(annotation.hidden[again, NER], lemma[again], times[again])
    seen[:, -1] = OFTEN[np.minimum(times, len(OFTEN) - 1)]
    out[...] = seen[token]
    return out


def _by_kernel(module: ModuleType, hidden: Floats, lemma: Ints, token: Ints, out: Floats) -> None:
    hidden = np.ascontiguousarray(hidden)
    places = lemma.astype(np.int32), token.astype(np.int32)
    module.context(hidden, places[0], OFTEN, NER.start, NER.stop - NER.start, places[1], out)


def numbers(lemmas: Sequence[str]) -> Ints:
    """Return a number for every lemma of an article, equal ones the same, from 0."""
    seen = dict(zip(dict.fromkeys(lemmas), count(), strict=False))
    return np.fromiter(map(seen.__getitem__, lemmas), np.int64, len(lemmas))


def _others(rows: Floats, group: Ints, times: Ints) -> NDArray[np.float64]:
    """Return the means of the other rows of each row's group, which occurs ``times`` (n) > 1."""
    own = rows.astype(np.float64)
    order = np.argsort(group, kind="stable")
    first = np.flatnonzero(np.diff(group[order], prepend=-1))
    sums = np.add.reduceat(own[order], first, axis=0) if len(own) else own
    spread = np.empty_like(own)
    spread[order] = np.repeat(sums, np.diff(first, append=len(order)), axis=0)
    others: NDArray[np.float64] = (spread - own) / (times - 1)[:, None]
    return others


def natasha_tags(annotation: Annotation, units: Units) -> Ints:
    """Return Natasha's span over every unit (u) as a tag number."""
    tags = np.zeros(len(annotation), np.int64)
    for first, last, kind in annotation.spans:
        tags[first] = FIRST_TAG[kind]
        tags[first + 1 : last] = FIRST_TAG[kind] + 1
    spread = tags[units.token]
    inner = np.diff(units.token, prepend=-1) == 0
    spread[inner & (spread % 2 == 1)] += 1
    return spread
