"""Dates found by rule, with NEREL's borders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from newsnlp.find.dates import find
from newsnlp.find.when import date_words
from newsnlp.types import EntityType

sys.path.insert(0, str(Path(__file__).parents[1] / "natasha_spans"))
from span_sketch import sketch


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(sketch(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Телефон 2-13-11, 22-12-45",
        "Защита окружающей среды в городе",
        "Заплатил 2000 рублей и 15 копеек",
        "Ему 15 лет, срок два года",
        "Дети любят лето",
        "Победа после ноябрьских выборов",
        "Ему 23 года",
        "несколько дней назад",
    ],
)
def test_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("открыт 15 июля 2024 года в городе", "15 июля 2024 года"),
        ("открыт во вторник", "во вторник"),
        ("открыт в пятницу, 15 ноября 2024 года, в городе", "в пятницу, 15 ноября 2024 года"),
        ("работает с 2010 года там", "с 2010 года"),
        ("1995 г. – 2001 г. – начальник смены", "1995 г. – 2001 г."),
        ("2001 год – 2004 год: инженер", "2001 год – 2004 год"),
        ("идёт с 12 по 15 ноября тут", "с 12 по 15 ноября"),
        ("форум 12–15 ноября прошёл", "12–15 ноября"),
        ("в 2019–2021 годах он жил", "в 2019–2021 годах"),
        ("на прошлой неделе открыт", "на прошлой неделе"),
        ("за первое полугодие 2024 года", "за первое полугодие 2024 года"),
        ("умер два года назад дома", "два года назад"),
        ("в конце марта", "в конце марта"),
        ("в XX веке", "в XX веке"),
        ("летом 2023 года", "летом 2023 года"),
        ("открыт 12.03.2024 утром", "12.03.2024"),
        ("12 марта 2025, 14:20", "12 марта 2025"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert found(text) == [date]


def test_a_date_does_not_cross_sentences() -> None:
    assert found("Это было 5\nМарта прошла") == []


def test_today_is_less_sure() -> None:
    (today,) = find(sketch("Сегодня открыт завод"))
    (march,) = find(sketch("Открыт 5 марта"))
    assert today.type is EntityType.DATE
    assert today.score < 0.5 < march.score
    assert march.source == "rule:date"


PARTS = [
    "5 мая",
    "12 марта 2024",
    "31.12.2024",
    "вчера",
    "в 2019 году",
    "3-4",
    "с",
    "по",
    "г.",
    "–",
]
"""Of letters drawn at random no string tells a date."""


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=9), min_size=2, max_size=9).map(" ".join))
def test_any_string_is_survived(text: str) -> None:
    annotation = sketch("а " + text.replace("\n", " "))
    told = find(annotation)
    event(f"dates: {min(len(told), 2)}")
    assert all(0 <= s.start < s.end <= len(annotation.text) for s in told)


@given(st.text(st.characters(categories=["L"]) | st.sampled_from("ёЁхXiV"), min_size=1))
def test_a_word_is_read_alone_as_before_a_blank(word: str) -> None:
    assert date_words.read(word) == date_words.read(word + " ")
