"""The kernel that hashes the pieces of words, against Python; and no way out of bounds."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsnlp.annotate.kernels.subwords import MOST, bucket, pieces_of, subwords

SIZE = 16384
ANY = st.text(st.characters(codec=None, categories=None), max_size=50)  # lone surrogates too
LETTERS = st.text("аб-", max_size=14)  # pieces that repeat
WORDS = st.lists(st.tuples(*[ANY | LETTERS] * 3), max_size=5)


def arguments() -> list[Any]:
    words = ["мэр", "города"]
    return [words, words, words, SIZE, np.zeros(2, np.int32), np.zeros(2 * MOST, np.int32)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ["мэр"]),
        (1, ["мэр"] * 3),
        (2, []),
        (3, 0),
        (3, -1),
        (4, np.zeros(3, np.int32)),
        (5, np.zeros(2 * MOST - 1, np.int32)),
    ],
)
def test_wrong_sizes_are_refused(refuses: Any, place: int, value: Any) -> None:
    refuses("subwords", arguments(), place, value)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ("мэр", "города")),
        (1, ["мэр", b"x"]),
        (2, ["мэр", None]),
        (4, np.zeros(2, np.int64)),
        (5, np.zeros(2 * MOST, np.float32)),
    ],
)
def test_wrong_arguments_are_refused(module: ModuleType, place: int, value: Any) -> None:
    wrong = arguments()
    wrong[place] = value
    with pytest.raises(TypeError):
        module.subwords(*wrong)


def test_no_word_has_no_pieces() -> None:
    pieces, count = subwords([], [], [], SIZE)
    assert pieces.shape == count.shape == (0,)


def test_pieces_of_one_text_count_once() -> None:
    marked = "^а$"
    kinds = ["wа", "lа", *(f"{kind}{marked}" for kind in "ps"), "p^а", "sа$"]
    assert pieces_of("а", "а", "а", SIZE) == sorted(bucket(piece, SIZE) for piece in kinds)


def test_a_word_of_twelve_letters_gives_the_most_pieces() -> None:
    assert len(pieces_of("абвгдежзийкл", "абвгдежзийкл", "мэр", SIZE)) == MOST
    assert len(pieces_of("абвгдежзийклм", "абвгдежзийклм", "мэр", SIZE)) == 10


@pytest.mark.parametrize("size", [1, SIZE, 2**31 - 1])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_the_kernel_finds_what_python_finds(
    module: ModuleType, size: int, words: list[tuple[str, str, str]]
) -> None:
    columns = [list(column) for column in zip(*words, strict=True)] or [[], [], []]
    pieces, count = subwords(*columns, size)
    expected = [pieces_of(*each, size) for each in words]
    assert count.tolist() == [len(each) for each in expected]
    assert pieces.tolist() == [piece for each in expected for piece in each]
