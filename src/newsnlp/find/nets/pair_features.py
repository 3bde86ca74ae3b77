"""Hashed features of mention pairs: types, distance, nesting, words between, tree, names.

``features`` fills one row of hashes per pair, one column per kind of feature; hash 0 means
that the feature does not apply. All of it is integer arithmetic on whole columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.bags import Hashes, Part, mix
from newsnlp.find.nets.pairs import DEPTH, TYPES, Ints, Layout

Bools = NDArray[np.bool_]
Column = tuple[tuple[Part, ...], Bools | bool]
"""What a feature is hashed from, per pair, and for which pairs it applies."""

DISTANCES = np.array([0, 1, 2, 3, 4, 6, 8, 12, 20, 40, 80])
"""Upper bounds of the token distance buckets."""
FIRST_WORDS, LAST_WORDS = 5, 4
"""Words right after the left mention and right before the right one that are features."""
LEFT, RIGHT, IN, OUT, CROSS = range(5)
"""How the head lies to the tail: before, after, around it, inside it, overlapping it."""


Groups = tuple["Callable[[Pairs], Iterator[Column]]", ...]


class Pairs:
    """The columns that the features of one list of pairs share."""

    def __init__(self, layout: Layout, head: Ints, tail: Ints) -> None:
        m, self.layout, self.head, self.tail = layout.mentions, layout, head, tail
        a, b, c, d = m.first[head], m.last[head], m.first[tail], m.last[tail]
        self.place = np.select(
            [b <= c, d <= a, (a <= c) & (d <= b), (c <= a) & (b <= d)],
            [LEFT, RIGHT, IN, OUT],
            CROSS,
        ).astype(np.int32)
        self.low = np.where(self.place == LEFT, b, np.where(self.place == RIGHT, d, 0))
        self.high = np.where(self.place == LEFT, c, np.where(self.place == RIGHT, a, 0))
        self.apart = self.place <= RIGHT
        self.gap = self.high - self.low
        self.delta = (m.sentence[tail] - m.sentence[head]).clip(-4, 4) + 4
        self.together = self.delta == 4
        self.types = m.type[head] * len(TYPES) + m.type[tail]
        self.base = mix(self.types, self.place)
        self.near = mix(self.base, self.delta)

    def counts(self) -> tuple[Ints, Ints, Ints]:
        """Count the mentions between that share the head's type, the tail's type, and all."""
        m, by_type = self.layout.mentions, self.layout.mentions_before
        heads, tails = m.type[self.head], m.type[self.tail]
        return (
            by_type[heads, self.high] - by_type[heads, self.low],
            by_type[tails, self.high] - by_type[tails, self.low],
            by_type[-1, self.high] - by_type[-1, self.low],
        )

    def occurrence(self) -> tuple[Ints, Ints]:
        """Tell as bits if each end is its name's mention nearest to the other, and if its first."""
        m, i, j = self.layout.mentions, self.head, self.tail
        left, right = np.minimum(i, j), np.maximum(i, j)
        nearest = (m.after[left] > right) * 2 + (m.before[right] < left)
        return nearest, (m.before[i] < 0) * 2 + (m.before[j] < 0)


def columns(layout: Layout, head: Ints, tail: Ints, groups: Groups) -> Iterator[Column]:
    """Yield the features of pairs of mentions; its number is the last part of a feature's hash."""
    pairs = Pairs(layout, head, tail)
    for name, group in enumerate(groups):
        for number, (parts, applies) in enumerate(group(pairs)):
            yield (*parts, name * 64 + number), applies


def features(layout: Layout, head: Ints, tail: Ints, groups: Groups | None = None) -> Hashes:
    """Return the features' hashes (pairs, columns), a column's values side by side in memory."""
    found = [
        np.where(applies, mix(*parts), np.uint32(0))
        for parts, applies in columns(layout, head, tail, groups or GROUPS)
    ]
    return np.stack([np.broadcast_to(column, len(head)) for column in found]).T


