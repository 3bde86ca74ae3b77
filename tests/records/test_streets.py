"""Streets and whom they are named after; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.streets import whole_streets

STAYS = [
    "На улице [Иван Петров|PERSON] встретил [мэра|PROFESSION].",
    "На главной улице [Самары|CITY] открыли кафе.",
    "На улицах [Москвы|CITY] людно.",
    "Осмотрели набережную. [Рогова|PERSON] сопровождал мэр.",
    "На площади Тахрир [Ивана Петрова|PERSON] встретили.",
    "Стояла [каирская|CITY] площадь Тахрир.",
    "На [улице Кирова|FACILITY] в [Самаре|CITY] людно.",
    "Вылет из аэропорта [Казани|CITY] отложен.",
    "[Школа имени [Гагарина|PERSON] в Туле|ORGANIZATION] закрыта.",
]

WHOLE = [
    ("На [улице [Гагарина|CITY]|FACILITY] людно.", "На [улице Гагарина|FACILITY] людно."),
    ("На [улице [Гагарина|PERSON]|FACILITY] людно.", "На [улице Гагарина|FACILITY] людно."),
    (
        "На [улице [Генерала|PROFESSION] [Дорохова|PERSON]|FACILITY] людно.",
        "На [улице Генерала Дорохова|FACILITY] людно.",
    ),
    ("Дом на [ул. [Кирова|CITY]|FACILITY] горит.", "Дом на [ул. Кирова|FACILITY] горит."),
    ("На улице [Московской|CITY] людно.", "На [улице Московской|FACILITY] людно."),
    ("Дом на [улице [Садовой|FACILITY]|FACILITY] цел.", "Дом на [улице Садовой|FACILITY] цел."),
    ("На проспекте [Ленина|PERSON] людно.", "На [проспекте Ленина|FACILITY] людно."),
    (
        "Закрыли [[Ленинградское|CITY] шоссе|FACILITY].",
        "Закрыли [Ленинградское шоссе|FACILITY].",
    ),
]


def whole(mark, text):
    marked = mark(text)
    return marked_again(marked.annotation.text, whole_streets(marked.annotation, marked.spans))


@pytest.mark.parametrize("text", STAYS)
def test_stays(mark, text):
    assert whole(mark, text) == text


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_street_is_a_place_by_itself(mark, text, expected):
    assert whole(mark, text) == expected


def test_no_spans(mark):
    assert whole_streets(mark("На улице людно.").annotation, []) == []
