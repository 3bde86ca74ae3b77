"""Whom a page tells to call has no part in what it is about, unless it says so."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article


@pytest.fixture(scope="module")
def told():
    pipeline = Pipeline()
    return lambda text: {r.person for r in pipeline.extract(Article("a", text)).records} - {None}


VACANT = "Вакансии гимназии № 2\n\nУчитель математики\nВоспитатель\n"
FORUM = "В Туле прошёл форум «Вектор». Его открыл мэр Лев Рид.\n\n"

NOBODY = [
    f"{VACANT}Обращаться: ул. Ленина, 45. Тел. 2-33-44, Елена Сергеевна.",
    f"{VACANT}Обращаться: ул. Ленина, 45. Телефон 2-33-44, Белова Елена Сергеевна.",
    f"{VACANT}Ставка полная.\nПишите: school@example.org, Инна Котова",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_answers_the_phone_has_none_of_the_posts(told, text):
    assert told(text) == set()


@pytest.mark.parametrize("line", ["Контакт: Ян Ким, +7 900 000-00-00", "Тел. 2-22-33 (Ян Ким)"])
def test_who_answers_the_phone_was_not_there(told, line):
    assert told(FORUM + line) == {"Лев Рид"}


SOMEBODY = [
    "Главный врач\nКотов Лев Ильич, тел. 22-13-45",
    "Главный врач больницы: Лев Ильич Котов, тел. 22-13-45",
    "В форуме участвовал Лев Ильич Котов.\nКонтакт: Лев Ильич Котов, +7 900 000-00-00",
]


@pytest.mark.parametrize("text", SOMEBODY)
def test_who_is_told_to_be_somebody_is(told, text):
    assert told(text) == {"Лев Ильич Котов"}
