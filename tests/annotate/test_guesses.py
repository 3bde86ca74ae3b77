"""Guesses off the dictionary's tables are the ones that pymorphy3 makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.annotate.dictionary import analyzer
from newsnlp.annotate.guesses import guesses

# by ending, after a known prefix and any other, two prefixes, the dictionary's own, none, hyphens
WORDS = "важоровым|псевдокошкой|байткода|наибутявее|экспереводчика|стали|щз|экс-чемпионом|ё|цопп"


def same(word: str) -> None:
    found = [(g.word, g.tag, g.normal_form, g.score) for g in guesses(word)]
    assert found == [tuple(parse[:4]) for parse in analyzer().parse(word)]


@pytest.mark.parametrize("word", WORDS.split("|"))
def test_guesses_are_those_of_pymorphy3(word: str) -> None:
    same(word)


@given(st.text("авгдеёиклмнопрстхцыья", min_size=1, max_size=12))
def test_any_letters_are_guessed_alike(word: str) -> None:
    same(word)


@pytest.mark.parametrize("word", WORDS.split("|"))
def test_a_guess_stands_in_a_paradigm(word: str) -> None:
    data = analyzer().dictionary
    for guess in guesses(word):
        if guess.paradigm is not None:
            assert data.build_tag_info(guess.paradigm, guess.place) == guess.tag
            assert guess.word.startswith(guess.lead)
