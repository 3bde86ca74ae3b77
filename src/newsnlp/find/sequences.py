"""What the span model reads of an annotation: sequences of tokens and their context."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

MAX_TOKENS = 160
"""A paragraph of more tokens is read in parts of whole sentences."""

HIDDEN = 192
NER = slice(128, 192)
"""Natasha's NER layer within ``Annotation.hidden``."""

CONTEXT = HIDDEN + 64 + 1
TAGS = 7
FIRST_TAG = {"PER": 1, "LOC": 3, "ORG": 5}
"""Tag of a span's first token; the next number is that of its other tokens, 0 of no span."""


def cut(annotation: Annotation) -> Ints:
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


def context(annotation: Annotation) -> Floats:
    """Return what Natasha's nets make of every token (n, 257).

    The hidden layers; the mean NER layer of the same lemma's other occurrences in the
    article («Хабургаев» at the end is read with its first, explained mention); and how often
    the lemma occurs (log₂, capped).
    """
    hidden = annotation.hidden
    lemma = _numbers(annotation.lemmas)
    count = np.bincount(lemma, minlength=1)
    own = hidden[:, NER].astype(np.float64)
    others = _sum_by(lemma, own, len(count))[lemma] - own
    times = count[lemma][:, None]
    others /= np.maximum(times - 1, 1)
    others[times[:, 0] == 1] = 0
    return np.concatenate([hidden, others, np.minimum(np.log2(times), 6) / 3], 1, dtype=np.float32)


def _numbers(lemmas: Sequence[str]) -> Ints:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(lemma, len(seen)) for lemma in lemmas], np.int64)


def _sum_by(group: Ints, rows: NDArray[np.float64], groups: int) -> NDArray[np.float64]:
    """Return the sums (groups, d) of rows (n, d) by group (n); every group occurs."""
    order = np.argsort(group, kind="stable")
    first = np.searchsorted(group[order], np.arange(groups))
    return np.add.reduceat(rows[order], first, axis=0) if len(rows) else rows


def natasha_tags(annotation: Annotation) -> Ints:
    """Return Natasha's span over every token (n) as a tag number."""
    tags = np.zeros(len(annotation), np.int64)
    for first, last, kind in annotation.spans:
        tags[first] = FIRST_TAG[kind]
        tags[first + 1 : last] = FIRST_TAG[kind] + 1
    return tags
