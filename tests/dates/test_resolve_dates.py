"""What phrases about time mean, as a table of phrases, and the edges of the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.find.dates import DateInterval, resolve, speaks_of_future

TABLE = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


def test_the_table_is_large() -> None:
    assert len(set(CASES)) == len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}@{case[1]}" for case in CASES])
def test_phrases(case: tuple[str, ...]) -> None:
    phrase, published, clue, start, end, precision = case
    anchor = clue.removeprefix("anchor=") if clue.startswith("anchor=") else None
    found = resolve(
        phrase,
        published=None if published == "-" else date.fromisoformat(published),
        future=clue == "future",
        anchor=DateInterval(anchor, anchor, "day", "day_month") if anchor else None,  # type: ignore[arg-type]
    )
    expected = None if start == "-" else (start, end, precision)
    assert (found and (found.start, found.end, found.precision)) == expected


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("с 2010 года", "since:year"),
        ("до 11 октября 2024", "until:day_month"),
        ("к 1 сентября 2024", "by:day_month"),
        ("после 5 мая 2023 года", "after:day_month"),
        ("5 мая 2023 года", "day_month"),
        ("с 5 по 7 мая 2023 года", "range"),
        ("в 06.00 по московскому времени 21 мая 2011 года", "day_month"),
    ],
)
def test_rules_say_the_side(phrase: str, rule: str) -> None:
    found = resolve(phrase)
    assert found
    assert found.rule == rule


@pytest.mark.parametrize(
    "context",
    [
        "Форум состоится",
        "планируется открыть",
        "В предстоящем сезоне",
        "Будет построен",
        "намерены",
    ],
)
def test_words_of_the_future(context: str) -> None:
    assert speaks_of_future(context)
    found = resolve("20 июля", published=date(2024, 7, 17), context=context)
    assert found
    assert found.start == "2024-07-20"


@pytest.mark.parametrize(
    "context", ["", "Форум состоялся", "Открыли завод", "намерение", "Завод работает"]
)
def test_words_of_the_past(context: str) -> None:
    assert not speaks_of_future(context)


@pytest.mark.parametrize(
    ("sentence", "phrase", "start"),
    [
        ("Во вторник министр заявил, что форум состоится осенью.", "Во вторник", "2024-07-16"),
        ("Министр заявил во вторник, что форум состоится 20 июля.", "20 июля", "2024-07-20"),
        ("Делегаты встретятся в понедельник с мэром.", "в понедельник", "2024-07-22"),
        ("В марте он объявил о скором уходе.", "В марте", "2024-03-01"),
        ("Похороны запланированы на пятницу.", "на пятницу", "2024-07-19"),
        ("Похороны запланировали на пятницу.", "на пятницу", "2024-07-19"),
        ("Похороны наметили на пятницу.", "на пятницу", "2024-07-19"),
        ("Фестиваль открыли 20 июля.", "20 июля", "2023-07-20"),
        ("Первый матч — 20 октября.", "20 октября", "2023-10-20"),
        ("Первый матч — 12 июля.", "12 июля", "2024-07-12"),
        ("Первый матч — 20 июля в Липецке.", "20 июля", "2024-07-20"),
        ("Следующий этап — в августе.", "в августе", "2024-08-01"),
        ("4 апреля прошёл сбор, премьеру покажут 18 сентября.", "18 сентября", "2024-09-18"),
        ("4 апреля прошёл сбор, премьеру покажут 18 сентября.", "4 апреля", "2024-04-04"),
        ("Дорогу закрыли до сентября.", "до сентября", "2024-09-01"),
        ("До сентября Рид будет мэром.", "До сентября", "2024-09-01"),
        ("До сентября Рид был мэром.", "До сентября", "2023-09-01"),
        ("Рид возглавлял музей до сентября.", "до сентября", "2023-09-01"),
        ("Рид приехал в августе, сообщил мэр.", "в августе", "2023-08-01"),
        ("Школу открываем в августе, сообщил мэр.", "в августе", "2024-08-01"),
        ("«Школу открываем в августе», — сообщил мэр.", "в августе", "2024-08-01"),
    ],
)
def test_the_nearest_verb_of_the_clause_decides(sentence: str, phrase: str, start: str) -> None:
    found = resolve(phrase, published=date(2024, 7, 17), context=sentence)
    assert found
    assert found.start == start


@pytest.mark.parametrize(
    ("sentence", "phrase", "start"),
    [
        ("Рид родился 1 августа.", "1 августа", "2023-08-01"),
        ("Рид назначен 1 августа.", "1 августа", "2023-08-01"),
        ("Рид назначен с 1 августа.", "с 1 августа", "2024-08-01"),
        ("Рид назначен с 1 декабря.", "с 1 декабря", "2023-12-01"),
        ("Траур объявлен 18 июля.", "18 июля", "2024-07-18"),
        ("Траур объявлен в четверг.", "в четверг", "2024-07-11"),
        ("Форум состоится 16 июля.", "16 июля", "2024-07-16"),
        ("Форум состоится 12 июля.", "12 июля", "2024-07-12"),
        ("На встрече 5 июля мэр обещал помощь.", "5 июля", "2024-07-05"),
        ("Форум состоится 12 мая.", "12 мая", "2025-05-12"),
    ],
)
def test_a_day_at_hand_is_meant_whatever_the_tense(sentence: str, phrase: str, start: str) -> None:
    for future in (False, "состоится" in sentence):
        found = resolve(phrase, published=date(2024, 7, 17), context=sentence, future=future)
        assert found
        assert found.start == start


def test_the_ends_of_the_calendar() -> None:
    assert resolve("через десять лет", published=date(9995, 1, 1)) is None
    assert resolve("вчера", published=date(1, 1, 1)) is None
    century = resolve("в I веке")
    assert century
    assert (century.start, century.end) == ("0001-01-01", "0100-12-31")


WORDS = """в с по до к и от , – - ( ) 1 12 31 99 2024 2024-м 90-е XX I марта май пятницу летом
    прошлом этом следующий том же последние ближайшие год года лет дня неделю месяц века квартал
    полугодие половине начале конце назад через ранее двадцать первый сегодня накануне учебный
    выходные 12.03.2024 10:35 новый г. ё"""
words = st.sampled_from(WORDS.split())
days = st.none() | st.dates()


@given(st.lists(words, max_size=8), days, st.booleans(), days)
def test_any_mixture_of_words_is_survived(
    phrase: list[str], published: date | None, future: bool, anchor: date | None
) -> None:
    last = DateInterval(str(anchor), str(anchor), "day", "x") if anchor else None  # type: ignore[arg-type]
    found = resolve(" ".join(phrase), published=published, future=future, anchor=last)
    if found:
        assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)


@given(st.text(max_size=40))
def test_any_string_is_survived(text: str) -> None:
    assert resolve(text) == resolve(text)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Рида, уволившегося в марте, на встрече не будет.", False),
        ("Рида, приехавшего в марте, наградят.", False),
        ("Приехавший хор выступит в марте.", True),
        ("Школу откроют позже, договор подписан в марте.", False),
        ("Договор будет подписан в марте.", True),
        ("Встреча запланирована в марте.", True),
        ("Страна откроет школу в марте.", True),
        ("Хороший хор выступит в марте.", True),
    ],
)
def test_a_participle_of_the_past_is_past(text: str, ahead: bool) -> None:
    assert speaks_of_future(text, "в марте") is ahead
