"""Hashed features of mention pairs: types, distance, nesting, words between, tree, names.

``features`` fills one row of buckets per pair, one column per kind of feature; bucket 0 means
that the feature does not apply. All of it is integer arithmetic on whole columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.pairs import DEPTH, TYPES, Hashes, Ints, Layout, mix

Bools = NDArray[np.bool_]
Column = tuple[Hashes, Bools | bool]
"""A hash per pair, and for which pairs it applies."""

DISTANCES = np.array([0, 1, 2, 3, 4, 6, 8, 12, 20, 40, 80])
"""Upper bounds of the token distance buckets."""
FIRST_WORDS, LAST_WORDS = 5, 4
"""Words right after the left mention and right before the right one that are features."""
LEFT, RIGHT, IN, OUT, CROSS = range(5)
"""How the head lies to the tail: before, after, around it, inside it, overlapping it."""


class Pairs:
    """The columns that the features of one list of pairs share."""

    def __init__(self, layout: Layout, head: Ints, tail: Ints) -> None:
        m, self.layout, self.head, self.tail = layout.mentions, layout, head, tail
        a, b, c, d = m.first[head], m.last[head], m.first[tail], m.last[tail]
        self.place = np.select(
            [b <= c, d <= a, (a <= c) & (d <= b), (c <= a) & (b <= d)],
            [LEFT, RIGHT, IN, OUT],
            CROSS,
        )
        self.low = np.where(self.place == LEFT, b, np.where(self.place == RIGHT, d, 0))
        self.high = np.where(self.place == LEFT, c, np.where(self.place == RIGHT, a, 0))
        self.apart = self.place <= RIGHT
        self.gap = self.high - self.low
        self.delta = (m.sentence[tail] - m.sentence[head]).clip(-4, 4) + 4
        self.together = self.delta == 4
        self.types = m.type[head] * len(TYPES) + m.type[tail]
        self.base = mix(self.types, self.place)
        self.near = mix(self.base, self.delta)


def features(layout: Layout, head: Ints, tail: Ints, buckets: int) -> NDArray[np.uint16]:
    """Return the feature buckets (pairs, columns), a column's values side by side in memory.

    ``buckets`` is a power of two ≤ 65536.
    """
    pairs = Pairs(layout, head, tail)
    columns = []
    for name, group in enumerate(GROUPS):
        for number, (value, applies) in enumerate(group(pairs)):
            value = mix(value, name * 64 + number)
            bucket = (value >> np.uint32(8)) % np.uint32(buckets - 1) + np.uint32(1)
            columns.append(np.where(applies, bucket, 0).astype(np.uint16))
    if not columns or not len(head):
        return np.zeros((len(head), len(columns)), np.uint16)
    return np.stack(columns).T


def _shape(p: Pairs) -> Iterator[Column]:
    """Yield types, order, nesting, distance in words and sentences."""
    distance = np.searchsorted(DISTANCES, p.gap)
    yield mix(p.types), True
    yield p.base, True
    yield p.near, True
    yield mix(p.place, p.delta), True
    yield mix(p.place, distance), p.apart
    yield mix(p.near, distance), p.apart
    m = p.layout.mentions
    opens = np.abs(m.first[p.head] - m.first[p.tail]).clip(max=4)
    closes = np.abs(m.last[p.head] - m.last[p.tail]).clip(max=4)
    yield mix(p.base, opens, closes), ~p.apart
    width = (m.last - m.first).clip(max=5)
    yield mix(p.base, width[p.head], width[p.tail]), True


def _between(p: Pairs) -> Iterator[Column]:
    """Yield the words between the mentions, alone and with the types, and the punctuation."""
    lemma = p.layout.tokens.lemma
    last = max(len(lemma) - 1, 0)
    sequence: Hashes = np.full(len(p.head), 7, np.uint32)
    for step in range(4):
        word = lemma[(p.low + step).clip(max=last)]
        sequence = np.where(step < p.gap, mix(sequence, word), sequence)
    short = p.apart & (p.gap <= 4)
    yield mix(p.place, sequence), short
    yield mix(p.base, sequence), short
    for step in range(FIRST_WORDS):
        word, there = lemma[(p.low + step).clip(max=last)], p.apart & (step < p.gap)
        yield mix(word), there
        yield mix(p.base, word), there
        if step == 0:
            yield mix(p.near, word, 1), there
    for step in range(1, LAST_WORDS + 1):
        word = lemma[(p.high - step).clip(0)]
        yield mix(word), p.apart & (p.gap - step >= FIRST_WORDS)
        yield mix(p.base, word), p.apart & (p.gap - step >= FIRST_WORDS)
        if step == 1:
            yield mix(p.near, word, 1), p.apart & (p.gap > 0)
    marks = _marks_between(p)
    yield mix(p.base, marks), p.apart
    yield mix(p.place, marks, p.delta), p.apart


def _marks_between(p: Pairs) -> Ints:
    """Return the set of punctuation marks between the mentions, as bits."""
    mark = p.layout.tokens.mark
    found = np.zeros(len(p.head), np.int64)
    for bit in range(9):
        count = np.concatenate([[0], np.cumsum(mark >> bit & 1)])
        found |= (count[p.high] > count[p.low]).astype(np.int64) << bit
    return found


def _others(p: Pairs) -> Iterator[Column]:
    """Yield how many mentions lie between, of which types, and who is nearest."""
    m = p.layout.mentions
    counts = _counts(p)
    same_head, same_tail, every = (c.clip(max=4) for c in counts)
    yield mix(p.base, every.clip(max=6)), p.apart
    yield mix(p.near, same_tail), p.apart
    yield mix(p.near, same_head), p.apart
    yield mix(p.near, same_tail.clip(max=2), same_head.clip(max=2)), p.apart
    # «адвокат (Сальникова) Мария Тихвинская»: the nearest name does not agree, the next one does
    form = p.layout.tokens.form
    agree = form[m.top[p.head]] == form[m.top[p.tail]]
    yield mix(p.near, agree, same_head.clip(max=2), same_tail.clip(max=2)), p.apart
    yield mix(p.base, form[m.top[p.head]], form[m.top[p.tail]]), True
    left, right = np.minimum(p.head, p.tail), np.maximum(p.head, p.tail)
    last = max(len(m.type) - 1, 0)
    yield mix(p.base, m.type[(left + 1).clip(max=last)]), right - left > 1
    yield mix(p.base, m.type[(right - 1).clip(0)]), right - left > 1
    head_outer, tail_outer = m.outer[p.head], m.outer[p.tail]
    yield mix(p.base, m.around[p.head]), True
    yield mix(p.base, m.around[p.tail]), True
    yield mix(p.base, m.inside[p.head]), True
    yield mix(p.base, m.inside[p.tail]), True
    shared = (head_outer == tail_outer) & (head_outer >= 0)
    yield mix(p.base, m.type[head_outer]), shared
    yield mix(p.base, m.type[tail_outer], tail_outer == p.head), tail_outer >= 0
    yield mix(p.base, m.type[head_outer], head_outer == p.tail), head_outer >= 0


def _counts(p: Pairs) -> tuple[Ints, Ints, Ints]:
    """Count the mentions between that share the head's type, the tail's type, and all."""
    m = p.layout.mentions
    size = len(p.layout.tokens.lemma) + 1
    by_type = np.zeros((len(TYPES), size + 1), np.int32)
    np.add.at(by_type, (m.type, m.first + 1), 1)
    by_type = by_type.cumsum(axis=1)
    total = by_type.sum(axis=0)
    heads, tails = m.type[p.head], m.type[p.tail]
    return (
        by_type[heads, p.high] - by_type[heads, p.low],
        by_type[tails, p.high] - by_type[tails, p.low],
        total[p.high] - total[p.low],
    )


def _tree(p: Pairs) -> Iterator[Column]:
    """Yield the dependency path between the heads: its labels, its words, its length."""
    tokens, chain = p.layout.tokens, p.layout.mentions.chain
    up, down = chain[p.head], chain[p.tail]
    common = (up[:, :, None] == down[:, None, :]) & (up >= 0)[:, :, None]
    rises = common.any(axis=2)
    met = rises.any(axis=1) & p.together
    rise = rises.argmax(axis=1)
    rows = np.arange(len(rise))
    fall = common[rows, rise].argmax(axis=1)
    labels = _label_hashes(p)
    path = mix(labels[p.head, rise], labels[p.tail, fall], 3)
    meeting = tokens.lemma[up[rows, rise]]
    left = tokens.lemma[up[rows, (rise - 1).clip(0)]]
    right = tokens.lemma[down[rows, (fall - 1).clip(0)]]
    yield path, met
    yield mix(p.types, path), met
    yield mix(meeting), met & (rise > 0) & (fall > 0)
    yield mix(p.types, meeting, 1), met & (rise > 0) & (fall > 0)
    yield mix(path, meeting), met & (rise > 0) & (fall > 0)
    yield mix(p.types, left, 2), met & (rise > 1)
    yield mix(p.types, right, 3), met & (fall > 1)
    yield mix(path, meeting, np.where(rise > 1, left, 0), np.where(fall > 1, right, 0)), met
    yield mix(p.base, rise, fall), met
    yield mix(p.types, (rise + fall).clip(max=8)), met


def _label_hashes(p: Pairs) -> Hashes:
    """Return (m, DEPTH) hashes of the labels from each mention's head up to each ancestor."""
    tokens, chain = p.layout.tokens, p.layout.mentions.chain
    hashes = np.full(chain.shape, 11, np.uint32)
    for step in range(1, DEPTH):
        hashes[:, step] = mix(hashes[:, step - 1], tokens.rel[chain[:, step - 1]])
    return hashes


