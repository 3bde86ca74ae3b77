"""What the span model knows of a word by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.annotate import kernels
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.nets.words import strip_joints, word_features

PAIRS = [
    ("Мэр", "мэр"),
    ("-президент", "президент"),
    ("вице-", "вице"),
    ("цоппцопп", "цоппцопп"),
    ("\ud800", "\ud800"),
    ("-", "-"),
]


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors()


def test_no_word_has_no_features(vectors: WordVectors) -> None:
    found = word_features([], vectors)
    assert found.word.shape == found.pieces.shape == found.first.shape == (0,)


def test_features_are_the_same_without_kernels(
    vectors: WordVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = word_features(PAIRS, vectors)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    plain = word_features(PAIRS, vectors)
    for name in ("word", "lemma", "shape", "pieces", "first"):
        assert getattr(ours, name).tolist() == getattr(plain, name).tolist()


def test_an_unknown_word_has_its_lemmas_vector(vectors: WordVectors) -> None:
    found = word_features([("цоппцопп", "мэр"), ("цоппцопп", "цоппцопп")], vectors)
    assert found.word[0] == found.lemma[0] != vectors.unknown
    assert found.word[1] == vectors.unknown


def test_a_part_has_the_vector_of_its_word_and_a_shape_of_its_own(
    vectors: WordVectors,
) -> None:
    part = word_features([("-президент", "президент"), ("президент", "президент")], vectors)
    assert part.word[0] == part.word[1]
    assert part.shape[0] != part.shape[1]


@given(st.text(st.characters(codec=None, categories=None) | st.sampled_from("-ΣΑ"), max_size=8))
def test_hyphens_may_be_stripped_before_or_after_lowering(word: str) -> None:
    assert strip_joints(word).lower() == strip_joints(word.lower())
