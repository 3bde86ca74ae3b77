"""Candidate pairs of mentions: columns of the mentions of a batch, and who may relate to whom.

A batch is laid out as one long text: token, sentence and mention numbers of the articles follow
one another, and a gap in the sentence numbers keeps pairs within an article. Everything here is
integer arithmetic on columns, so the result does not depend on what shares a batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.annotate.kernels.bags import Hashes, mix
from newsnlp.find.nets import word_numbers
from newsnlp.find.nets.word_numbers import WordNumbers
from newsnlp.quick import dataclass
from newsnlp.types import EntityType

Ints = NDArray[np.integer[Any]]

TYPES = tuple(sorted(kind.value for kind in EntityType))
TYPE_INDEX = {name: index for index, name in enumerate(TYPES)}

REACH = 6
"""A pair may lie this many sentences apart; 98 % of NEREL's relations lie within."""
NEIGHBOURS = 48
"""A pair may have this many mentions between its ends: bounds the work on endless lists."""
INITIALS = 12
"""Words of a mention that may spell an acronym."""
DEPTH = 7
"""Steps followed upwards in the tree from the head of a mention."""

MentionRow = tuple[int, int, str]
"""Start and end character, entity type."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token columns of a batch: lemma and its hash, punctuation bits, tree, tag, sentence.

    ``form`` numbers case and number together, 0 where a word has none.

    A blank token stands before, between and after the articles, so that what stands before an
    article's first word is the same whatever shares its batch.
    """

    words: Sequence[str]
    lemmas: Sequence[str]
    lemma: Hashes
    mark: Ints
    head: Ints
    rel: Ints
    tag: Ints
    form: Ints
    sentence: Ints


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mention columns of a batch, each article's in the order given.

    ``first``, ``last`` are token numbers (half-open), ``top`` the syntactic head token,
    ``chain`` (m, DEPTH) the head and its ancestors (-1 beyond the root). ``key`` hashes type
    and lemmas; ``before`` and ``after`` number the nearest mentions of the same key (-1 and m
    where there is none); ``kin`` is looser, the first letters of the last word («Кокорин»,
    «Александром Кокориным»). ``outer`` is the smallest mention around (-1), ``inside`` and
    ``around`` the bit sets of the types nested in it and around it. ``initials`` (m, 2)
    hashes the first letters with and without short words, ``word`` a one-word acronym.
    """

    article: Ints
    type: Ints
    first: Ints
    last: Ints
    sentence: Ints
    top: Ints
    chain: Ints
    key: Hashes
    before: Ints
    after: Ints
    kin: Hashes
    kin_before: Ints
    kin_after: Ints
    outer: Ints
    inside: Ints
    around: Ints
    initials: Hashes
    word: Hashes


@dataclass(frozen=True, slots=True)
class Layout:
    """One batch: tokens, mentions, and the first token and mention of every article.

    ``mentions_before`` (types + 1, n + 1) counts the mentions of each type that begin before a
    token, in the last row those of all types.
    """

    tokens: Tokens
    mentions: Mentions
    mentions_before: Ints
    token_offsets: Ints
    mention_offsets: Ints


def lay_out(
    annotations: Sequence[Annotation],
    rows: Sequence[Sequence[MentionRow]],
    numbers: WordNumbers | None = None,
) -> Layout:
    """Return the columns of a batch; ``rows`` holds each article's mentions in text order.

    ``numbers`` remembers the words of earlier batches.
    """
    sizes = np.array([len(a) + 1 for a in annotations], np.int64)
    counts = np.array([0, *(len(r) for r in rows)])
    token_offsets = 1 + np.cumsum(sizes) - sizes
    numbers = numbers or WordNumbers()
    tokens = _tokens(annotations, token_offsets, numbers)
    mentions = _mentions(annotations, rows, tokens, token_offsets, numbers)
    return Layout(
        tokens,
        mentions,
        _mentions_before(mentions, len(tokens.lemma)),
        token_offsets,
        np.cumsum(counts),
    )


def between_borders(columns: Sequence[NDArray[Any]], blank: int = 0) -> NDArray[Any]:
    """Join the columns of the articles with one blank row before, between and after them."""
    if not columns:
        return np.full(1, blank)
    border = np.full((1, *columns[0].shape[1:]), blank, columns[0].dtype)
    return np.concatenate([border, *(part for column in columns for part in (column, border))])


def between_blanks(texts: Sequence[Sequence[str]]) -> list[str]:
    """Join the words of the articles with an empty one before, between and after them."""
    words = [""]
    for own in texts:
        words += own
        words.append("")
    return words


def _tokens(annotations: Sequence[Annotation], offsets: Ints, numbers: WordNumbers) -> Tokens:
    lemmas = between_blanks([a.lemmas for a in annotations])
    words = between_blanks([a.words for a in annotations])
    heads = [
        np.where(a.head < 0, -1, a.head + o) for a, o in zip(annotations, offsets, strict=True)
    ]
    sentences, base = [], 0
    for annotation in annotations:
        lengths = annotation.sentences[:, 1] - annotation.sentences[:, 0]
        sentences.append(np.repeat(np.arange(len(lengths)) + base, lengths))
        base += len(lengths) + 2 * REACH
    return Tokens(
        words,
        lemmas,
        numbers.hashes(lemmas),
        word_numbers.marks(words),
        between_borders(heads, -1).astype(np.int32),
        between_borders([a.rel for a in annotations]).astype(np.int32),
        between_borders([a.tag for a in annotations]).astype(np.int32),
        between_borders([_forms(a.tagset)[a.tag] for a in annotations]).astype(np.int32),
        between_borders(sentences).astype(np.int32),
    )


@lru_cache(maxsize=4)
def _forms(tagset: Tagset) -> Ints:
    """Return case and number of every morphology tag, as one number."""
    known = sorted({_form(feats) for feats in tagset.feats} - {("", "")})
    numbers = {form: number for number, form in enumerate(known, start=1)}
    return np.array([numbers.get(_form(feats), 0) for feats in tagset.feats], np.int64)


def _form(feats: Mapping[str, str]) -> tuple[str, str]:
    return feats.get("Case", ""), feats.get("Number", "")


def _joined(columns: Sequence[NDArray[np.integer]]) -> Ints:
    return np.concatenate([*columns, np.zeros(0, np.int32)]).astype(np.int32)


def _mentions(
    annotations: Sequence[Annotation],
    rows: Sequence[Sequence[MentionRow]],
    tokens: Tokens,
    offsets: Ints,
    numbers: WordNumbers,
) -> Mentions:
    firsts, lasts = [], []
    for annotation, offset, mentions in zip(annotations, offsets, rows, strict=True):
        starts = np.array([row[0] for row in mentions], np.int64)
        ends = np.array([row[1] for row in mentions], np.int64)
        size = len(annotation)
        begin = np.searchsorted(annotation.end, starts, side="right").clip(0, max(size - 1, 0))
        end = np.searchsorted(annotation.start, ends, side="left")
        firsts.append(begin + offset)
        lasts.append(np.clip(end, begin + 1, size) + offset)
    first, last = _joined(firsts), _joined(lasts)
    article = np.repeat(np.arange(len(rows), dtype=np.int32), [len(r) for r in rows])
    kind = np.array([TYPE_INDEX[row[2]] for r in rows for row in r], np.int32)
    key = _keys(kind, first, last, tokens)
    before, after = _same_key(article, key)
    inner, begin = inner_tokens(first, last)
    words = numbers.names(list(map(tokens.words.__getitem__, inner.tolist())))
    width = last - first
    kin = mix(kind, words[word_numbers.START, begin + width - 1])
    kin_before, kin_after = _same_key(article, kin)
    outer, inside, around = _nesting(article, kind, first, last)
    top = _tops(first, last, tokens.head)
    return Mentions(
        article, kind, first, last, tokens.sentence[first], top, _chains(top, tokens.head),
        key, before, after, kin, kin_before, kin_after, outer, inside, around,
        _initials(words, begin, width),
        np.where(width == 1, words[word_numbers.ACRONYM, begin], np.uint32(0)),
    )  # fmt: skip


def inner_tokens(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return the tokens of all mentions, one after the other, and where each mention's begin."""
    width = last - first
    begin = np.cumsum(width) - width
    return np.arange(width.sum()) + np.repeat(first - begin, width), begin


def _initials(words: Hashes, begin: Ints, width: Ints) -> Hashes:
    """Return (m, 2) numbers of the acronyms that a mention's initials spell, 0 for a lone word.

    «Совет по правам человека» → that of «сппч», and of its long words that of «спч».
    """
    letters = words[[word_numbers.INITIAL, word_numbers.LONG_INITIAL]]
    spelled = np.zeros((2, len(begin)), np.uint32)
    longer = np.flatnonzero(width > 1)
    for step in range(min(INITIALS, int(width.max(initial=0)))):
        longer = longer[width[longer] > step]
        letter, before = letters[:, begin[longer] + step], spelled[:, longer]
        spelled[:, longer] = np.where(letter > 0, mix(before, letter), before)
    return spelled.T


def _keys(kind: Ints, first: Ints, last: Ints, tokens: Tokens) -> Hashes:
    """Hash type and first eight lemmas of every mention."""
    key = mix(kind)
    if not len(first):
        return key[:0]
    for step in range(8):
        token = np.minimum(first + step, last - 1)
        key = np.where(first + step < last, mix(key, tokens.lemma[token]), key)
    return key


def _mentions_before(mentions: Mentions, tokens: int) -> Ints:
    """Count the mentions of each type, and of all, that begin before each token."""
    counts = np.zeros((len(TYPES) + 1, tokens + 2), np.int32)
    np.add.at(counts, (mentions.type, mentions.first + 1), 1)
    np.cumsum(counts, axis=1, out=counts)
    counts[-1] = counts[:-1].sum(axis=0)
    return counts


