"""What speaks for and against a likely relation: the other likely relations of both mentions.

A profession mostly has one person, one of several mentions of a person is linked, who has a post
works for what the post names. So each likely relation of a pair, a claim, is seen beside its
rivals: claims on the same mentions, on others of the same name, on those around them, on those of
the same list; and beside all other relations that its mentions may have. All of it is arithmetic
on columns within an article, so the result does not depend on what shares a batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.pair_lists import listed
from newsnlp.find.nets.pairs import Ints, Layout, Mentions
from newsnlp.quick import dataclass
from newsnlp.types import RelationType

Floats = NDArray[np.float32]

LEAST = 0.03
"""A relation of at least this chance is a claim."""
SURE = 0.997
"""Chances are cut off here and at the same distance from 0 before they become odds."""
KINDS = len(RelationType) + 1
WORKS_AS = 1 + list(RelationType).index(RelationType.WORKS_AS)
REACH = 2
"""Sentences from head to tail that are told apart."""
BESIDE, IN_LISTS = 44, 8
CHANCES, SUREST = 24, 3
"""Of what stands beside a claim the first are chances, told as odds, but for one number: whether
no other relation of the pair is as likely."""
NUMBERS = BESIDE + IN_LISTS + 4 * (KINDS - 1)
"""How many numbers describe a claim: what stands beside it, its lists, what its ends may have."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by head, then tail, and their chances (pairs, relations + 1), «none» first."""

    layout: Layout
    head: Ints
    tail: Ints
    chance: Floats


@dataclass(frozen=True, slots=True)
class Claims:
    """Likely relations: the pair of each, the relation, the chance, and both mentions."""

    pair: Ints
    kind: Ints
    chance: Floats
    head: Ints
    tail: Ints


def claims(pairs: Pairs) -> Claims:
    """Return the likely relations by pair, then relation."""
    pair, kind = np.nonzero(pairs.chance[:, 1:] >= np.float32(LEAST))
    kind += 1
    chance = pairs.chance[pair, kind]
    return Claims(
        pair, kind, chance, pairs.head[pair].astype(np.int64), pairs.tail[pair].astype(np.int64)
    )


def described(pairs: Pairs, c: Claims) -> Floats:
    """Return (claims, ``NUMBERS``) what a second look at each claim goes by."""
    beside = np.empty((BESIDE + IN_LISTS, len(c.pair)), np.float32)
    for row, number in enumerate(_beside(pairs, c)):
        beside[row] = number
    surest = beside[SUREST].copy()
    beside[:CHANCES] = odds(beside[:CHANCES])  # all at once: NumPy's calls cost more than its work
    beside[SUREST] = surest
    numbers = np.empty((len(c.pair), NUMBERS), np.float32)
    numbers[:, : BESIDE + IN_LISTS] = beside.T
    begin = BESIDE + IN_LISTS
    for place, chances in enumerate(_of_both_ends(len(pairs.layout.mentions.type), c)):
        first = begin + place * (KINDS - 1)
        numbers[:, first : first + KINDS - 1] = chances
    return numbers


def _beside(pairs: Pairs, c: Claims) -> Iterator[NDArray[np.generic]]:
    yield from _own(pairs, c)
    yield from _against(pairs.layout, c)
    yield from _elsewhere(pairs, c)
    yield from _posts(pairs.layout.mentions, c)
    yield from _places(pairs.layout.mentions, c)
    yield from _in_lists(pairs, c)


def odds(chance: Floats) -> Floats:
    """Return log-odds, scaled to about -2 … 2."""
    cut = np.clip(chance, np.float32(1 - SURE), np.float32(SURE))
    scaled: Floats = np.log(cut / (1 - cut)) / np.float32(3)
    return scaled


