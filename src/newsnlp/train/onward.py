"""Go on from a trained network: it learns further articles and keeps what it says of the others.

The network itself stands in for its teachers, who are too slow to be trained again for some
articles more (Li and Hoiem 2016, learning without forgetting). Larger plain networks, who learn
all that is annotated, speak beside it, and alone where it knows too little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from newsnlp.find import span_weights
from newsnlp.train import teacher
from newsnlp.train.learning import Recipe
from newsnlp.train.network import SpanNetwork, restore
from newsnlp.train.span_data import (
    Answer,
    Data,
    Example,
    Lexicon,
    Material,
    answered,
    examples,
    mixed,
    pooled,
    unannotated,
)
from newsnlp.train.variation import vary

RECIPE = Recipe(epochs=6, rate=1.5e-3, warmup=100)
"""Shorter and slower than from scratch."""
PLAIN = Recipe(epochs=11, sizes=teacher.LARGE, dropout=teacher.STRONG)
NEWCOMERS = 2
"""Plain networks."""
OLD = 0.7
"""How much of what is said of the first corpus and of texts is the old network's."""
ANNOTATORS = 0.5
"""How much of an answer on a further article is its annotators'."""

Begin = Callable[[SpanNetwork], None]


def course(
    model: Path,
    material: Material,
    *,
    seed: int = 0,
    device: str = "cpu",
    progress: teacher.Progress,
) -> tuple[Data, Begin]:
    """Return what networks learn when they go on from a model, and what gives them its weights.

    Raises ModelError for a bad model.
    """
    arrays = span_weights.load(model)[0][0]
    lexicon, (first, *rest) = Lexicon(), material.train
    further, texts = pooled(rest), material.texts
    spoken_of = first.annotations + texts.annotations
    retold = vary(spoken_of + further.annotations, seed)
    varied = [
        unannotated(own, material.annotator)
        for own in (retold[: len(spoken_of)], retold[len(spoken_of) :])
    ]
    known, added, plain, new = (
        list(examples(split, lexicon))
        for split in (first, further, pooled([texts, varied[0]]), varied[1])
    )
    data = Data(known + added, pooled(material.parts.values()), lexicon.freeze(), plain + new)

    def begin(network: SpanNetwork) -> None:
        restore(network, arrays)

    said = teacher.plainly(data, PLAIN, NEWCOMERS, seed=seed, device=device, progress=progress)
    old = SpanNetwork(data.features.vectors, RECIPE.sizes)
    begin(old)

    def beside(own: Sequence[Example], newer: Sequence[Answer]) -> list[Answer]:
        heard = teacher.answers(old, own, data.features)
        return [mixed(both, (OLD, 1 - OLD)) for both in zip(heard, newer, strict=True)]

    ends = [0, len(known), len(data.train), len(data.train) + len(plain), len(said)]
    of_known, of_added, of_plain, of_new = (said[start:end] for start, end in pairwise(ends))
    train = [
        *answered(known, beside(known, of_known), teacher.ANNOTATORS),
        *answered(added, of_added, ANNOTATORS),
    ]
    heard = answered([*plain, *new], [*beside(plain, of_plain), *of_new], 0)
    return Data(train, data.dev, data.features, heard), begin
