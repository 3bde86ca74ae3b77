"""Lines in capitals written as usual, so that the nets see names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.find.mentions.headlines import recase


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Обычный заголовок",
        "МЧС РФ",
        "ЦОПП",
        "Глава МЧС РФ приехал",
        "ИТАР-ТАСС",
        "12:30",
        "А\nБ",
    ],
)
def test_left_alone(text: str) -> None:
    assert recase(text) == text


@pytest.mark.parametrize(
    ("headline", "usual"),
    [
        ("ЗАВОД ЗАКРЫТ НАВСЕГДА", "Завод закрыт навсегда"),
        ("ИГОРЬ ВАЖОРОВ НАЗНАЧЕН ДИРЕКТОРОМ ЦОПП", "Игорь Важоров назначен директором ЦОПП"),
        ("ВСТРЕЧА С ПУТИНЫМ В МОСКВЕ", "Встреча с Путиным в Москве"),
        ("САНАЛ ВАЖОРОВ НАЗНАЧЕН ДИРЕКТОРОМ", "Санал Важоров назначен директором"),
        ("НАДЕЖДА УМИРАЕТ ПОСЛЕДНЕЙ", "Надежда умирает последней"),
        ("УМЕРЛА НАДЕЖДА ПЕТРОВНА", "Умерла Надежда Петровна"),
        ("ЗАВОД «ЗАРЯ» ОТКРЫЛСЯ", "Завод «Заря» открылся"),
        ("СЛОВО ВЗЯЛ И. О. СЕРГЕЕВ", "Слово взял И. О. Сергеев"),
        ("ДИРЕКТОР САНКТ-ПЕТЕРБУРГА II СТЕПЕНИ", "Директор Санкт-Петербурга II степени"),
    ],
)
def test_recased(headline: str, usual: str) -> None:
    assert recase(headline) == usual


def test_the_article_tells_names_and_acronyms() -> None:
    text = "НАГРАДУ ВРУЧИЛИ КОЖЕМЯЧКО ИЗ НИИТ\n\nВ НИИТ работает Пётр Кожемячко."
    assert recase(text).splitlines()[0] == "Награду вручили Кожемячко из НИИТ"


def test_only_the_lines_in_capitals_change() -> None:
    text = "ЗАВОД ЗАКРЫТ НАВСЕГДА\r\nДиректор МЧС сказал\r\n"
    assert recase(text) == "Завод закрыт навсегда\r\nДиректор МЧС сказал\r\n"


@given(st.text(max_size=60) | st.text(alphabet="АБВГДЕЁİß -«»\n.", max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    found = recase(text)
    assert len(found) == len(text)
    assert recase(text) == found


def test_a_legal_form_stays_where_a_line_is_in_capitals():
    text = "СОВЕТ ДИРЕКТОРОВ АО «ЯНТАРНЫЙ БЕРЕГ» ИЗБРАН ПО ИТОГАМ СОБРАНИЯ\n"
    assert recase(text) == "Совет директоров АО «Янтарный берег» избран по итогам собрания\n"
