"""Characters of films and plays: they hold no post, nor do those who play them."""

import pytest
from told import positions

POSTS = [
    # no film, an actor's own profession, a name spelt abroad
    ("Победила [Вера Рид|PERSON] ([тренер|PROFESSION] [Анна Ким|PERSON]).", "Анна Ким", "тренер"),
    ("Фильм снял [режиссёр|PROFESSION] [Лев Рид|PERSON].", "Лев Рид", "режиссёр"),
    (
        "Фильм снял [режиссёр|PROFESSION] [Оливер Рид|PERSON] ([Reed Oliver|PERSON]).",
        "Оливер Рид",
        "режиссёр",
    ),
]


@pytest.mark.parametrize(("text", "who", "role"), POSTS)
def test_who_is_no_character(mark, text, who, role):
    marked = mark(text)
    assert [r[:2] for r in positions(marked, marked.relation("WORKS_AS", who, role))] == [
        (who, role)
    ]


CHARACTERS = [
    ("Сыграл [мэра|PROFESSION] [Веру Рид|PERSON].", "Веру Рид", "мэра"),
    (
        "Вышел фильм. Это [учительница|PROFESSION] [Вера Рид|PERSON] ([Анна Ким|PERSON]).",
        "Вера Рид",
        "учительница",
    ),
    (
        "В спектакле занята [Анна Ким|PERSON] ([учительница|PROFESSION] [Вера Рид|PERSON]).",
        "Вера Рид",
        "учительница",
    ),
]


@pytest.mark.parametrize(("text", "who", "role"), CHARACTERS)
def test_a_character_has_no_post(mark, text, who, role):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", who, role)) == []
