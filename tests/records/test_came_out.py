"""What comes out, «вышел альбом», and what takes place that is an event by the verb alone."""

import pytest
from test_done import told

NOTHING = [
    "Альбом не вышел [5 мая|DATE].",
    "Гости вышли из зала [5 мая|DATE].",
    "Песня хороша. Шоу «Ночь» любят все.",
    "Балет «Ночь» проходит по пятницам.",
    "Запись альбома «Утро» пропала.",
    "Певица участвует в программе «Утро».",
    "Закон не вступил в силу [5 мая|DATE].",
    "[Лев Рид|PERSON] установил станок [5 мая|DATE].",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_comes_out(mark, text):
    assert told(mark, text) == set()


OUT = [
    (
        "[5 мая|DATE] вышел новый альбом «Утро».",
        {("выход нового альбома «Утро»", None, "2024-05-05", None)},
    ),
    (
        "Роман «Утро» выйдет [5 мая|DATE].",
        {("выход романа «Утро»", None, "2025-05-05", None)},
    ),
    # what takes place
    (
        "В [Туле|CITY] [5 мая|DATE] состоится шоу «Ночь».",
        {("шоу «Ночь»", None, "2025-05-05", "Тула")},
    ),
    (
        "Съёмки фильма «Утро» прошли [5 мая|DATE].",
        {("съёмки фильма «Утро»", None, "2024-05-05", None)},
    ),
    (
        "Релиз альбома «Утро» состоялся [5 мая|DATE].",
        {("релиз альбома «Утро»", None, "2024-05-05", None)},
    ),
    # in what somebody took part
    (
        "В записи альбома «Утро» приняла участие [Анна Рид|PERSON].",
        {("запись альбома «Утро»", "Анна Рид", None, None)},
    ),
    (
        "В съёмках фильма «Утро» участвовала [Анна Рид|PERSON].",
        {("съёмки фильма «Утро»", "Анна Рид", None, None)},
    ),
    # what is set and what comes into force
    (
        "[Анна Рид|PERSON] [5 мая|DATE] установила рекорд страны по бегу.",
        {("установление рекорда страны по бегу", "Анна Рид", "2024-05-05", None)},
    ),
    (
        "Закон о рыбалке вступил в силу [5 мая|DATE].",
        {("вступление в силу закона о рыбалке", None, "2024-05-05", None)},
    ),
    # told again
    (
        "[5 мая|DATE] вышел альбом «Утро». Альбом «Утро» [Анна Рид|PERSON] выпустила сама.",
        {("выпуск альбома «Утро»", "Анна Рид", "2024-05-05", None)},
    ),
]


@pytest.mark.parametrize(("text", "events"), OUT)
def test_what_comes_out_or_takes_place_is_an_event(mark, text, events):
    assert told(mark, text) == events


def test_another_work_is_another_event(mark):
    found = told(mark, "[5 мая|DATE] вышла книга «Утро». [Анна Рид|PERSON] выпустила книгу «Ночь».")
    assert {name for name, *_ in found} == {"выход книги «Утро»", "выпуск книги «Ночь»"}
