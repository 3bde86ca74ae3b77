"""Whose roles without a name are not: «пришли декан Лев Рид, [посол Сербии] и врачи»."""

import pytest
from told import positions

HIS = [
    ("На сцену вышел [режиссёр|PROFESSION] [Лев Рид|PERSON], [депутат|PROFESSION].", "депутат"),
    (
        "Пришли [мэр|PROFESSION] [Лев Лось|PERSON], [врач|PROFESSION] [Лев Рид|PERSON], "
        "[профессор|PROFESSION] и [народный артист|PROFESSION].",
        "профессор",
    ),
    ("[Лев Рид|PERSON] — [врач|PROFESSION] и [депутат|PROFESSION] думы.", "депутат"),
    ("[Тренер|PROFESSION] [Лев Рид|PERSON] и ныне [депутат|PROFESSION] ушёл.", "депутат"),
]


@pytest.mark.parametrize(("text", "role"), HIS)
def test_what_else_one_is(mark, text, role):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", role))
    assert ("Лев Рид", role) in {told[:2] for told in found}


OTHERS = [
    (
        "Пришли [мэр|PROFESSION] [Лев Лось|PERSON], [декан|PROFESSION] [Лев Рид|PERSON], "
        "[посол|PROFESSION] Сербии.",
        ["посол"],
    ),
    (
        "Были [декан|PROFESSION] [Лев Рид|PERSON], [консул|PROFESSION] и [врач|PROFESSION].",
        ["консул", "врач"],
    ),
    (
        "Были [декан|PROFESSION] [Лев Рид|PERSON], [консул|PROFESSION], [врач|PROFESSION].",
        ["консул", "врач"],
    ),
    (
        "Следователи пришли к [ректору|PROFESSION] [Льву Риду|PERSON] и в дом бывшего "
        "[бухгалтера|PROFESSION] вуза.",
        ["бухгалтера"],
    ),
    (
        "[Мэр|PROFESSION] [Лев Рид|PERSON] и его [заместитель|PROFESSION] пришли.",
        ["заместитель"],
    ),
]


@pytest.mark.parametrize(("text", "roles"), OTHERS)
def test_who_is_told_without_a_name_is_another(mark, text, roles):
    marked = mark(text)
    person = "Льву Риду" if "Льву" in text else "Лев Рид"
    given = [marked.relation("WORKS_AS", person, role) for role in roles]
    told = {role for _, role, *_ in positions(marked, *given)}
    assert told.isdisjoint({"посол", "консул", "врач", "бухгалтер", "заместитель"})
