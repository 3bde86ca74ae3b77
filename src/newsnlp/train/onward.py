"""Go on from a trained network: it learns further articles and keeps what it says of the others.

The network itself stands in for its teachers, who are too slow to be trained again for some
articles more (Li and Hoiem 2016, learning without forgetting). Further articles are another kind
of news: what their annotators say is learned as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import repeat
from pathlib import Path

from newsnlp.find.domains import REGION, WORLD
from newsnlp.find.nets import span_weights
from newsnlp.train import teacher
from newsnlp.train.span_data import Data, Lexicon, Material, answered, examples, pooled
from newsnlp.train.span_learning import Recipe
from newsnlp.train.span_network import SpanNetwork, restore

RECIPE = Recipe(epochs=10, warmup=100)

Begin = Callable[[SpanNetwork], None]


def course(model: Path, material: Material) -> tuple[Data, Begin]:
    """Return what networks learn when they go on from a model, and what gives them its weights.

    Raises ModelError for a bad model.
    """
    arrays = span_weights.load(model)[0][0]
    lexicon, (first, *rest) = Lexicon(), material.train.values()
    known, added, plain = (
        list(examples(split, lexicon, repeat(domain)))
        for split, domain in ((first, WORLD), (pooled(rest), REGION), (material.texts, WORLD))
    )
    kinds = len(material.train)
    data = Data(known + added, material.dev, lexicon.freeze(), plain, kinds)

    def begin(network: SpanNetwork) -> None:
        restore(network, arrays)

    old = SpanNetwork(data.features.vectors, replace(RECIPE.sizes, domains=data.domains))
    begin(old)
    known = answered(known, teacher.answers(old, known, data.features), teacher.ANNOTATORS)
    plain = answered(plain, teacher.answers(old, plain, data.features), 0)
    return replace(data, train=known + added, texts=plain), begin
