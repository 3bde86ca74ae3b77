"""Surnames in capitals beside a first name are written as usual; acronyms stay."""

import pytest

from newsnlp.find.mentions.shouted_surnames import written_as_usual

STAYS = [
    "МВД России и НАТО",
    "Фонд ВЕРА открыл школу",
    "АО «ЛУЧ» и ООО РОМАШКА",
    "Олег ФК",  # no vowel
    "в Рим ФАО",
    "УК ВИКТОР приняла дом",
    "Выступил РЯБИНИН",  # no first name beside it
    "ГИБДД Тверской области",
    "полковник ГРУ Сергей Рябинин",
    "ректор МГУ Анна Львовна сообщила",
    "представитель РОЦИТ Олег Рид",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_surname_stays(text):
    assert written_as_usual(text) == text


WRITTEN = [
    ("РЯБИНИН Олег Львович, директор", "Рябинин Олег Львович, директор"),
    ("СОЛНЦЕВА-РИД Анна Львовна", "Солнцева-Рид Анна Львовна"),
    ("указ о РЯБИНИНЕ Олеге Львовиче", "указ о Рябинине Олеге Львовиче"),
    ("КОТОВ Олег, слесарь", "Котов Олег, слесарь"),
    ("Олег РЯБИНИН и Анна КОТОВА", "Олег Рябинин и Анна Котова"),
    ("Анна Львовна ЦОЙ", "Анна Львовна Цой"),
    ("Назначить КОТОВА Олега Львовича", "Назначить Котова Олега Львовича"),
    ("орденом Почёта КОТОВУ Анну Львовну", "орденом Почёта Котову Анну Львовну"),
    ("директор АО «ЛУЧ» Лев КОТОВ", "директор АО «ЛУЧ» Лев Котов"),
]


@pytest.mark.parametrize(("text", "usual"), WRITTEN)
def test_a_surname_is_written_as_usual(text, usual):
    assert written_as_usual(text) == usual
    assert len(usual) == len(text)
