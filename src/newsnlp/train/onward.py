"""Go on from a trained network: it learns further articles and keeps what it says of the others.

The network itself stands in for its teachers, who are too slow to be trained again for some
articles more (Li and Hoiem 2016, learning without forgetting). Of what is further it knows too
little: there larger plain networks speak, who learn all that is annotated.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newsnlp.find import span_weights
from newsnlp.train import teacher
from newsnlp.train.learning import Recipe
from newsnlp.train.network import SpanNetwork, restore
from newsnlp.train.span_data import Data, Lexicon, Material, answered, examples, pooled

RECIPE = Recipe(epochs=14, warmup=100)
PLAIN = Recipe(epochs=11, sizes=teacher.LARGE, dropout=teacher.STRONG)
NEWCOMERS = 2
"""Plain networks."""
ANNOTATORS = 0.6
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
    known, added, plain = (
        list(examples(split, lexicon)) for split in (first, pooled(rest), material.texts)
    )
    features = lexicon.freeze()

    def begin(network: SpanNetwork) -> None:
        restore(network, arrays)

    old = SpanNetwork(features.vectors, RECIPE.sizes)
    begin(old)
    dev = pooled(material.parts.values())
    lessons = Data(known + added, dev, features, [])
    said = teacher.plainly(lessons, PLAIN, NEWCOMERS, seed=seed, device=device, progress=progress)
    train = [
        *answered(known, teacher.answers(old, known, features), teacher.ANNOTATORS),
        *answered(added, said[len(known) :], ANNOTATORS),
    ]
    texts = answered(plain, teacher.answers(old, plain, features), 0)
    return Data(train, dev, features, texts), begin