def _same_key(article: Ints, key: Hashes) -> tuple[Ints, Ints]:
    """Return for every mention the nearest earlier and later one of its article and key."""
    count = len(key)
    before, after = np.full(count, -1, np.int32), np.full(count, count, np.int32)
    order = np.lexsort((np.arange(count), key, article))
    same = (key[order][1:] == key[order][:-1]) & (article[order][1:] == article[order][:-1])
    before[order[1:][same]] = order[:-1][same]
    after[order[:-1][same]] = order[1:][same]
    return before, after


def _nesting(article: Ints, kind: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the smallest mention around each, the types nested in it and around it.

    Mentions come outer before inner, so what lies around a mention has a smaller number.
    """
    count = len(kind)
    numbers, width = np.arange(count, dtype=np.int32), last - first
    outer, inside, around = np.full((3, count), [[-1], [0], [0]], np.int32)
    reach = (np.searchsorted(first, last, side="left") - numbers).max(initial=0)
    for step in range(1, int(reach)):
        big, small = numbers[:-step], numbers[step:]
        held = (last[small] <= last[big]) & (width[small] < width[big])
        held &= article[big] == article[small]
        big, small = big[held], small[held]
        inside[big] |= 1 << kind[small]
        around[small] |= 1 << kind[big]
        nearer = (outer[small] < 0) | (width[big] < width[outer[small]])
        outer[small[nearer]] = big[nearer]
    return outer, inside, around


def _tops(first: Ints, last: Ints, head: Ints) -> Ints:
    """Return the first token of each mention whose head lies outside of it."""
    top = first.copy()
    open_ = np.ones(len(first), bool)
    for step in range(int((last - first).max(initial=0))):
        token = np.minimum(first + step, last - 1)
        outside = (head[token] < first) | (head[token] >= last)
        found = open_ & outside & (first + step < last)
        top[found] = token[found]
        open_ &= ~found
    return top


def _chains(top: Ints, head: Ints) -> Ints:
    """Return each head token with its ancestors, -1 beyond the root."""
    chain = np.full((len(top), DEPTH), -1, np.int32)
    token: Ints = top
    for step in range(DEPTH):
        chain[:, step] = token
        token = np.where(token >= 0, head[token], -1) if len(head) else token
    return chain


def candidates(mentions: Mentions, allowed: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return the pairs (head mention, tail mention) that ``allowed`` lets through.

    ``allowed`` (types, types, 2 · REACH + 1) is indexed by head type, tail type and the
    sentences from head to tail, plus REACH. Pairs come sorted by head, then tail.
    """
    count = len(mentions.type)
    sentence = mentions.sentence
    numbers = np.arange(count, dtype=np.int32)
    low = np.searchsorted(sentence, sentence - REACH, side="left").clip(min=numbers - NEIGHBOURS)
    high = np.searchsorted(sentence, sentence + REACH, side="right").clip(
        max=numbers + NEIGHBOURS + 1
    )
    width = high - low
    head = np.repeat(numbers, width)
    shift = low - np.cumsum(width) + width
    tail = np.arange(len(head), dtype=np.int32) + np.repeat(shift.astype(np.int32), width)
    # where the entry of a pair lies in ``allowed``: a share of the head, and one of the tail
    kinds, _, deltas = allowed.shape
    of_head = mentions.type * np.int32(kinds * deltas) + np.int32(REACH) - sentence
    of_tail = mentions.type * np.int32(deltas) + sentence
    kept = np.flatnonzero(allowed.ravel()[np.repeat(of_head, width) + of_tail[tail]])
    head, tail = head[kept], tail[kept]
    others = head != tail
    return head[others], tail[others]
