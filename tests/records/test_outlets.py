"""Media that hear or show somebody are not where he works, unless he is their own."""

import pytest
from told import positions

PLACES = [
    ("В эфире «[Луча|ORGANIZATION]» [ведущий|PROFESSION] [Лев Рид|PERSON] ушёл.", "Луча", "Луч"),
    (
        "[Клуб «Луч»|ORGANIZATION] поговорил с [тренером|PROFESSION] [Львом Ридом|PERSON].",
        "Клуб «Луч»",
        "Клуб «Луч»",
    ),
    ("В эфире «[Луча|ORGANIZATION]» [адвокат|PROFESSION] [Лев Рид|PERSON] ушёл.", "Луча", None),
    ("«[Луч|ORGANIZATION]» поговорил с [адвокатом|PROFESSION] [Ридом|PERSON].", "Луч", None),
    ("[Газета|ORGANIZATION] рассказала о [враче|PROFESSION] [Анне Рид|PERSON].", "Газета", None),
]


@pytest.mark.parametrize(("text", "body", "where"), PLACES)
def test_where_who_is_heard_works(mark, text, body, where):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    told = marked.relation("WORKS_AS", who, role), marked.relation("WORKPLACE", who, body)
    assert [r[2] for r in positions(marked, *told)] == [where]
