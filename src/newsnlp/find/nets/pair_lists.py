"""Which mentions are told in one list: «музыканты Анна Рудина, Лев Котов (бас) и Ида Лунь»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.pairs import Layout

JOINING = frozenset({",", ";", "и", "или"})
"""One of these stands between two that are listed."""
PASSED = JOINING | frozenset('«»"—-/&') | {"а", "также"}
"""Nothing else stands there, but for what is in brackets."""
STEPS = 6
"""Tokens that may stand between two that are listed."""

Numbers = NDArray[np.int64]


def listed(layout: Layout) -> tuple[Numbers, Numbers]:
    """Return for each mention the one before it in a list and the one after it, -1 for none.

    What is listed is of one type and in one sentence.
    """
    m, lemmas = layout.mentions, layout.tokens.lemmas
    before, after = np.full((2, len(m.type)), -1)
    first, kind, sentence = m.first.tolist(), m.type.tolist(), m.sentence.tolist()
    # of mentions that end together the one that begins last
    ends = {end: number for number, end in enumerate(zip(m.last.tolist(), kind, strict=True))}
    for number, start in enumerate(first):
        if lemmas[start - 1] not in PASSED and lemmas[start - 1] != ")":
            continue
        other = _before(lemmas, start, kind[number], ends)
        if other >= 0 and sentence[other] == sentence[number]:
            before[number], after[other] = other, number
    return before, after


def _before(
    lemmas: Sequence[str], start: int, kind: int, ends: Mapping[tuple[int, int], int]
) -> int:
    """Return the mention from whose end only what joins a list leads to a token, or -1."""
    depth, joined = 0, False
    for token in range(start - 1, max(start - 1 - STEPS, 0), -1):
        lemma = lemmas[token]
        if lemma == ")":
            depth += 1
        elif lemma == "(" and depth:
            depth -= 1
        elif not depth and lemma not in PASSED:
            return -1
        joined |= not depth and lemma in JOINING
        if joined and not depth and (token, kind) in ends:
            return ends[token, kind]
    return -1
