"""Whose a film is is not where the actor of it has his post."""

import pytest
from told import positions

PLACES = [
    # what the role is of, or a work that its own people make
    ("[Актёр студии «[Луч|ORGANIZATION]»|PROFESSION] [Лев Рид|PERSON] ушёл.", "Луч"),
    (
        "В альбоме группы «[Луч|ORGANIZATION]» сыграл [гитарист|PROFESSION] [Лев Рид|PERSON].",
        "Луч",
    ),
    (
        "Приехал [режиссёр|PROFESSION] фильма студии «[Луч|ORGANIZATION]» [Лев Рид|PERSON].",
        "Луч",
    ),
    ("В новом фильме «[Луча|ORGANIZATION]» сыграет [актёр|PROFESSION] [Лев Рид|PERSON].", None),
    ("В сериале студии «[Луч|ORGANIZATION]» сыграл [актёр|PROFESSION] [Лев Рид|PERSON].", None),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_where_who_has_a_part_in_a_film_works(mark, text, where):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    body = next(m.text for m in marked.mentions if m.type == "ORGANIZATION")
    told = (
        marked.relation("WORKS_AS", "Лев Рид", role),
        marked.relation("WORKPLACE", "Лев Рид", body),
    )
    assert [r[2] for r in positions(marked, *told)] == [where]
