"""Small networks with random weights, for tests of everything but quality."""

from __future__ import annotations

import numpy as np

from newsnlp.find.nets.sequences import CONTEXT, TAGS
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.nets.words import PIECES, SHAPES
from newsnlp.find.spans import MAX_WIDTH, SpanModel

FIRST, LSTM, SPAN, PRODUCT, SMALL = 32, 16, 16, 16, 5


def random_arrays(seed: int = 0) -> dict[str, np.ndarray]:
    states = 2 * LSTM + FIRST
    shapes = {
        "shapes": (SHAPES, SMALL),
        "pieces": (PIECES, SMALL),
        "tags": (TAGS, SMALL),
        "word.weight": (FIRST, 300),
        "word.bias": (FIRST,),
        "lemma.weight": (FIRST, 300),
        "form.weight": (FIRST, 2 * SMALL),
        "context.weight": (FIRST, CONTEXT + SMALL),
        "norm.weight": (FIRST,),
        "norm.bias": (FIRST,),
        "lstm.inputs": (2, 4 * LSTM, FIRST),
        "lstm.states": (2, 4 * LSTM, LSTM),
        "lstm.bias": (2, 4 * LSTM),
        "width": (MAX_WIDTH, SPAN),
        "out.weight": (30, SPAN + PRODUCT),
        "out.bias": (30,),
    }
    sizes = {"start": SPAN, "end": SPAN, "mean": SPAN, "left": PRODUCT, "right": PRODUCT}
    for name, size in (sizes | {"boundary": 2}).items():
        shapes |= {f"{name}.weight": (size, states), f"{name}.bias": (size,)}
    rng = np.random.default_rng(seed)
    return {name: rng.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


def random_model(*seeds: int) -> SpanModel:
    nets = [SpanNet(random_arrays(seed)) for seed in seeds or (0,)]
    # «none» must win often enough for spans not to be everywhere
    return SpanModel(nets, SpanConfig(nets=len(nets), least_boundary=-1.0, none_bias=-1.0))