def _words(p: Pairs) -> Iterator[Column]:
    """Yield the mentions' own words, their neighbours, their cases and governors."""
    m, tokens = p.layout.mentions, p.layout.tokens
    heads, tails = m.top[p.head], m.top[p.tail]
    yield mix(p.types, tokens.lemma[heads], 1), True
    yield mix(p.types, tokens.lemma[tails], 2), True
    yield mix(tokens.lemma[heads], tokens.lemma[tails], p.place), True
    yield mix(p.near, m.key[p.head]), True
    yield mix(p.near, m.key[p.tail]), True
    yield mix(p.types, tokens.tag[heads], 3), True
    yield mix(p.types, tokens.tag[tails], 4), True
    yield mix(p.types, tokens.rel[heads], tokens.rel[tails], p.place), True
    for side, top in ((5, m.chain[p.head, 1]), (6, m.chain[p.tail, 1])):
        yield mix(p.types, tokens.lemma[top], side), top >= 0
    start = np.minimum(m.first[p.head], m.first[p.tail])
    end = np.maximum(m.last[p.head], m.last[p.tail])
    yield mix(p.base, tokens.lemma[start - 1]), True
    yield mix(p.base, tokens.lemma[end]), True
    for side, ends in ((7, p.head), (8, p.tail)):
        yield mix(p.types, tokens.lemma[m.first[ends] - 1], side), True
        yield mix(p.types, tokens.lemma[m.last[ends]], side), True


