"""The span model's kernels: the same as NumPy, and no way out of bounds."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import pytest

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.linear import panels
from newsnlp.annotate.kernels.quantised import Steps
from newsnlp.annotate.kernels.spans import NormalLayer, SpanLayer
from newsnlp.find.nets.dense import normalise
from newsnlp.find.nets.sequences import HIDDEN, context

RNG = np.random.default_rng(5)
SPAN, PRODUCT, CLASSES = 32, 16, 30


def normal(*shape: int) -> np.ndarray:
    return RNG.normal(size=shape).astype(np.float32)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def test_words_and_tags_are_added_and_normalised(module: ModuleType) -> None:
    x, words, tags, weight, bias = normal(5, 48), normal(3, 48), normal(2, 48), *normal(2, 48)
    word, tag = ints(2, 0, 1, 1, 2), ints(1, 0, 0, 1, 1)
    expected = normalise(np.maximum(x + words[word] + tags[tag], 0), weight, bias)
    steps = Steps.between(-1, 2, 48)
    layer = NormalLayer(module, tags, weight, bias, steps)
    alone, found = (np.full((5, 60), 7, np.uint8) for _ in range(2))
    for i in range(5):
        one = slice(i, i + 1)
        layer(x[one].copy(), words, word[one], tag[one], alone[one])
    layer(x, words, word, tag, found)
    read = (found[:, 12:] - steps.zero) * steps.step
    np.testing.assert_allclose(read, expected.clip(-1, 2), atol=steps.step[0] * 0.51)
    assert (found[:, :12] == 7).all()
    assert (found == alone).all()


def test_a_constant_row_is_normalised_to_the_bias(module: ModuleType) -> None:
    tags, weight, bias = np.zeros((1, 16), np.float32), normal(16), normal(16)
    steps, found = Steps.between(-1, 1, 16), np.empty((1, 16), np.uint8)
    NormalLayer(module, tags, weight, bias, steps)(tags - 1, tags, ints(0), ints(0), found)
    assert (found == steps.to_bytes(bias)).all()


def span_scores(rows: list[np.ndarray], places: list[np.ndarray], net: list[np.ndarray]) -> Any:
    """Scores as ``SpanNet`` defines them, in float64."""
    first, last, inner = (each.astype(np.float64) for each in rows)
    width, weight, bias = net
    scores = []
    for a, b, c, longer in zip(*(place.tolist() for place in places), strict=True):
        mean = inner[c : c + longer + 1].mean(0)
        hidden = np.maximum(first[a, :SPAN] + last[b, :SPAN] + mean + width[longer], 0)
        both = np.concatenate([hidden, first[a, SPAN:] * last[b, SPAN:]])
        scores.append(weight @ both + bias)
    return np.array(scores)


def test_spans_are_scored_one_by_one(module: ModuleType) -> None:
    rows = [normal(4, SPAN + PRODUCT), normal(6, SPAN + PRODUCT), normal(9, SPAN)]
    net = [normal(5, SPAN), normal(CLASSES, SPAN + PRODUCT), normal(CLASSES)]
    places = [
        ints(0, 0, 0, 1, 1, 2, 3, 3, 2),
        ints(0, 1, 5, 1, 3, 4, 4, 5, 2),
        ints(0, 0, 0, 2, 2, 4, 4, 4, 8),
        ints(0, 2, 3, 1, 4, 0, 0, 4, 0),
    ]
    layer = SpanLayer(module, net[0], net[1].T, net[2])
    found = layer((rows[0], rows[1], rows[2]), tuple(places))
    np.testing.assert_allclose(found, span_scores(rows, places, net), atol=1e-4)
    for i in range(len(found)):
        one = tuple(place[i : i + 1] for place in places)
        assert (layer((rows[0], rows[1], rows[2]), one) == found[i]).all()


@pytest.mark.skipif(kernels.compiled() is None, reason="kernels are not compiled")
def test_layers_of_other_sizes_are_left_to_numpy() -> None:
    steps = Steps.between(-1, 1, 24)
    assert kernels.normal_layer(normal(2, 24), normal(24), normal(24), steps) is None
    assert kernels.span_layer(normal(5, 12), normal(30, 28), normal(30)) is None
    assert kernels.span_layer(normal(5, 16), normal(30, 16), normal(30)) is None
    assert kernels.span_layer(normal(5, 16), normal(30, 32), normal(30)) is not None


class Lemmas(NamedTuple):
    """What ``context`` asks of an annotation."""

    lemmas: list[str]
    hidden: np.ndarray

    def __len__(self) -> int:
        return len(self.lemmas)


def test_context_is_what_numpy_makes_of_it(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lemmas = ["a", "b", "a", "c", *"d" * 70, "a", "e"]
    annotation: Any = Lemmas(lemmas, normal(len(lemmas), HIDDEN))
    token = np.array([0, 0, 1, 2, *range(3, len(lemmas))])
    found = context(annotation, token=token)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    np.testing.assert_allclose(found, context(annotation, token=token), atol=1e-6)


CONTEXT = [normal(3, 8), ints(0, 2, 0), normal(4), 2, 5, ints(0, 1, 1, 2), normal(4, 14)]
NORMAL = [normal(3, 16), ints(2, 0), normal(2, 16), ints(1, 0), normal(16), normal(16), 1e-5]
NORMAL += [normal(2, 16), np.empty((2, 20), np.uint8)]
SPANS = [normal(2, 48), normal(2, 48), normal(4, 32), normal(3, 32), panels(normal(48, 30))]
SPANS += [normal(30), 32, 16, ints(0, 1), ints(1, 1), ints(0, 1), ints(1, 2), normal(2, 30)]
WRONG: list[tuple[str, list[Any], int, Any]] = [
    ("normalise", NORMAL, 0, normal(3, 15)),
    ("normalise", NORMAL, 1, ints(3, 0)),
    ("normalise", NORMAL, 1, ints(-1, 0)),
    ("normalise", NORMAL, 2, normal(31)),
    ("normalise", NORMAL, 3, ints(2, 0)),
    ("normalise", NORMAL, 3, ints(0)),
    ("normalise", NORMAL, 4, normal(15)),
    ("normalise", NORMAL, 4, normal(0)),
    ("normalise", NORMAL, 5, normal(17)),
    ("normalise", NORMAL, 7, normal(3, 16)),
    ("normalise", NORMAL, 8, np.empty((2, 15), np.uint8)),
    ("normalise", NORMAL, 8, np.empty(41, np.uint8)),
    ("context", CONTEXT, 0, normal(3, 9)),
    ("context", CONTEXT, 0, normal(0)),
    ("context", CONTEXT, 1, ints(0, 3, 0)),
    ("context", CONTEXT, 1, ints(0, -1, 0)),
    ("context", CONTEXT, 1, ints()),
    ("context", CONTEXT, 2, normal(0)),
    ("context", CONTEXT, 3, 4),
    ("context", CONTEXT, 3, -1),
    ("context", CONTEXT, 4, 4),
    ("context", CONTEXT, 4, 0),
    ("context", CONTEXT, 5, ints(0, 1, 1, 3)),
    ("context", CONTEXT, 5, ints(0, 1, 1)),
    ("context", CONTEXT, 6, normal(4, 13)),
    ("spans", SPANS, 0, normal(2, 47)),
    ("spans", SPANS, 0, normal(1, 48)),
    ("spans", SPANS, 1, normal(1, 48)),
    ("spans", SPANS, 2, normal(3, 32)),
    ("spans", SPANS, 3, normal(2, 32)),
    ("spans", SPANS, 4, normal(48, 30)),
    ("spans", SPANS, 5, normal(0)),
    ("spans", SPANS, 5, normal(65)),
    ("spans", SPANS, 6, 31),
    ("spans", SPANS, 6, 0),
    ("spans", SPANS, 7, -16),
    ("spans", SPANS, 8, ints(0, 2)),
    ("spans", SPANS, 9, ints(-1, 1)),
    ("spans", SPANS, 10, ints(0, 2)),
    ("spans", SPANS, 10, ints(-1, 1)),
    ("spans", SPANS, 11, ints(1, 3)),
    ("spans", SPANS, 11, ints(1, -1)),
    ("spans", SPANS, 11, ints(1)),
    ("spans", SPANS, 12, normal(2, 29)),
]


@pytest.mark.parametrize(("name", "arguments", "place", "value"), WRONG)
def test_wrong_sizes_and_indexes_are_refused(
    refuses: Callable[..., None], name: str, arguments: list[Any], place: int, value: Any
) -> None:
    refuses(name, arguments, place, value)
