"""NEREL as training material for relations: candidate pairs, features, states, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.kernels.bags import Hashes
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.clean import clean
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.find.nets.pair_features import features
from newsnlp.find.nets.pair_gate import Gate
from newsnlp.find.nets.pairs import REACH, TYPES, Ints, Layout, MentionRow, candidates, lay_out
from newsnlp.find.nets.relation_net import hidden_layers, pooled, tokens_of
from newsnlp.quick import dataclass
from newsnlp.types import RelationType, Span

LEAST_COUNT, LEAST_RATE = 2, 0.01
"""A pair of types so many sentences apart is a candidate where NEREL relates at least this
many such pairs, and at least this share of them."""
RELATION_INDEX = {kind: number for number, kind in enumerate(RelationType, start=1)}

Labels = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Texts:
    """Annotated documents with mentions in text order and the labelled pairs among them.

    ``labels`` maps (head, tail), numbered over all documents, to a relation number;
    ``certain`` (m) is how sure each mention is, ``gold`` counts the relations of every type,
    those whose ends are no mention here too.
    """

    annotations: list[Annotation]
    labels: Labels
    layout: Layout
    certain: NDArray[np.float64]
    gold: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs as columns, with the states (m, d) and word vectors (m, 600) of their mentions.

    ``features`` (pairs, kinds) holds hashes, 0 where a feature does not apply.
    """

    article: Ints
    head: Ints
    tail: Ints
    label: NDArray[np.int64]
    features: Hashes
    states: NDArray[np.float32]
    vectors: NDArray[np.float32]


def read_texts(corpus: Sequence[GoldDocument], annotator: Annotator) -> Texts:
    """Annotate documents as the pipeline does and number their gold mentions."""
    texts = [document.text for document in corpus]
    annotations = annotator.annotate(texts, [clean(text).blocks for text in texts])
    mentions = [dict.fromkeys(_gold_rows(document).values(), 1.0) for document in corpus]
    return _numbered(corpus, annotations, mentions)


def with_found_mentions(
    texts: Texts, corpus: Sequence[GoldDocument], spans: Sequence[Sequence[Span]]
) -> Texts:
    """Return the same documents with the mentions that a span model finds."""
    mentions = [{(s.start, s.end, s.type.value): s.score for s in own} for own in spans]
    return _numbered(corpus, texts.annotations, mentions)


def _gold_rows(document: GoldDocument) -> dict[str, MentionRow]:
    return {key: (e[0], e[1], e[2].value) for key, e in document.entities.items()}


def _numbered(
    corpus: Sequence[GoldDocument],
    annotations: list[Annotation],
    mentions: Sequence[dict[MentionRow, float]],
) -> Texts:
    ordered = [sorted(own, key=lambda row: (row[0], -row[1], row[2])) for own in mentions]
    labels: Labels = {}
    base = 0
    for document, rows in zip(corpus, ordered, strict=True):
        spans = _gold_rows(document)
        number = {row: base + place for place, row in enumerate(rows)}
        for kind, head, tail in document.relations:
            ends = number.get(spans[head]), number.get(spans[tail])
            if ends[0] is not None and ends[1] is not None:
                labels.setdefault((ends[0], ends[1]), RELATION_INDEX[kind])
        base += len(rows)
    kinds = [RELATION_INDEX[kind] - 1 for document in corpus for kind, _, _ in document.relations]
    return Texts(
        annotations,
        labels,
        lay_out(annotations, ordered),
        np.array([own[row] for own, rows in zip(mentions, ordered, strict=True) for row in rows]),
        np.bincount(kinds, minlength=len(RELATION_INDEX)),
    )


def allowed_pairs(texts: Texts) -> NDArray[np.bool_]:
    """Return (types, types, 2 · REACH + 1): which pairs are worth a look, by NEREL's habits."""
    m = texts.layout.mentions
    every = np.ones((len(TYPES), len(TYPES), 2 * REACH + 1), bool)
    head, tail = candidates(m, every)
    seen = np.zeros(every.shape, np.int64)
    np.add.at(seen, (m.type[head], m.type[tail], m.sentence[tail] - m.sentence[head] + REACH), 1)
    related: Counter[tuple[int, int, int]] = Counter()
    for a, b in texts.labels:
        delta = int(m.sentence[b] - m.sentence[a]) + REACH
        if 0 <= delta <= 2 * REACH:
            related[int(m.type[a]), int(m.type[b]), delta] += 1
    allowed = np.zeros(every.shape, bool)
    for key, count in related.items():
        allowed[key] = count >= LEAST_COUNT and count >= LEAST_RATE * seen[key]
    return allowed


def known(texts: Texts) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return hidden layers (m, 2 · h) and vectors (m, 600) of mentions: mean and head token.

    Before the layers that the network has for both: a mean of sums is a sum of means.
    """
    layout = texts.layout
    tokens, tops = tokens_of(layout.mentions)
    lemmas = [layout.tokens.lemmas[token] for token in tokens.tolist()]
    return (
        pooled(hidden_layers(texts.annotations, layout, tokens), tops, layout.mentions),
        pooled(WordVectors().of(lemmas), tops, layout.mentions),
    )


def make_examples(texts: Texts, gate: Gate) -> Examples:
    """Return every pair of the texts that passes the gate, with features and label."""
    head, tail = gate.pairs(texts.layout)
    pairs = zip(head.tolist(), tail.tolist(), strict=True)
    return Examples(
        texts.layout.mentions.article[head],
        head,
        tail,
        np.array([texts.labels.get(pair, 0) for pair in pairs], np.int64),
        np.ascontiguousarray(features(texts.layout, head, tail)),
        *known(texts),
    )


def part(examples: Examples, rows: NDArray[np.int64]) -> Examples:
    """Return the pairs numbered ``rows`` with the same mentions."""
    return Examples(
        examples.article[rows],
        examples.head[rows],
        examples.tail[rows],
        examples.label[rows],
        examples.features[rows],
        examples.states,
        examples.vectors,
    )
