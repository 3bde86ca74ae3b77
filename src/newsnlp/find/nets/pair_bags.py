"""Sums of a table's rows over the features of mention pairs: in the kernel, or in NumPy."""

from __future__ import annotations

from itertools import chain
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels import bags
from newsnlp.find.nets.known_features import EVERY, Words, are_known
from newsnlp.find.nets.pair_features import GROUPS, Groups, columns
from newsnlp.find.nets.pairs import TYPES, Ints, Layout, Mentions
from newsnlp.find.nets.tensors import widened

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

PAIRS_AT_ONCE = 2048
"""Bounds the memory of a step in NumPy, and keeps it in cache; the result does not depend on it."""


def sum_rows(
    layout: Layout,
    head: Ints,
    tail: Ints,
    table: Halves,
    known: Words = EVERY,
    groups: Groups = GROUPS,
) -> Floats:
    """Return (pairs, width) sums of the table's rows of every pair's ``known`` features.

    The table is in half precision, as its file is: in single it would take twice the memory.

    ``groups``: the first of ``GROUPS``, or all. The same bits with the kernel and without:
    each bag is added up in the order of the features.
    """
    sums = np.zeros((len(head), table.shape[1]), np.float32)
    module = kernels.compiled()
    if module is not None:
        _sum_compiled(module, layout, head, tail, table, known, len(groups), sums)
        return sums
    for start in range(0, len(head), PAIRS_AT_ONCE):
        part = slice(start, start + PAIRS_AT_ONCE)
        for parts, applies in columns(layout, head[part], tail[part], groups):
            hashes = np.broadcast_to(bags.mix(*parts), head[part].shape)
            rows = np.flatnonzero(are_known(known, hashes) & applies)
            sums[part][rows] += widened(table[bags.buckets(hashes[rows], len(table))])
    return sums


def _sum_compiled(
    module: ModuleType,
    layout: Layout,
    head: Ints,
    tail: Ints,
    table: Halves,
    known: Words,
    groups: int,
    sums: Floats,
) -> None:
    t = layout.tokens
    module.pair_bags(
        *(_numbers(column) for column in (t.lemma, t.form, t.rel, t.tag, t.mark)),
        _numbers(layout.mentions_before),
        len(TYPES),
        _rows(layout.mentions),
        *(_numbers(end) for end in (head, tail)),
        groups,
        known,
        table,
        table.shape[1],
        sums,
    )


def _rows(m: Mentions) -> NDArray[np.int32]:
    """Return the numbers of each mention side by side, as the kernel's ``mention`` has them."""
    single = (
        m.type, m.first, m.last, m.sentence, m.top, m.key, m.before, m.after,
        m.kin, m.kin_before, m.kin_after, m.outer, m.inside, m.around,
    )  # fmt: skip
    several = (*m.initials.T, m.word, *m.chain.T)
    return np.stack([_numbers(column) for column in chain(single, several)], axis=1)


def _numbers(column: Ints) -> NDArray[np.int32]:
    """Return a contiguous column of 32 bits, signed as the kernel takes them all."""
    return np.ascontiguousarray(column.astype(np.int32, copy=False))
