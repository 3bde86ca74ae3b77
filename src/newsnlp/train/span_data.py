"""NEREL as what the span network learns from: sequences of units with labelled spans."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import InputError
from newsnlp.evaluate.brat import read_corpus
from newsnlp.evaluate.nerel import TypedSpan, gold_spans
from newsnlp.find.sequences import CONTEXT, Units, context, natasha_tags
from newsnlp.find.spans import MAX_WIDTH
from newsnlp.find.words import Pair, Vocabulary
from newsnlp.train.network import Inputs
from newsnlp.types import EntityType

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LINE = re.compile(r"[^\n]*\S[^\n]*")
IGNORED = -100
"""Label of what is no span: its end lies behind the sequence."""
CODES = {kind: code for code, kind in enumerate(EntityType, start=1)}


@dataclass(frozen=True, slots=True)
class Example:
    """One sequence of n units: word numbers (n), context (n, 257), tags (n), gold spans.

    Gold spans are first unit, last unit and code of the type (1 to 29).
    """

    words: Ints
    context: Floats
    tags: Ints
    spans: list[tuple[int, int, int]]

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
    blocks = [[match.span() for match in LINE.finditer(text)] for text in texts]
    return Split(annotator.annotate(texts, blocks), list(map(gold_spans, documents)))


def read_splits(corpus: Path) -> tuple[Split, Split]:
    """Return train and dev; raise InputError where the corpus lacks one."""
    for name in ("train", "dev"):
        if not (corpus / name).is_dir():
            raise InputError(
                f"{corpus} has no {name}/; give NEREL's directory with train/ and dev/"
            )
    annotator = Annotator()
    return read_split(corpus / "train", annotator), read_split(corpus / "dev", annotator)


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
        vocabulary = Vocabulary()
        found = vocabulary.features(pairs)
        used = np.setdiff1d(np.concatenate([found.word, found.lemma]), [vocabulary.unknown])
        numbers = np.concatenate([[vocabulary.unknown], used])
        row = np.zeros(numbers.max() + 1, np.int64)
        row[numbers] = np.arange(len(numbers))
        self.vectors = torch.from_numpy(vocabulary.vectors(numbers))
        self.word, self.lemma, self.shape = row[found.word], row[found.lemma], found.shape
        self._pieces, self._first = found.pieces, found.first
        self._count = np.diff(found.first, append=len(found.pieces))

    def pieces(self, words: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of some words one after another, and where each word's begin."""
        count = self._count[words]
        first = np.cumsum(count) - count
        places = np.repeat(self._first[words] - first, count) + np.arange(count.sum())
        return self._pieces[places], first


def examples(split: Split, lexicon: Lexicon) -> Iterator[Example]:
    """Yield the sequences of a split; gold spans that no units fit are left out."""
    for annotation, gold in zip(split.annotations, split.gold, strict=True):
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
            yield Example(words[here], seen[here], tags[here], inside)


def unit_spans(gold: set[TypedSpan], units: Units) -> list[tuple[int, int, int]]:
    """Return gold spans as first unit, last unit and code, without those that no units fit."""
    starts = {place: unit for unit, place in enumerate(units.start.tolist())}
    ends = {place: unit for unit, place in enumerate(units.end.tolist())}
    return [
        (starts[start], ends[end], CODES[kind])
        for start, end, kind in sorted(gold)
        if start in starts and end in ends and ends[end] - starts[start] < MAX_WIDTH
    ]


def batches(
    lengths: Sequence[int], tokens: int, rng: random.Random | None = None
) -> list[list[int]]:
    """Group sequences of like length into batches of up to ``tokens`` with padding.

    With ``rng``, lengths are blurred by a fifth and batches shuffled.
    """

    def blurred(i: int) -> float:
        return lengths[i] * (1 + (rng.random() * 0.2 if rng else 0))

    groups: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=blurred):
        longest = max(longest, lengths[i])
        if not groups or longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            longest = lengths[i]
        groups[-1].append(i)
    if rng:
        rng.shuffle(groups)
    return groups


@dataclass(slots=True)
class Targets:
    """Codes of spans (b, l, 16) by start and width, 0 none; boundaries (b, l, 2) as 0 or 1."""

    spans: torch.Tensor
    boundaries: torch.Tensor

    def candidates(self, boundaries: torch.Tensor, least: float) -> torch.Tensor:
        """Return the spans (m, 3) to learn from: those whose ends have logits of ``least``.

        Gold spans are always among them. The model prunes what it scores in the same way.
        """
        start, end = ((boundaries >= least) | (self.boundaries > 0)).unbind(-1)
        reach = F.pad(end, (0, MAX_WIDTH - 1)).unfold(1, MAX_WIDTH, 1)
        row, first, width = (start[..., None] & reach & (self.spans != IGNORED)).nonzero().T
        return torch.stack([row, first, first + width], 1)

    def codes(self, spans: torch.Tensor) -> torch.Tensor:
        """Return the codes (m) of spans (m, 3)."""
        row, first, last = spans.T
        return self.spans[row, first, last - first]


def collate(chosen: Sequence[Example], features: Features) -> tuple[Inputs, Targets]:
    """Pad sequences into one batch."""
    shape = len(chosen), max(map(len, chosen))
    mask = np.zeros(shape, bool)
    words, tags = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    seen = np.zeros((*shape, CONTEXT), np.float32)
    codes = np.full((*shape, MAX_WIDTH), IGNORED, np.int64)
    boundaries = np.zeros((*shape, 2), np.float32)
    for row, example in enumerate(chosen):
        here = row, slice(len(example))
        mask[here] = True
        words[here], tags[here], seen[here] = example.words, example.tags, example.context
        _label(example, codes[row], boundaries[row])
    distinct, which = np.unique(words, return_inverse=True)
    pieces, first = features.pieces(distinct)
    columns = (features.word[words], features.lemma[words], features.shape[words], tags, mask)
    rest = (seen, pieces, first, which.reshape(shape))
    inputs = Inputs(*map(torch.from_numpy, (*columns, *rest)))
    return inputs, Targets(torch.from_numpy(codes), torch.from_numpy(boundaries))


def _label(example: Example, codes: Ints, boundaries: Floats) -> None:
    for width in range(min(MAX_WIDTH, len(example))):
        codes[: len(example) - width, width] = 0
    for start, end, code in example.spans:
        codes[start, end - start] = code
        boundaries[start, 0] = boundaries[end, 1] = 1
