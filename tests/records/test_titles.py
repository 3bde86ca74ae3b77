"""Titles of several words are told whole, and found where the model marks nothing."""

import pytest
from told import marked_again, positions

from newsnlp.find.posts.titles import whole_titles

TITLES = [
    ("Это [полномочный представитель|PROFESSION].", None),
    ("Это чрезвычайный и грустный посол.", None),
    ("Это [чрезвычайный и полномочный посол|PROFESSION].", None),
    (
        "Принят чрезвычайный и [[полномочный посол|PROFESSION] [России|COUNTRY]|PROFESSION].",
        "Принят [[чрезвычайный и полномочный посол|PROFESSION] [России|COUNTRY]|PROFESSION].",
    ),
    (
        "Стал Чрезвычайным и Полномочным Послом [РФ|COUNTRY] в [Эстонии|COUNTRY].",
        "Стал [[[Чрезвычайным и Полномочным Послом|PROFESSION] [РФ|COUNTRY]|PROFESSION] в "
        "[Эстонии|COUNTRY]|PROFESSION].",
    ),
    ("Пришёл [епископ|PROFESSION] [Тихон|PERSON].", None),
    ("Это [епископ|PROFESSION] Каменский и [Тихон|PERSON].", None),
    (
        "Пришёл [епископ|PROFESSION] [Каменский|PERSON] и [Лугский|CITY] [Тихон|PERSON].",
        "Пришёл [[епископ|PROFESSION] Каменский и Лугский|PROFESSION] [Тихон|PERSON].",
    ),
    (
        "Ждут [митрополита|PROFESSION] [Каменского Тихона|PERSON].",
        "Ждут [[митрополита|PROFESSION] Каменского|PROFESSION] [Тихона|PERSON].",
    ),
    (
        "Ждут [митрополита|PROFESSION] [Тверского|CITY] и Каменского [Тихона|PERSON].",
        "Ждут [[митрополита|PROFESSION] Тверского и Каменского|PROFESSION] [Тихона|PERSON].",
    ),
    (
        "Рад [митрополит|PROFESSION] [Тверской|CITY] [Тихон|PERSON].",
        "Рад [[митрополит|PROFESSION] Тверской|PROFESSION] [Тихон|PERSON].",
    ),
    (
        "Рад [митрополит|PROFESSION] Вятский и Слободской Хрисанф.",
        "Рад [[митрополит|PROFESSION] Вятский и Слободской|PROFESSION] [Хрисанф|PERSON].",
    ),
    (
        "Рад [папа [Римский|CITY]|PROFESSION] [Тихон|PERSON].",
        "Рад [папа Римский|PROFESSION] [Тихон|PERSON].",
    ),
    (
        "Это чрезвычайный и полномочный посол. [Рига|CITY]",
        "Это [чрезвычайный и полномочный посол|PROFESSION]. [Рига|CITY]",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_is_told_whole(mark, text, expected):
    marked = mark(text)
    spans = whole_titles(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == (expected or text)


def test_a_title_of_the_lists_is_named_as_there(mark):
    text = "Визит [папы римского|PROFESSION] [Климента|PERSON] отменён."
    assert [role for _, role, *_ in positions(mark(text))] == ["папа римский"]