def _own(pairs: Pairs, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield how likely the claim, no relation and the best other relation of the pair are."""
    others = pairs.chance[c.pair]
    others[np.arange(len(c.pair)), c.kind] = 0.0
    best = others[:, 1:].max(axis=1, initial=0.0)
    yield c.chance
    yield others[:, 0]
    yield best
    yield best < c.chance


def _against(layout: Layout, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield the likeliest rival of the same relation in six circles.

    The same tail, the same head, one end another mention of the same name, both, and the tail
    of the same head word only («Олег Рудин, мэр» … «мэр»).
    """
    m = layout.mentions
    count = len(m.type)
    name = _numbered(m.article, m.kin)
    word = _numbered(m.type, layout.tokens.lemma[m.top])
    for first, second in (
        (c.tail, 0),
        (c.head, 0),
        (name[c.head], c.tail),
        (c.head, name[c.tail]),
        (name[c.head], name[c.tail]),
        (name[c.head], word[c.tail]),
    ):
        yield best_other((first * count + second) * KINDS + c.kind, c.chance)


def _numbered(kind: Ints, value: NDArray[np.integer]) -> Ints:
    """Return one number for each two values."""
    numbers: Ints = np.unique(kind.astype(np.int64) << 32 | value, return_inverse=True)[1]
    return numbers


def best_other(group: Ints, chance: Floats) -> Floats:
    """Return the highest chance among the others of each one's group, 0 where there is none."""
    found = np.zeros(len(group), np.float32)
    if not len(group):
        return found
    order = np.argsort(group, kind="stable")
    ordered, value = group[order], chance[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    size = np.diff(np.append(starts, len(ordered)))
    best = np.repeat(np.maximum.reduceat(value, starts), size)
    first = np.flatnonzero(value == best)
    # of equal ones the first is the best, the others have it as a rival
    first = first[np.unique(np.repeat(starts, size)[first], return_index=True)[1]]
    rest = value.copy()
    rest[first] = 0.0
    found[order] = best
    found[order[first]] = np.maximum.reduceat(rest, starts)
    return found


def _elsewhere(pairs: Pairs, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield how likely the pair turned round is, and those of the mentions around both ends."""
    m = pairs.layout.mentions
    for head, tail, kinds in (
        (c.tail, c.head, (None, c.kind)),
        (c.head, m.outer[c.tail], (c.kind, WORKS_AS, None)),
        (m.outer[c.head], c.tail, (c.kind, WORKS_AS, None)),
    ):
        yield from _chances(pairs, head, tail, kinds)


def _chances(
    pairs: Pairs, head: Ints, tail: Ints, kinds: Sequence[Ints | int | None]
) -> Iterator[Floats]:
    """Yield for each of ``kinds`` how likely it is of pairs of mentions (-1 for none).

    ``None`` stands for any relation; what is no likely pair has 0.
    """
    count = len(pairs.layout.mentions.type)
    asked = np.flatnonzero((head >= 0) & (tail >= 0))
    key = pairs.head.astype(np.int64) * count + pairs.tail
    wanted = head[asked].astype(np.int64) * count + tail[asked]
    row = np.searchsorted(key, wanted).clip(max=max(len(key) - 1, 0))
    there = key[row] == wanted
    row, asked = row[there], asked[there]
    for kind in kinds:
        chance = np.zeros(len(head), np.float32)
        if kind is None:
            chance[asked] = 1 - pairs.chance[row, 0]
        else:
            chance[asked] = pairs.chance[row, kind if isinstance(kind, int) else kind[asked]]
        yield chance


def _in_lists(pairs: Pairs, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield how likely the relation is of what is listed before and after each end."""
    for other in listed(pairs.layout):
        yield from _chances(pairs, c.head, other[c.tail], (c.kind,))
        yield from _chances(pairs, other[c.head], c.tail, (c.kind,))
        yield other[c.tail] >= 0
        yield other[c.head] >= 0


def _of_both_ends(count: int, c: Claims) -> Iterator[Floats]:
    """Yield (claims, relations) what is likely of the head and the tail with other mentions.

    Each as the head of a relation, then as the tail.
    """
    one, other = _of_one_pair(c)
    for side in (c.head, c.tail):
        best, second, pair = _two_best(side, count, c)
        for end in (c.head, c.tail):
            chances = best.take(end, axis=0)
            if end is side:
                place = end[one], c.kind[other] - 1
                own = np.flatnonzero(pair[place] == c.pair[one])
                chances[one[own], place[1][own]] = second[place[0][own], place[1][own]]
            yield chances


def _of_one_pair(c: Claims) -> tuple[Ints, Ints]:
    """Return every two claims of one pair, each with itself too."""
    begin, end = (np.searchsorted(c.pair, c.pair, side) for side in ("left", "right"))
    width = end - begin
    one = np.repeat(np.arange(len(width)), width)
    return one, np.arange(len(one)) + np.repeat(begin - np.cumsum(width) + width, width)


def _two_best(mention: Ints, count: int, c: Claims) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return (mentions, relations) the two highest chances, 0 for none, and the highest's pair."""
    best, second = np.zeros((2, count, KINDS - 1), np.float32)
    pair = np.full((count, KINDS - 1), -1)
    order = np.lexsort((-c.chance, mention * KINDS + c.kind))
    mention, kind, chance = mention[order], c.kind[order] - 1, c.chance[order]
    new = np.ones(len(order), bool)
    new[1:] = (mention[1:] != mention[:-1]) | (kind[1:] != kind[:-1])
    best[mention[new], kind[new]], pair[mention[new], kind[new]] = chance[new], c.pair[order][new]
    after = np.flatnonzero(new[:-1] & ~new[1:]) + 1
    second[mention[after], kind[after]] = chance[after]
    return best, second, pair


def _posts(m: Mentions, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield how surely the mentions, and those around them, have a post or are one; their load."""
    taken, has = np.zeros((2, len(m.type) + 1), np.float32)  # the last for no mention around
    posts = np.flatnonzero(c.kind == WORKS_AS)
    np.maximum.at(taken, c.tail[posts], c.chance[posts])
    np.maximum.at(has, c.head[posts], c.chance[posts])
    ends = (c.head, c.tail)
    for of, mention in (
        *((taken, end) for end in ends),
        *((has, end) for end in ends),
        *((taken, m.outer[end]) for end in ends),
    ):
        yield of[mention]
    for end in ends:
        load = np.bincount(end, c.chance, len(m.type))
        yield np.log1p(load[end])


def _places(m: Mentions, c: Claims) -> Iterator[NDArray[np.generic]]:
    """Yield where both mentions stand to each other and in the article, and how often told."""
    h, t = c.head, c.tail
    delta = (m.sentence[t] - m.sentence[h]).clip(-REACH, REACH)
    yield from (delta == step for step in range(-REACH, REACH + 1))
    gap = np.maximum(m.first[t] - m.last[h], m.first[h] - m.last[t])
    yield np.log1p(gap.clip(0).astype(np.float32)) / np.float32(3)
    yield gap < 0
    yield h < t
    for before in (m.before, m.kin_before):
        yield before[h] < 0
        yield before[t] < 0
    name = _numbered(m.article, m.kin)
    told = np.log1p(np.bincount(name)[name].astype(np.float32)) / np.float32(2)
    yield told[h]
    yield told[t]
    opening = np.full(int(m.article.max(initial=0)) + 1, np.iinfo(np.int32).max)
    np.minimum.at(opening, m.article, m.sentence)
    place = m.sentence - opening[m.article]
    for end in (h, t):
        yield place[end] == 0
        yield place[end] <= 1
