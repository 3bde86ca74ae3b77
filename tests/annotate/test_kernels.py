"""Kernels: the same output as NumPy, the same numbers wherever a row lies, no way out of bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from newsnlp.annotate import Annotator, kernels
from newsnlp.annotate.compiled import CompiledNets
from newsnlp.annotate.kernels.linear import Linear, padded, panels
from newsnlp.annotate.natasha import Nets, Sequences, viterbi
from newsnlp.annotate.store import shared_weights
from newsnlp.find.nets.dense import Linear as Dense

RNG = np.random.default_rng(7)


def normal(*shape: int) -> np.ndarray:
    return RNG.normal(size=shape).astype(np.float32)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def test_vectors_are_what_numpy_takes(module: ModuleType) -> None:
    indexes = RNG.integers(0, 256, (9, 4)).astype(np.uint8)
    codes, out = normal(4, 256, 3), np.empty((3, 12), np.float32)
    words = ints(8, 0, 8)
    module.vectors(indexes, codes, words, out)
    assert (out == codes[np.arange(4), indexes[words]].reshape(3, 12)).all()


def test_vectors_refuse_words_out_of_the_table(refuses: Callable[..., None]) -> None:
    indexes = np.zeros((9, 4), np.uint8)
    arguments = [indexes, normal(4, 256, 3), ints(8, 0), np.empty((2, 12), np.float32)]
    refuses("vectors", arguments, 2, ints(9, 0))
    refuses("vectors", arguments, 2, ints(-1, 0))
    refuses("vectors", arguments, 3, np.empty((2, 13), np.float32))
    refuses("vectors", arguments, 1, normal(5, 256, 3))


@pytest.mark.parametrize("shape", [(1, 1, 1), (5, 3, 7), (6, 64, 64), (7, 32, 65), (50, 300, 130)])
def test_matmul(module: ModuleType, shape: tuple[int, int, int]) -> None:
    rows, depth, columns = shape
    x, weight, bias = normal(rows, depth), normal(depth, columns), normal(columns)
    linear = Linear(module, weight, bias)
    assert np.allclose(linear(x), x.astype(np.float64) @ weight + bias, atol=1e-4)
    assert all((linear(x[i : i + 1]) == linear(x)[i]).all() for i in range(rows))


def test_matmul_writes_rows_to_their_places(module: ModuleType) -> None:
    x, weight, out = normal(2, 3), normal(3, 64), np.zeros((4, 5), np.float32)
    module.matmul(x, panels(weight), None, 3, 5, out, ints(3, 1))
    assert np.allclose(out[[3, 1]], (x @ weight)[:, :5], atol=1e-5)
    assert not out[[0, 2]].any()


def test_matmul_reads_the_rows_that_are_wanted(module: ModuleType) -> None:
    x, weight = normal(9, 3), normal(3, 20)
    layer, wanted = Linear(module, weight), ints(8, 0, 0, 4)
    assert (layer(x, wanted) == layer(x)[wanted]).all()
    assert layer(x, ints()).shape == (0, 20)


def test_dense_takes_pytorchs_layout(module: ModuleType) -> None:
    weight, bias, x = normal(70, 33), normal(70), normal(9, 33)
    layer = kernels.dense(weight, bias)
    assert layer is not None
    assert np.allclose(layer(x), x @ weight.T + bias, atol=1e-4)


def test_the_sources_have_the_interface_that_is_asked_for() -> None:
    source = Path(kernels.__file__).with_name("_compiled.c").read_text("utf-8")
    assert f"#define INTERFACE {kernels.INTERFACE} " in source


def test_no_rows_are_none_in_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    assert Dense(normal(5, 3), normal(5)).apart(normal(0, 3)).shape == (0, 5)


def test_argmax_takes_the_first_of_equals(module: ModuleType) -> None:
    weight = normal(16, 753)
    weight[:, [700, 400, 9]] = 3 * weight[:, :1] + 1
    x = np.abs(normal(40, 16))
    best = np.empty(40, np.int32)
    module.argmax(x, panels(weight), padded(normal(753) * 0, value=-3e38), best)
    assert best.tolist() == (x.astype(np.float64) @ weight).argmax(1).tolist()
    assert not {700, 400} & set(best.tolist())


def test_viterbi(module: ModuleType) -> None:
    lengths = ints(1, 7, 0, 30, 2)
    emissions, transitions = normal(40, 8), normal(8, 8)
    tags = np.empty(40, np.int32)
    module.viterbi(emissions, transitions, lengths, tags)
    assert tags.tolist() == viterbi(emissions, transitions, lengths).tolist()


def random_articles(nets: Nets | CompiledNets, count: int) -> list[Sequences]:
    rng = np.random.default_rng(3)
    articles = []
    for size in rng.integers(1, 300, count).tolist():
        pairs = nets.first.pairs(rng.integers(0, 5000, size), rng.integers(0, 60, size))
        cut = int(rng.integers(0, size))
        parts = ints(*(n for n in (cut, size - cut) if n))
        articles.append(Sequences(pairs, parts, ints(size)))
    return articles


def test_nets_equal_numpy(module: ModuleType) -> None:
    compiled, plain = CompiledNets(shared_weights(), module), Nets(shared_weights())
    articles = random_articles(compiled, 12)
    random_articles(plain, 12)
    fast, slow = compiled(articles), plain(articles)
    for name in ("tag", "head", "rel", "ner"):
        assert (getattr(fast, name) == getattr(slow, name)).all(), name
    assert np.allclose(fast.hidden, slow.hidden, atol=1e-3)


def encode_arguments() -> list[Any]:
    shapes = [(256, 384), (128,), (384,), (128, 192), (64,), (192,), (64,), (64,)]
    weights = [normal(*shape) for shape in shapes]
    taps = [normal(2, 2304), normal(3, 2304), normal(4, 2304)]
    places = [ints(0, 1, 4, 0), ints(0, 3, 1, 0), ints(-1, 0, 1, -1)]
    out = np.empty((2, 64), np.float32), np.empty((2, 192), np.float32)
    return [*taps, *places, 0, *weights, *out]


def syntax_arguments() -> list[Any]:
    return [
        *(normal(3, 128), normal(3, 32), normal(128), normal(1024, 48), 45),
        *(ints(3), np.empty(3, np.int32), np.empty(3, np.int32)),
    ]


MATMUL = [normal(2, 3), normal(3, 64), normal(5), 3, 5, np.empty((2, 5), np.float32)]
PLACED = [*MATMUL[:5], np.empty((4, 5), np.float32), ints(3, 1)]
PICKED = [*MATMUL[:5], np.empty((3, 5), np.float32), None, ints(1, 0, 1)]
ARGMAX = [normal(2, 3), normal(3, 64), normal(64), np.empty(2, np.int32)]
VITERBI = [normal(2, 8), normal(8, 8), ints(2), np.empty(2, np.int32)]
WRONG: list[tuple[str, list[Any], int, Any]] = [
    ("matmul", MATMUL, 0, normal(7)),
    ("matmul", MATMUL, 1, normal(3, 63)),
    ("matmul", MATMUL, 2, normal(4)),
    ("matmul", MATMUL, 3, 0),
    ("matmul", MATMUL, 4, -1),
    ("matmul", MATMUL, 5, np.empty((2, 6), np.float32)),
    ("matmul", PLACED, 5, np.empty((1, 5), np.float32)),
    ("matmul", PLACED, 6, ints(1)),
    ("matmul", PLACED, 6, ints(1, -1)),
    ("matmul", PLACED, 6, ints(4, 1)),
    ("matmul", PICKED, 5, np.empty((2, 5), np.float32)),
    ("matmul", PICKED, 6, ints(0, 1)),
    ("matmul", PICKED, 7, ints(1, 0)),
    ("matmul", PICKED, 7, ints(1, 0, 2)),
    ("matmul", PICKED, 7, ints(1, 0, -1)),
    ("argmax", ARGMAX, 0, normal(2, 4)),
    ("argmax", ARGMAX, 1, normal(3, 63)),
    ("argmax", ARGMAX, 2, normal(0)),
    ("argmax", ARGMAX, 3, np.empty(3, np.int32)),
    ("viterbi", VITERBI, 0, normal(3, 8)),
    ("viterbi", VITERBI, 1, normal(7, 8)),
    ("viterbi", VITERBI, 2, ints(3)),
    ("viterbi", VITERBI, 2, ints(3, -1)),
    ("viterbi", VITERBI, 2, ints(2**30, 2**30, 2**30, 2**30, 2)),
    ("encode", encode_arguments(), 0, normal(2, 2303)),
    ("encode", encode_arguments(), 1, normal(3, 2303)),
    ("encode", encode_arguments(), 1, normal(2, 2304)),
    ("encode", encode_arguments(), 2, normal(4, 2305)),
    ("encode", encode_arguments(), 3, ints(0, 1, 5, 0)),
    ("encode", encode_arguments(), 3, ints(0, -1, 2, 0)),
    ("encode", encode_arguments(), 3, ints(1, 1, 2, 0)),
    ("encode", encode_arguments(), 4, ints(0, 1, 4, 0)),
    ("encode", encode_arguments(), 4, ints(0, 1, 0)),
    ("encode", encode_arguments(), 5, ints(-1, 0, 2, -1)),
    ("encode", encode_arguments(), 5, ints(-1, 0, 1)),
    ("encode", encode_arguments(), 6, 3),
    ("encode", encode_arguments(), 7, normal(256, 383)),
    ("encode", encode_arguments(), 14, normal(63)),
    ("encode", encode_arguments(), 15, np.empty((3, 64), np.float32)),
    ("encode", encode_arguments(), 16, np.empty((2, 191), np.float32)),
    ("syntax", syntax_arguments(), 0, normal(2, 128)),
    ("syntax", syntax_arguments(), 1, normal(4, 32)),
    ("syntax", syntax_arguments(), 3, normal(1024, 45)),
    ("syntax", syntax_arguments(), 4, 49),
    ("syntax", syntax_arguments(), 5, ints(2)),
    ("syntax", syntax_arguments(), 7, np.empty(2, np.int32)),
]


@pytest.mark.parametrize(("name", "arguments", "place", "value"), WRONG)
def test_wrong_sizes_and_indexes_are_refused(
    refuses: Callable[..., None], name: str, arguments: list[Any], place: int, value: Any
) -> None:
    refuses(name, arguments, place, value)


@pytest.mark.parametrize(
    "value", [normal(2, 8).astype(np.float64), ints(*range(16)), normal(8, 2).T, normal(4, 8)[::2]]
)
def test_wrong_arrays_are_refused(module: ModuleType, value: np.ndarray) -> None:
    with pytest.raises((TypeError, ValueError, BufferError)):
        module.viterbi(value, *VITERBI[1:])
    frozen = VITERBI[3].copy()
    frozen.flags.writeable = False
    with pytest.raises((ValueError, BufferError)):
        module.viterbi(*VITERBI[:3], frozen)


def run(code: str, choice: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NEWSNLP_KERNELS": choice}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_numpy_can_be_forced() -> None:
    done = run("from newsnlp.annotate import kernels; print(kernels.status())", "numpy")
    assert done.stdout == "numpy\n"


def test_an_unknown_choice_is_refused() -> None:
    done = run("import newsnlp.annotate.kernels", "sse9")
    assert "NEWSNLP_KERNELS is 'sse9'; give one of numpy, plain, avx2, avx512" in done.stderr


def test_tags_and_spans_equal_the_fallback(annotator: Annotator, samples: list[str]) -> None:
    code = (
        "import sys, json; from newsnlp.annotate import Annotator;"
        "found = Annotator().annotate(json.load(sys.stdin));"
        "print(json.dumps([[a.tag.tolist(), a.head.tolist(), a.rel.tolist(), a.spans, a.lemmas]"
        "for a in found]))"
    )
    environment = {**os.environ, "NEWSNLP_KERNELS": "numpy"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(samples),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [
        [a.tag.tolist(), a.head.tolist(), a.rel.tolist(), [list(s) for s in a.spans], a.lemmas]
        for a in annotator.annotate(samples)
    ]
    assert json.loads(done.stdout) == ours
