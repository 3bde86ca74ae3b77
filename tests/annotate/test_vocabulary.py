"""The kernel that finds the numbers of words, against NumPy; and no way out of bounds."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsnlp.annotate.weights import word_hashes

WORDS = ["мэр", "города", "", "ё" * 50, "\ud800", "naïve", "𝒳"]
WORD = st.text(st.characters(codec=None, categories=None), max_size=9)
# zeros in front are as nothing to the hash; no text has such words
ANY = st.lists(WORD.map(lambda word: word.lstrip("\0")), max_size=9)


def table(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    hashes = word_hashes(words)
    order = np.argsort(hashes)
    return hashes[order], order.astype(np.int32)


def numbers(module: ModuleType, words: list[str], hashes: np.ndarray, own: np.ndarray) -> list[int]:
    out = np.empty(len(words), np.int32)
    module.word_numbers(words, hashes, own, -1, out)
    return [int(number) for number in out]


def test_words_have_their_numbers(module: ModuleType) -> None:
    many = [*WORDS, *(f"слово{i}" for i in range(3000))]
    assert numbers(module, many, *table(many)) == list(range(len(many)))
    others = [f"иное{i}" for i in range(500)]
    assert numbers(module, others, *table(many)) == [-1] * 500


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=ANY, asked=ANY)
def test_any_words(module: ModuleType, known: list[str], asked: list[str]) -> None:
    known = list(dict.fromkeys(known))
    expected = [known.index(word) if word in known else -1 for word in asked]
    assert numbers(module, asked, *table(known)) == expected


def test_hashes_may_lie_anywhere(module: ModuleType) -> None:
    hashes = np.sort(word_hashes(WORDS))
    crowded = np.unique(np.concatenate([np.arange(999, dtype=np.uint64), hashes]))
    crowded = np.append(crowded, np.uint64(2**64 - 1) - np.arange(999, dtype=np.uint64)[::-1])
    places = np.arange(len(crowded), dtype=np.int32)
    found = numbers(module, WORDS, crowded, places)
    assert crowded[found].tolist() == word_hashes(WORDS).tolist()


def arguments() -> list[Any]:
    return [WORDS, *table(WORDS), -1, np.empty(len(WORDS), np.int32)]


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, WORDS[1:]), (1, word_hashes(WORDS)[1:]), (2, np.zeros(8, np.int32))],
)
def test_wrong_sizes_are_refused(refuses: Any, place: int, value: Any) -> None:
    refuses("word_numbers", arguments(), place, value)


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, ["мэр", b"x", *WORDS[2:]]), (1, np.zeros(len(WORDS), np.int32)), (0, tuple(WORDS))],
)
def test_wrong_arguments_are_refused(module: ModuleType, place: int, value: Any) -> None:
    wrong = arguments()
    wrong[place] = value
    with pytest.raises(TypeError):
        module.word_numbers(*wrong)
