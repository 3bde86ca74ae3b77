"""NEREL as what the span network learns from: sequences of units with labelled spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import repeat
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.errors import InputError
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.nerel import TypedSpan, gold_spans
from newsnlp.find.domains import WORLD
from newsnlp.find.nets.sequences import CONTEXT, TAGS, Units, context, natasha_tags
from newsnlp.find.nets.words import Pair, word_features
from newsnlp.find.spans import MAX_WIDTH
from newsnlp.quick import dataclass
from newsnlp.train.encoder import Encoded
from newsnlp.train.span_network import CLASSES, Inputs, Read
from newsnlp.types import EntityType

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LINE = re.compile(r"[^\n]*\S[^\n]*")
CODES = {kind: code for code, kind in enumerate(EntityType, start=1)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of one sequence of n units: the chances of its spans.

    ``start`` and ``end`` (m): first and last unit; ``chances`` (m, 30), code 0 is «none»; what is
    not listed is none; ``boundaries`` (n, 2): chances that a span starts, and ends, at a unit.
    """

    start: Ints
    end: Ints
    chances: Floats
    boundaries: Floats


@dataclass(frozen=True, slots=True)
class Example:
    """One sequence of n units: word numbers (n), context (n, 257), tags (n), what to answer.

    ``read``: the sequence as a teacher's encoder reads it, where there is a teacher.
    """

    words: Ints
    context: Floats
    tags: Ints
    answer: Answer
    read: Encoded | None = None

    def __len__(self) -> int:
        return len(self.words)


@dataclass(slots=True)
class Split:
    """Annotated documents with their gold."""

    annotations: list[Annotation]
    gold: list[set[TypedSpan]]


def read_split(folder: Path, annotator: Annotator) -> Split:
    """Read and annotate one split as the product would: every line is a block."""
    documents = read_corpus(folder)
    texts = [document.text for document in documents]
    return Split(_annotated(texts, annotator), list(map(gold_spans, documents)))