def _nested(p: Pairs) -> Iterator[Column]:
    """Yield the words of the outer mention that the inner one leaves."""
    m, lemma = p.layout.mentions, p.layout.tokens.lemma
    last = max(len(lemma) - 1, 0)
    holds = p.place == IN
    outer, inner = np.where(holds, p.head, p.tail), np.where(holds, p.tail, p.head)
    nested = ~p.apart & (p.place != CROSS)
    a, b, c, d = m.first[outer], m.last[outer], m.first[inner], m.last[inner]
    yield mix(p.base, lemma[a]), nested & (a < c)
    yield mix(p.base, lemma[(c - 1).clip(0)]), nested & (a < c)
    yield mix(p.base, lemma[(a + 1).clip(max=last)]), nested & (a + 1 < c)
    yield mix(p.base, lemma[d.clip(max=last)]), nested & (d < b)
    yield mix(p.base, lemma[b - 1]), nested & (d < b)


def _names(p: Pairs) -> Iterator[Column]:
    """Yield how alike the names are, and which occurrence of its name each mention is."""
    m, lemma = p.layout.mentions, p.layout.tokens.lemma
    alike = m.type[p.head] == m.type[p.tail]
    i, j = p.head, p.tail
    same = m.key[i] == m.key[j]
    first_word = lemma[m.first[i]] == lemma[m.first[j]]
    last_word = lemma[m.last[i] - 1] == lemma[m.last[j] - 1]
    top = lemma[m.top[i]] == lemma[m.top[j]]
    shared = _shared_words(p, alike)
    likeness = same * 16 + first_word * 8 + last_word * 4 + top * 2 + 32 * shared
    width = (m.last - m.first).clip(max=3)
    wider = np.sign(width[i] - width[j]) + 1
    left, right = np.minimum(i, j), np.maximum(i, j)
    nearest_left, nearest_right = m.after[left] > right, m.before[right] < left
    nearest = nearest_left * 2 + nearest_right
    new = (m.before[i] < 0) * 2 + (m.before[j] < 0)
    yield mix(p.base, likeness, wider), alike
    yield mix(p.near, likeness, nearest), alike
    yield mix(p.near, likeness, nearest, new, wider), alike
    yield mix(p.types, likeness, width[i], width[j]), alike
    yield mix(p.near, nearest), p.apart
    yield mix(p.near, nearest, new), p.apart
    kin = m.kin[i] == m.kin[j]
    kin_nearest = (m.kin_after[left] > right) * 2 + (m.kin_before[right] < left)
    kin_new = (m.kin_before[i] < 0) * 2 + (m.kin_before[j] < 0)
    yield mix(p.near, kin, kin_nearest, same, new), alike
    yield mix(p.types, kin, p.head < p.tail, m.kin_before[right] == left, new, same), alike
    yield mix(p.near, kin_nearest), p.apart
    yield mix(p.near, kin_nearest, kin_new), p.apart
    acronym = _acronym(p)
    yield mix(p.near, acronym, p.gap.clip(-1, 2)), acronym > 0
    yield mix(acronym, p.gap.clip(-1, 2)), acronym > 0
    upper = (m.word[i] > 0) * 2 + (m.word[j] > 0)
    yield mix(p.near, upper), upper > 0