def _glance(p: Pairs) -> Iterator[Column]:
    """Yield what tells most pairs unrelated: order, distance, nesting, and who is nearest."""
    m = p.layout.mentions
    yield (p.near,), True
    yield (p.near, np.searchsorted(DISTANCES, p.gap)), p.apart
    opens = np.abs(m.first[p.head] - m.first[p.tail]).clip(max=4)
    closes = np.abs(m.last[p.head] - m.last[p.tail]).clip(max=4)
    yield (p.base, opens, closes), ~p.apart
    width = (m.last - m.first).clip(max=5)
    yield (p.base, width[p.head], width[p.tail]), True
    same_head, same_tail = (count.clip(max=2) for count in p.counts()[:2])
    yield (p.near, same_tail, same_head), p.apart
    head_outer, tail_outer = m.outer[p.head], m.outer[p.tail]
    shared = (head_outer == tail_outer) & (head_outer >= 0)
    yield (p.base, m.type[head_outer]), shared
    yield (p.base, m.type[tail_outer], tail_outer == p.head), tail_outer >= 0
    yield (p.base, m.type[head_outer], head_outer == p.tail), head_outer >= 0
    nearest, new = p.occurrence()
    yield (p.near, nearest), p.apart
    yield (p.near, nearest, new), p.apart


def _shape(p: Pairs) -> Iterator[Column]:
    """Yield types, order, distance in words and sentences."""
    distance = np.searchsorted(DISTANCES, p.gap)
    yield (p.types,), True
    yield (p.base,), True
    yield (p.place, p.delta), True
    yield (p.place, distance), p.apart


def _between(p: Pairs) -> Iterator[Column]:
    """Yield the words between the mentions, alone and with the types, and the punctuation."""
    lemma = p.layout.tokens.lemma
    last = max(len(lemma) - 1, 0)
    sequence: Hashes = np.full(len(p.head), 7, np.uint32)
    for step in range(4):
        word = lemma[(p.low + step).clip(max=last)]
        sequence = np.where(step < p.gap, mix(sequence, word), sequence)
    short = p.apart & (p.gap <= 4)
    yield (p.place, sequence), short
    yield (p.base, sequence), short
    for step in range(FIRST_WORDS):
        word, there = lemma[(p.low + step).clip(max=last)], p.apart & (step < p.gap)
        yield (word,), there
        yield (p.base, word), there
        if step == 0:
            yield (p.near, word, 1), there
    for step in range(1, LAST_WORDS + 1):
        word = lemma[(p.high - step).clip(0)]
        yield (word,), p.apart & (p.gap - step >= FIRST_WORDS)
        yield (p.base, word), p.apart & (p.gap - step >= FIRST_WORDS)
        if step == 1:
            yield (p.near, word, 1), p.apart & (p.gap > 0)
    marks = _marks_between(p)
    yield (p.base, marks), p.apart
    yield (p.place, marks, p.delta), p.apart


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
    same_head, same_tail, every = (count.clip(max=4) for count in p.counts())
    yield (p.base, every), p.apart
    yield (p.near, same_tail), p.apart
    yield (p.near, same_head), p.apart
    # «адвокат (Сальникова) Мария Тихвинская»: the nearest name does not agree, the next one does
    form = p.layout.tokens.form
    agree = form[m.top[p.head]] == form[m.top[p.tail]]
    yield (p.near, agree, same_head.clip(max=2), same_tail.clip(max=2)), p.apart
    yield (p.base, form[m.top[p.head]], form[m.top[p.tail]]), True
    left, right = np.minimum(p.head, p.tail), np.maximum(p.head, p.tail)
    last = max(len(m.type) - 1, 0)
    yield (p.base, m.type[(left + 1).clip(max=last)]), right - left > 1
    yield (p.base, m.type[(right - 1).clip(0)]), right - left > 1
    yield (p.base, m.around[p.head]), True
    yield (p.base, m.around[p.tail]), True
    yield (p.base, m.inside[p.head]), True
    yield (p.base, m.inside[p.tail]), True


def _tree(p: Pairs) -> Iterator[Column]:
    """Yield the dependency path between the heads: its labels, its words, its length."""
    tokens, chain = p.layout.tokens, p.layout.mentions.chain
    up, down = chain[p.head], chain[p.tail]
    rise, fall, met = _meeting(up, down, p.together)
    rows = np.arange(len(rise))
    labels = _label_hashes(p)
    path = mix(labels[p.head, rise], labels[p.tail, fall], 3)
    meeting = tokens.lemma[up[rows, rise]]
    left = tokens.lemma[up[rows, (rise - 1).clip(0)]]
    right = tokens.lemma[down[rows, (fall - 1).clip(0)]]
    yield (path,), met
    yield (p.types, path), met
    yield (meeting,), met & (rise > 0) & (fall > 0)
    yield (p.types, meeting, 1), met & (rise > 0) & (fall > 0)
    yield (path, meeting), met & (rise > 0) & (fall > 0)
    yield (p.types, left, 2), met & (rise > 1)
    yield (p.types, right, 3), met & (fall > 1)
    yield (path, meeting, np.where(rise > 1, left, 0), np.where(fall > 1, right, 0)), met
    yield (p.base, rise, fall), met
    yield (p.types, (rise + fall).clip(max=8)), met


