"""Articles as the span model takes them: stretches of units that nothing crosses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.nets.sequences import CONTEXT, Units, context, natasha_tags, numbers
from newsnlp.find.nets.words import Pair
from newsnlp.quick import dataclass

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PART_UNITS = 4096
BATCH_UNITS = 1024


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or a stretch of a very long one, so that memory stays bounded.

    ``article``: its place among those given; ``offset``: the first unit within the article;
    ``start``, ``end`` (n; characters), ``words`` (n), ``token`` (n), ``tags`` (n): of its units;
    ``numbers``: those of the lemmas of the article's tokens; ``sequences`` (k, 2): ranges of
    units within the part.
    """

    article: int
    offset: int
    annotation: Annotation
    numbers: Ints
    token: Ints
    start: Ints
    end: Ints
    words: list[Pair]
    tags: Ints
    sequences: Ints

    def __len__(self) -> int:
        return len(self.words)

    @property
    def lemmas(self) -> Ints:
        """The number of every unit's lemma."""
        return self.numbers[self.token]


def parts(annotations: Sequence[Annotation], units: Sequence[Units]) -> Iterator[Part]:
    """Yield the parts of all articles in order; an empty article has none."""
    for article, (annotation, own) in enumerate(zip(annotations, units, strict=True)):
        if not len(annotation):
            continue
        lemmas, tags = numbers(annotation.lemmas), natasha_tags(annotation, own)
        for sequences in _stretches(own.sequences):
            first, last = int(sequences[0, 0]), int(sequences[-1, 1])
            here = slice(first, last)
            yield Part(
                article=article,
                offset=first,
                annotation=annotation,
                numbers=lemmas,
                token=own.token[here],
                start=own.start[here],
                end=own.end[here],
                words=own.words[here],
                tags=tags[here],
                sequences=sequences - first,
            )


def _stretches(sequences: Ints) -> list[Ints]:
    number = sequences[:, 1] // PART_UNITS
    return np.split(sequences, np.flatnonzero(np.diff(number)) + 1)


@dataclass(frozen=True, slots=True)
class Batch:
    """Parts side by side, with the columns of ``Part`` for all their n units.

    ``lemmas`` (n): numbers, those of different parts differ; ``context`` (n, 257): what is read
    of each unit's token; ``sequences`` are ranges of units within the batch;
    ``borders`` (k + 1): where each part begins, and n.
    """

    parts: Sequence[Part]
    borders: Ints
    start: Ints
    end: Ints
    words: list[Pair]
    lemmas: Ints
    context: Floats
    tags: Ints
    sequences: Ints

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Batch:
        """Put parts side by side."""
        borders = np.cumsum([0, *map(len, parts)])
        lemmas = [part.lemmas for part in parts]
        first = np.cumsum([0, *(numbers.max() + 1 for numbers in lemmas)])
        seen = np.empty((borders[-1], CONTEXT), np.float32)
        for part, (start, end) in zip(parts, pairwise(borders.tolist()), strict=True):
            context(part.annotation, part.numbers, part.token, seen[start:end])
        return cls(
            parts=parts,
            borders=borders,
            start=np.concatenate([part.start for part in parts]),
            end=np.concatenate([part.end for part in parts]),
            words=list(chain.from_iterable(part.words for part in parts)),
            lemmas=np.concatenate([own + n for own, n in zip(lemmas, first, strict=False)]),
            context=seen,
            tags=np.concatenate([part.tags for part in parts]),
            sequences=np.concatenate(
                [p.sequences + n for p, n in zip(parts, borders, strict=False)]
            ),
        )

    def inner(self, units: Ints) -> list[int]:
        """Return where the rows of ``units`` (sorted) pass to the next part."""
        inner: list[int] = np.searchsorted(units, self.borders[1:-1]).tolist()
        return inner


def batches(found: Iterable[Part]) -> Iterator[Batch]:
    """Group parts into batches of about ``BATCH_UNITS`` units."""
    batch: list[Part] = []
    size = 0
    for part in found:
        if batch and size + len(part) > BATCH_UNITS:
            yield Batch.of(batch)
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield Batch.of(batch)
