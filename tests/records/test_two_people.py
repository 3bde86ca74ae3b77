"""Two first names in one mention are two people's; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.two_people import parted_people

ONE = [
    "Снялся [Майкл Б. Джордан|PERSON].",
    "Пришла [Анна К. Рогова|PERSON].",
    "Пела [Роза Мария|PERSON].",
    "Пришёл отец [Анны Марии|PERSON].",
    "После ухода [Линды Ким|PERSON] начался спор.",
    "После ухода [Линды Ким|PERSON] совет закрыли.",
    "Открыт [Парк Ивана Анна|FACILITY].",
]
TWO = [
    ("Ищут [Сашу К. Саша|PERSON] ушёл.", "Ищут [Сашу К.|PERSON] [Саша|PERSON] ушёл."),
    (
        "После ухода [Кима Рид|PERSON] возглавил совет.",
        "После ухода [Кима|PERSON] [Рид|PERSON] возглавил совет.",
    ),
    (
        "После отставки [Анны Ким Пётр Рид|PERSON] возглавил совет.",
        "После отставки [Анны Ким|PERSON] [Пётр Рид|PERSON] возглавил совет.",
    ),
    ("Взяли [Льва Т. Оксану|PERSON] ищут.", "Взяли [Льва Т.|PERSON] [Оксану|PERSON] ищут."),
]


@pytest.mark.parametrize("text", ONE)
def test_one_name_stays(mark, text):
    marked = mark(text)
    assert parted_people(marked.annotation, marked.spans) == list(marked.spans)


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_two_people_are_parted(mark, text, expected):
    marked = mark(text)
    spans = parted_people(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected
