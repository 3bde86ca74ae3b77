"""Parliaments and governments by their several names, places by their adjectives."""

import pytest

from newsnlp.link.grammar.morphology import readings
from newsnlp.link.places.place_adjectives import derived
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, EntityType

NAMED = [
    # of another land, or of no land that the text tells
    ("Госдума приняла закон. Парламент Грузии возражал.", {"Госдума", "Парламент Грузии"}),
    (
        "Законодательное собрание Тульской области и Общественное собрание области встретились. "
        "Областной парламент принял закон.",
        {"Законодательное собрание Тульской области", "Общественное собрание Тульской области"},
    ),
    # one body
    (
        "Верховная рада Украины уволила министра. В тот же день парламент назначил нового. "
        "Рада поддержала отставку.",
        {"Верховная рада Украины"},
    ),
    (
        "Госдума приняла закон. Нижняя палата поддержала поправку. Спикер верхней палаты Анна Ким "
        "и Совет Федерации согласны.",
        {"Госдума", "Совет Федерации"},
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_a_parliament_is_one_by_all_its_names(text, names):
    (found,) = Pipeline().pipe([Article("a", text)])
    assert {e.name for e in found.entities if e.type is EntityType.ORGANIZATION} == names


def test_a_town_is_that_of_its_adjective_whatever_ends_its_stem():
    assert not derived("луговецкий", "Тихореченск")
    assert derived("тихореченский", "Тихореченск")


@pytest.mark.parametrize(
    ("word", "noun"), [("хокимом", "хоким"), ("маслихата", "маслихат"), ("торагой", "торага")]
)
def test_an_office_abroad_declines_like_a_word_of_the_dictionary(word, noun):
    assert {reading.normal_form for reading in readings(word)} == {noun}
    assert not any(reading.known for reading in readings(f"{noun}чик"))