def read_texts(folder: Path, annotator: Annotator) -> Split:
    """Read and annotate the .txt files of a folder, which have no gold."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError(f"{folder} holds no .txt files; give a folder of articles")
    return unannotated([path.read_text("utf-8") for path in paths], annotator)


def unannotated(texts: Sequence[str], annotator: Annotator) -> Split:
    """Return texts without gold."""
    return Split(_annotated(texts, annotator), [set() for _ in texts])


def _annotated(texts: Sequence[str], annotator: Annotator) -> list[Annotation]:
    blocks = [[match.span() for match in LINE.finditer(text)] for text in texts]
    return annotator.annotate(texts, blocks)


@dataclass(frozen=True, slots=True)
class Material:
    """Corpora to learn from, by name, dev of the last, and texts without annotation.

    ``added``: how many articles of the last one's train are from elsewhere.
    """

    annotator: Annotator
    train: dict[str, Split]
    dev: Split
    texts: Split
    added: int = 0


def read(
    corpus: Path,
    further: Path | None = None,
    texts: Path | None = None,
    mentions: Path | None = None,
) -> Material:
    """Read one or two corpora and a folder of .txt files; raise InputError where a split lacks.

    ``mentions``: a folder of articles that are learned with train of the last corpus.
    """
    annotator = Annotator()
    corpora = [corpus, *([further] if further else [])]
    for own in corpora:
        for name in ("train", "dev"):
            if not (own / name).is_dir():
                raise InputError(
                    f"{own} has no {name}/; give a directory with train/ and dev/, as NEREL's"
                )
    train = {own.name: read_split(own / "train", annotator) for own in corpora}
    more = read_split(mentions, annotator) if mentions else Split([], [])
    last = corpora[-1].name
    train[last] = pooled([train[last], more])
    return Material(
        annotator,
        train,
        read_split(corpora[-1] / "dev", annotator),
        read_texts(texts, annotator) if texts else Split([], []),
        len(more.gold),
    )


def pooled(splits: Iterable[Split]) -> Split:
    """Return several splits as one."""
    own = list(splits)
    return Split([a for one in own for a in one.annotations], [g for one in own for g in one.gold])


@dataclass(slots=True)
class Lexicon:
    """The distinct words of the training data and their features; row 0 is unknown."""

    numbers: dict[Pair, int] = field(default_factory=dict)

    def number(self, pair: Pair) -> int:
        """Return the number of a word, a new one at its first occurrence."""
        return self.numbers.setdefault(pair, len(self.numbers))

    def freeze(self) -> Features:
        """Return the features of all words met."""
        return Features(list(self.numbers))


class Features:
    """Columns over distinct words, and the vectors (v, 300) that they use."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        vectors = WordVectors()
        found = word_features(pairs, vectors)
        used = np.setdiff1d(np.concatenate([found.word, found.lemma]), [vectors.unknown])
        numbers = np.concatenate([[vectors.unknown], used])
        row = np.zeros(numbers.max() + 1, np.int64)
        row[numbers] = np.arange(len(numbers))
        self.vectors = torch.from_numpy(vectors.vectors(numbers))
        self.word, self.lemma, self.shape = row[found.word], row[found.lemma], found.shape
        self._pieces, self._first = found.pieces, found.first
        self._count = np.diff(found.first, append=len(found.pieces))

    def pieces(self, words: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of some words one after another, and where each word's begin."""
        count = self._count[words]
        first = np.cumsum(count) - count
        places = np.repeat(self._first[words] - first, count) + np.arange(count.sum())
        return self._pieces[places], first


@dataclass(frozen=True, slots=True)
class Data:
    """Everything a network learns from; ``texts`` are sequences that nobody annotated.

    ``domains``: how many kinds of news they are of.
    """

    train: list[Example]
    dev: Split
    features: Features
    texts: list[Example]
    domains: int = 1


def examples(
    split: Split, lexicon: Lexicon, domains: Iterable[int] = repeat(WORLD)
) -> Iterator[Example]:
    """Yield the sequences of a split; gold spans that no units fit are left out.

    ``domains``: the kind of news of every article.
    """
    for annotation, gold, domain in zip(split.annotations, split.gold, domains, strict=False):
        if not len(annotation):
            continue
        units = Units.of(annotation)
        words = np.array([lexicon.number(pair) for pair in units.words], np.int64)
        seen, tags = context(annotation)[units.token], natasha_tags(annotation, units)
        spans = unit_spans(gold, units)
        for first, last in units.sequences.tolist():
            inside = [
                (start - first, end - first, code)
                for start, end, code in spans
                if first <= start and end < last
            ]
            here = slice(first, last)
            answer = certain(inside, last - first)
            yield Example(words[here], seen[here], tags[here] + TAGS * domain, answer)


def certain(spans: Sequence[tuple[int, int, int]], length: int) -> Answer:
    """Return what the annotators say: spans with a chance of 1."""
    start, end, code = np.array(spans, np.int64).reshape(-1, 3).T
    chances = np.zeros((len(spans), CLASSES), np.float32)
    chances[np.arange(len(spans)), code] = 1
    boundaries = np.zeros((length, 2), np.float32)
    boundaries[start, 0] = boundaries[end, 1] = 1
    return Answer(start, end, chances, boundaries)


def mixed(answers: Sequence[Answer], weights: Sequence[float]) -> Answer:
    """Return the weighted mean of several answers on one sequence; ``weights`` sum to 1."""
    starts = np.concatenate([answer.start for answer in answers])
    ends = np.concatenate([answer.end for answer in answers])
    places, which = np.unique(np.stack([starts, ends], 1), axis=0, return_inverse=True)
    which = which.reshape(-1)
    chances = np.zeros((len(places), CLASSES), np.float32)
    told = np.concatenate([w * a.chances for a, w in zip(answers, weights, strict=True)])
    np.add.at(chances, which, told)
    chances[:, 0] += 1 - chances.sum(1)  # who does not list a span says «none»
    ends_of = zip(answers, weights, strict=True)
    boundaries = np.sum([weight * answer.boundaries for answer, weight in ends_of], axis=0)
    return Answer(places[:, 0], places[:, 1], chances, boundaries.astype(np.float32))


def answered(
    examples: Sequence[Example], said: Sequence[Answer], annotators: float
) -> list[Example]:
    """Return sequences with the answers that others have ``said``.

    ``annotators``: how much of an answer stays that of the annotators, 0 where there are none.
    """
    shares = annotators, 1 - annotators
    return [
        replace(one, answer=mixed([one.answer, own], shares) if annotators else own, read=None)
        for one, own in zip(examples, said, strict=True)
    ]


def unit_spans(gold: set[TypedSpan], units: Units) -> list[tuple[int, int, int]]:
    """Return gold spans as first unit, last unit and code, without those that no units fit."""
    starts = {place: unit for unit, place in enumerate(units.start.tolist())}
    ends = {place: unit for unit, place in enumerate(units.end.tolist())}
    return [
        (starts[start], ends[end], CODES[kind])
        for start, end, kind in sorted(gold)
        if start in starts and end in ends and ends[end] - starts[start] < MAX_WIDTH
    ]


@dataclass(slots=True)
class Targets:
    """Chances of spans (b, l, 16, 30) by start and width; boundaries (b, l, 2); mask (b, l)."""

    chances: torch.Tensor
    boundaries: torch.Tensor
    mask: torch.Tensor

    def candidates(self, boundaries: torch.Tensor, least: float) -> torch.Tensor:
        """Return the spans (m, 3) to learn from: those whose ends have logits of ``least``.

        What may be a span is always among them. The model prunes what it scores in the same way.
        """
        likely = ((boundaries >= least) | (self.boundaries >= 0.5)) & self.mask[..., None]
        return located(spanned(likely) | (self.chances[..., 0] < 1))

    def of(self, spans: torch.Tensor) -> torch.Tensor:
        """Return the chances (m, 30) of spans (m, 3)."""
        row, first, last = spans.T
        return self.chances[row, first, last - first]


def spanned(likely: torch.Tensor) -> torch.Tensor:
    """Return which spans (b, l, 16), by start and width, have likely ends (b, l, 2)."""
    start, end = likely.unbind(-1)
    reach: torch.Tensor = F.pad(end, (0, MAX_WIDTH - 1)).unfold(1, MAX_WIDTH, 1)
    return start[..., None] & reach


def located(spans: torch.Tensor) -> torch.Tensor:
    """Return sequence, first and last unit (m, 3) of the spans that are set in (b, l, 16)."""
    row, first, width = spans.nonzero().T
    return torch.stack([row, first, first + width], 1)


def together(examples: Sequence[Example]) -> list[list[int]]:
    """Return which sequences go into one batch: those that an encoder reads in one window."""
    groups: dict[int, list[int]] = {}
    for number, example in enumerate(examples):
        groups.setdefault(id(example.read.below) if example.read else -number, []).append(number)
    return list(groups.values())


def collate(chosen: Sequence[Example], features: Features) -> tuple[Inputs, Targets]:
    """Pad sequences into one batch."""
    shape = len(chosen), max(map(len, chosen))
    mask = np.zeros(shape, bool)
    words, tags = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    seen = np.zeros((*shape, CONTEXT), np.float32)
    chances = np.zeros((*shape, MAX_WIDTH, CLASSES), np.float32)
    chances[..., 0] = 1
    boundaries = np.zeros((*shape, 2), np.float32)
    for row, example in enumerate(chosen):
        here, answer = (row, slice(len(example))), example.answer
        mask[here] = True
        words[here], tags[here], seen[here] = example.words, example.tags, example.context
        chances[row, answer.start, answer.end - answer.start] = answer.chances
        boundaries[here] = answer.boundaries
    distinct, which = np.unique(words, return_inverse=True)
    pieces, first = features.pieces(distinct)
    reads = [example.read for example in chosen if example.read]
    tensor = torch.from_numpy
    inputs = Inputs(
        word=tensor(features.word[words]),
        lemma=tensor(features.lemma[words]),
        shape=tensor(features.shape[words]),
        tag=tensor(tags),
        mask=tensor(mask),
        context=tensor(seen),
        pieces=tensor(pieces),
        first=tensor(first),
        distinct=tensor(which.reshape(shape)),
        read=Read.of(reads, shape) if len(reads) == len(chosen) else None,
    )
    targets = Targets(torch.from_numpy(chances), torch.from_numpy(boundaries), inputs.mask)
    return inputs, targets
