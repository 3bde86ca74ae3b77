"""The day that an article gives at its top."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.find.dates import dateline


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Собрание прошло вчера.",
        "Завод открыт 15 июля 2024 года, сообщил директор предприятия.",  # a fact, no dateline
        "СМОЛЕНСК, 12 марта. /ТАСС/. Открыт завод.",  # no year
        "Выставка продлится до 15 июля 2024 года, вход для всех посетителей свободный",
        "Дело № 15/07/2024-АБ",
        "45.13.2024",
        "Заголовок\n" * 15 + "15 июля 2024",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "15 июля 2024\nОткрыт завод.",
        "Открыт завод\n\n15 июля 2024 года, 10:35\n\nВчера открыли.",
        "Понедельник, 15 июля 2024 г.\nОткрыт завод.",
        "Опубликовано: 15.07.2024 10:35\nОткрыт завод.",
        "Открыт завод\r\n15/07/2024 10:35\r\nТекст.",
        "2024-07-15T10:35:00+03:00\nОткрыт завод.",
        "10:35, 15 июля 2024 | Новости\nОткрыт завод.",
        "СМОЛЕНСК, 15 июля 2024. /ТАСС/. Открыт завод, который строили долгие годы всем миром.",
        "Смоленск, 15 июля 2024 года — РИА Новости. Завод, который так долго строили, открыт.",
    ],
)
def test_datelines(text: str) -> None:
    assert dateline(text) == date(2024, 7, 15)


PAGE = """Главная
Новости
{above}
Открыт новый завод
{below}
Завод открыли вчера.
"""
NAVIGATION = "Раздел\n" * 20


@pytest.mark.parametrize(
    ("above", "below"),
    [("15 июля 2024, 10:35", "Автор: Иван Рогов"), ("Экономика", "15.07.2024 / 120 просмотров")],
)
def test_the_day_stands_beside_the_headline_below_a_long_menu(above: str, below: str) -> None:
    page = NAVIGATION + PAGE.format(above=above, below=below)
    assert dateline(page, page.index("Открыт")) == date(2024, 7, 15)


def test_no_day_of_a_teaser_far_above() -> None:
    page = "15 июля 2024\n" + NAVIGATION + PAGE.format(above="Экономика", below="Иван Рогов")
    assert dateline(page, page.index("Открыт")) is None


@given(st.text(max_size=200))
def test_any_string_is_survived(text: str) -> None:
    assert dateline(text) == dateline(text)
