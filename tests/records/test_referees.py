"""Who judges a match is at neither team."""

import pytest
from told import positions


@pytest.mark.parametrize(
    ("role", "body", "where"),
    [
        ("Тренер", "«[Луча|ORGANIZATION]»", "Луч"),
        ("Арбитр", "[ФИФА|ORGANIZATION]", "ФИФА"),
        ("Судья матча", "«[Луч|ORGANIZATION]» — «[Заря|ORGANIZATION]»", None),
    ],
)
def test_where_somebody_is_in_sport(mark, role, body, where):
    marked = mark(f"[{role} {body}|PROFESSION] [Лев Рид|PERSON] ушёл.")
    whole = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    told = positions(marked, marked.relation("WORKS_AS", "Лев Рид", whole))
    assert [(r[1].lower(), r[2]) for r in told] == [(role.lower(), where)]
