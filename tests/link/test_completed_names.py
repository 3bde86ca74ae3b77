"""People whose first name and surname stand apart, and those called by their patronymic alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.link.people.patronymics import full_patronymics, same_patronymic

Linking = Callable[..., Marked]

APART = [
    # two fit the initials, or one fits two
    "[Осип Данилович]PER и [Олег Дмитриевич]PER приехали. В списке [О. Д. Рогов]PER.",
    "[Осип Данилович]PER приехал. В списке [О. Д. Рогов]PER и [О. Д. Сомов]PER.",
    # one initial tells no patronymic, and a man's surname is no woman's
    "[Осип Данилович]PER приехал. В списке [О. Рогов]PER.",
    "[Ольга Даниловна]PER приехала. В списке [О. Д. Рогов]PER.",
    # no brothers, or nobody's surname
    "Роговы всегда рядом. [Иван Федорович]PER и [Пётр Львович]PER приехали.",
    "[Иван Федорович]PER и [Степан Федорович]PER приехали. [Рогов]PER ушёл.",
    "Все причины ясны. [Иван Федорович]PER и [Степан Федорович]PER приехали.",
    # two have the patronymic, or another one
    "[Иван Павлович]PER и [Лев Павлович]PER приехали. [Палыч]PER рад.",
    "[Иван Петрович Рогов]PER приехал. [Палыч]PER рад.",
    "[Анна Павловна Рогова]PER приехала. [Палыч]PER рад.",
    "[Пётр Абрамович Рогов]PER приехал. [Абрамович]PER рад.",
]


@pytest.mark.parametrize("text", APART)
def test_stays_apart(linking: Linking, text: str) -> None:
    assert all(len(mentions) == 1 for mentions in linking(text).entities)
    assert "Роговы" not in text or all("Рогов" not in name for name in linking(text).names)


TOGETHER = [
    (
        "[Осип Данилович]PER приехал. В списке [О. Д. Рогов]PER.",
        ["Осип Данилович Рогов"],
    ),
    (
        "Рады [Осип Данилович]PER и [Пётр Осипович]PER. В списке [О. Д. Рогов]PER и "
        "[П. О. Рогов]PER.",
        ["Осип Данилович Рогов", "Пётр Осипович Рогов"],
    ),
    (
        "Рады [Анна Петровна]PER, по мужу [Исмайлян]PER, и её муж [Рубен Исмайлян]PER. Список: "
        "[А. П. Исмайлян]PER.",
        ["Анна Петровна Исмайлян", "Рубен Исмайлян"],
    ),
    (
        "ПИХТИНЫ С НАШЕЙ УЛИЦЫ\n\nПришли [Иван Федорович]PER и [Степан Федорович]PER. Избрали "
        "[Пихтина]PER.",
        ["Иван Федорович Пихтин", "Степан Федорович Пихтин", "Пихтин"],
    ),
    (
        "[Братьев Рыжовых]PER знают. [Иван Фёдорович]PER и [Степан Фёдорович]PER рады.",
        ["Братья Рыжовы", "Иван Фёдорович Рыжов", "Степан Фёдорович Рыжов"],
    ),
    ("Наша [Тойвовна]PER рада. Пришла [Лемпи Тойвовна Хуттунен]PER.", ["Лемпи Тойвовна Хуттунен"]),
    ("Памяти [Афанасьича]PER. [Егор Афанасьевич Рогов]PER пел.", ["Егор Афанасьевич Рогов"]),
    (
        "[Егор Прокопьевич Рогов]PER пел. [Прокопьич]PER рад. Дали [Прокопьичу]PER приз.",
        ["Егор Прокопьевич Рогов"],
    ),
    ("[Иван Павлович Рогов]PER пел. Рады [Иван Палыч]PER и [Палыч]PER.", ["Иван Павлович Рогов"]),
]


@pytest.mark.parametrize(("text", "names"), TOGETHER)
def test_is_one_person(linking: Linking, text: str, names: list[str]) -> None:
    assert linking(text).names == names


def test_of_several_the_one_told_before_is_meant(linking: Linking) -> None:
    marked = linking(
        "Начал [Осип Данилович]PER. Старый [Рогов]PER рад. Есть и [Пётр Осипович]PER.\n"
        "[О. Д. Рогов]PER\n[П. О. Рогов]PER"
    )
    assert marked.entities[0] == ["Осип Данилович", "Рогов", "О. Д. Рогов"]


@pytest.mark.parametrize(
    ("clipped", "full"),
    [
        ("Афанасьич", "Афанасьевич"),
        ("Сергеич", "Сергеевич"),
        ("Иваныч", "Иванович"),
        ("Михалыч", "Михайлович"),
        ("Саныч", "Александрович"),
        ("Степанна", "Степановна"),
        ("Андревна", "Андреевна"),
        ("Васильна", "Васильевна"),
    ],
)
def test_patronymics_as_people_say_them(clipped: str, full: str) -> None:
    assert same_patronymic(clipped, full)
    assert same_patronymic(full, clipped)


def test_a_first_name_is_no_patronymic() -> None:
    assert full_patronymics("анна") == frozenset()
    assert not same_patronymic("Иванович", "Иванна")
