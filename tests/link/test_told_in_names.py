"""What the names of bodies hold: a town by its level, no day, no body that a number is not of."""

from __future__ import annotations

import pytest

import newsnlp
from newsnlp.kinds import EntityType


def _named(text: str, type_: EntityType) -> list[str]:
    return [e.name for e in newsnlp.extract(text).entities if e.type is type_]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Тульская городская дума приняла бюджет.", "Тула"),
        ("Калужская городская больница закрыта.", "Калуга"),
    ],
)
def test_a_body_of_a_town_tells_the_town(text: str, town: str) -> None:
    assert _named(text, EntityType.CITY) == [town]


def test_an_agency_is_no_day() -> None:
    text = "В пресс-центре «Россия сегодня» прошла встреча."
    assert _named(text, EntityType.DATE) == []
    assert _named(text, EntityType.ORGANIZATION) == ["пресс-центр «Россия сегодня»"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Лев Рид возглавил спортивную школу олимпийского резерва № 2.", 1),
        ("Лев Рид обратился к лицею № 8 с просьбой о помощи.", 1),
        ("В доме № 5 по улице Мира пожар.", 0),
        ("В школах № 5 и № 6 идут занятия.", 0),
        ("Кубок имени Рида завоевал Ким.", 0),
    ],
)
def test_a_number_or_a_namesake_tells_one_body(text: str, bodies: int) -> None:
    assert len(_named(text, EntityType.ORGANIZATION)) == bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Суд оштрафовал Короля Антона Андреевича.", "Антон Андреевич Король"),
        ("Король Антон Андреевич назначен директором.", "Антон Андреевич Король"),
        ("Заяц Павел Иванович пришёл. Водитель сбил Зайца.", "Павел Иванович Заяц"),
        ("Директор Иван Львович открыл школу.", "Иван Львович"),
        ("Водитель сбил Пак Мин Хе.", "Пак Мин Хе"),
        ("Министр встретился с Фам Тху Тинем.", "Фам Тху Тинь"),
    ],
)
def test_a_surname_that_is_a_noun_or_eastern_is_whole(text: str, name: str) -> None:
    assert _named(text, EntityType.PERSON) == [name]
