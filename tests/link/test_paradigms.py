"""Forms read off the dictionary's tables are the ones that pymorphy3 builds the long way."""

from __future__ import annotations

import pytest

from newsnlp.annotate.dictionary import analyzer
from newsnlp.link.grammar.morphology import inflect, readings

# known words, ё for е, a form with a prefix, guesses by ending and prefix, two words in one
WORDS = (
    "смоленского|актера|тяжелыми|наихудшим|стали|лучшая|важоровым|экс-чемпионом|врача-хирурга|сутки"
)


@pytest.mark.parametrize("word", WORDS.split("|"))
def test_readings_are_those_of_pymorphy3(word: str) -> None:
    parses = {(p[1], p[0], p[2]): p[3] for p in analyzer().parse(word)}
    for reading in readings(word):
        assert parses[reading.tag, reading.word, reading.normal_form] == reading.score


@pytest.mark.parametrize("word", WORDS.split("|"))
def test_forms_are_in_the_lexeme(word: str) -> None:
    lexemes = {p[:3]: {f[0] for f in analyzer().get_lexeme(p)} for p in analyzer().parse(word)}
    for reading in readings(word):
        forms = lexemes[reading.word, reading.tag, reading.normal_form]
        assert inflect(reading, "nomn", "plur") in {*forms, None}
        assert inflect(reading, "gent", "sing") in {*forms, None}


@pytest.mark.parametrize(
    ("word", "grammemes", "form"),
    [
        ("актера", "nomn plur", "актёры"),
        ("лучшая", "nomn sing masc", "лучший"),
        ("врача-хирурга", "nomn plur", "врачи-хирурги"),
        ("автору-исполнителю", "gent sing", "автора-исполнителя"),
        ("экс-чемпионом", "gent plur", "экс-чемпионов"),
        ("цветы", "gent plur", "цветов"),
        ("сутки", "nomn sing", None),
    ],
)
def test_inflects(word: str, grammemes: str, form: str | None) -> None:
    assert inflect(readings(word)[0], *grammemes.split()) == form


@pytest.mark.parametrize("word", ["google", "25", "", "\ud800", "а" * 101])
def test_no_readings_without_russian_letters(word: str) -> None:
    assert readings(word) == ()