def _shared_words(p: Pairs, alike: Bools) -> Ints:
    """Count the words (0 to 2) among the first four of each mention that both have."""
    m, lemma = p.layout.mentions, p.layout.tokens.lemma
    shared = np.zeros(len(p.head), np.int64)
    rows = np.flatnonzero(alike)
    i, j = p.head[rows], p.tail[rows]
    for step in range(4):
        there = m.first[i] + step < m.last[i]
        word = lemma[np.minimum(m.first[i] + step, m.last[i] - 1)]
        found = np.zeros(len(rows), bool)
        for other in range(4):
            token = np.minimum(m.first[j] + other, m.last[j] - 1)
            found |= lemma[token] == word
        shared[rows] += there & found
    return shared.clip(max=2)


def _acronym(p: Pairs) -> Ints:
    """Tell whether one end is the other's initials: 1 tail of head, 2 head of tail, 0 neither."""
    m = p.layout.mentions
    found = np.zeros(len(p.head), np.int64)
    for code, (full, short) in enumerate(((p.head, p.tail), (p.tail, p.head)), start=1):
        match = (m.initials[full] == m.word[short][:, None]).any(axis=1) & (m.word[short] > 0)
        found[match] = code
    return found


GROUPS: tuple[Callable[[Pairs], Iterator[Column]], ...] = (
    _shape,
    _between,
    _others,
    _tree,
    _words,
    _nested,
    _names,
)