def _meeting(up: Ints, down: Ints, together: Bools) -> tuple[Ints, Ints, Bools]:
    """Return how many steps up from head and tail they first meet, and which pairs do."""
    rise, fall = np.zeros((2, len(up)), np.int32)
    apart = np.flatnonzero(together)
    for step in range(DEPTH):
        common = (down[apart] == up[apart, step][:, None]) & (up[apart, step] >= 0)[:, None]
        met = common.any(axis=1)
        rise[apart[met]] = step
        fall[apart[met]] = common[met].argmax(axis=1)
        apart = apart[~met]
    met = together.copy()
    met[apart] = False
    return rise, fall, met


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
    yield (p.types, tokens.lemma[heads], 1), True
    yield (p.types, tokens.lemma[tails], 2), True
    yield (tokens.lemma[heads], tokens.lemma[tails], p.place), True
    yield (p.near, m.key[p.head]), True
    yield (p.near, m.key[p.tail]), True
    yield (p.types, tokens.tag[heads], 3), True
    yield (p.types, tokens.tag[tails], 4), True
    yield (p.types, tokens.rel[heads], tokens.rel[tails], p.place), True
    for side, top in ((5, m.chain[p.head, 1]), (6, m.chain[p.tail, 1])):
        yield (p.types, tokens.lemma[top], side), top >= 0
    start = np.minimum(m.first[p.head], m.first[p.tail])
    end = np.maximum(m.last[p.head], m.last[p.tail])
    yield (p.base, tokens.lemma[start - 1]), True
    yield (p.base, tokens.lemma[end]), True
    for side, ends in ((7, p.head), (8, p.tail)):
        yield (p.types, tokens.lemma[m.first[ends] - 1], side), True
        yield (p.types, tokens.lemma[m.last[ends]], side), True


def _nested(p: Pairs) -> Iterator[Column]:
    """Yield the words of the outer mention that the inner one leaves."""
    m, lemma = p.layout.mentions, p.layout.tokens.lemma
    last = max(len(lemma) - 1, 0)
    holds = p.place == IN
    outer, inner = np.where(holds, p.head, p.tail), np.where(holds, p.tail, p.head)
    nested = ~p.apart & (p.place != CROSS)
    a, b, c, d = m.first[outer], m.last[outer], m.first[inner], m.last[inner]
    yield (p.base, lemma[a]), nested & (a < c)
    yield (p.base, lemma[(c - 1).clip(0)]), nested & (a < c)
    yield (p.base, lemma[(a + 1).clip(max=last)]), nested & (a + 1 < c)
    yield (p.base, lemma[d.clip(max=last)]), nested & (d < b)
    yield (p.base, lemma[b - 1]), nested & (d < b)


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
    nearest, new = p.occurrence()
    yield (p.base, likeness, wider), alike
    yield (p.near, likeness, nearest), alike
    yield (p.near, likeness, nearest, new, wider), alike
    yield (p.types, likeness, width[i], width[j]), alike
    kin = m.kin[i] == m.kin[j]
    kin_nearest = (m.kin_after[left] > right) * 2 + (m.kin_before[right] < left)
    kin_new = (m.kin_before[i] < 0) * 2 + (m.kin_before[j] < 0)
    yield (p.near, kin, kin_nearest, same, new), alike
    yield (p.types, kin, p.head < p.tail, m.kin_before[right] == left, new, same), alike
    yield (p.near, kin_nearest), p.apart
    yield (p.near, kin_nearest, kin_new), p.apart
    acronym = _acronym(p)
    yield (p.near, acronym, p.gap.clip(-1, 2)), acronym > 0
    yield (acronym, p.gap.clip(-1, 2)), acronym > 0
    upper = (m.word[i] > 0) * 2 + (m.word[j] > 0)
    yield (p.near, upper), upper > 0


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


GLANCE: Groups = (_glance,)
"""Enough to tell most pairs unrelated (``pair_gate``)."""
GROUPS: Groups = (
    _glance,
    _shape,
    _between,
    _others,
    _tree,
    _words,
    _nested,
    _names,
)
