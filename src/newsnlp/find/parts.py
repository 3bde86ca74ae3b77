"""Articles as the span model takes them: stretches of units that nothing crosses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.sequences import Units, context, natasha_tags
from newsnlp.find.words import Pair

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PART_UNITS = 4096
BATCH_UNITS = 2048


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or a stretch of a very long one, so that memory stays bounded.

    ``article``: its place among those given; ``offset``: the first unit within the article;
    ``words`` (n), ``context`` (n, 257), ``tags`` (n): of its units; ``sequences`` (k, 2):
    ranges of units within the part.
    """

    article: int
    offset: int
    words: list[Pair]
    context: Floats
    tags: Ints
    sequences: Ints

    def __len__(self) -> int:
        return len(self.words)


def parts(annotations: Sequence[Annotation], units: Sequence[Units]) -> Iterator[Part]:
    """Yield the parts of all articles in order; an empty article has none."""
    for article, (annotation, own) in enumerate(zip(annotations, units, strict=True)):
        if not len(annotation):
            continue
        seen, tags = context(annotation), natasha_tags(annotation, own)
        for sequences in _stretches(own.sequences):
            first, last = int(sequences[0, 0]), int(sequences[-1, 1])
            here = slice(first, last)
            yield Part(
                article=article,
                offset=first,
                words=own.words[here],
                context=seen[own.token[here]],
                tags=tags[here],
                sequences=sequences - first,
            )


def _stretches(sequences: Ints) -> list[Ints]:
    number = sequences[:, 1] // PART_UNITS
    return np.split(sequences, np.flatnonzero(np.diff(number)) + 1)


def batches(found: Iterable[Part]) -> Iterator[list[Part]]:
    """Group parts into batches of about ``BATCH_UNITS`` units."""
    batch: list[Part] = []
    size = 0
    for part in found:
        if batch and size + len(part) > BATCH_UNITS:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield batch
