"""Titles that nobody works as, and words that are no posts."""

import pytest
from told import positions

from newsnlp.types import EntityType

HELD_NOWHERE = [
    ("Пришла [заслуженный учитель [России|COUNTRY]|PROFESSION] [Анна Рид|PERSON].", None),
    ("Пел [народный артист [Чувашии|STATE_OR_PROVINCE]|PROFESSION] [Лев Рид|PERSON].", None),
    ("Пришёл [народный депутат [России|COUNTRY]|PROFESSION] [Лев Рид|PERSON].", "Россия"),
]


@pytest.mark.parametrize(("text", "where"), HELD_NOWHERE)
def test_what_a_country_honours_with_is_no_post_there(mark, text, where):
    marked = mark(text)
    role = next(m for m in marked.mentions if m.type is EntityType.PROFESSION)
    person = next(m for m in marked.mentions if m.type is EntityType.PERSON)
    works = marked.relation("WORKS_AS", person.text, role.text)
    assert [body for _, _, body, _ in positions(marked, works)] == [where]


def test_who_somebody_came_after_has_no_post_by_that(mark):
    marked = mark("Ушла её [предшественница|PROFESSION] [Раиса Кунц|PERSON].")
    assert not positions(marked, marked.relation("WORKS_AS", "Раиса Кунц", "предшественница"))


def test_a_verb_is_no_role(mark):
    marked = mark("В школе [преподаёт|PROFESSION] [Паоло Рид|PERSON].")
    assert not positions(marked, marked.relation("WORKS_AS", "Паоло Рид", "преподаёт"))


@pytest.mark.parametrize(
    ("role", "name"),
    [("капитан хозяев", "капитан"), ("вратарь гостей", "вратарь"), ("хозяин дома", "хозяин")],
)
def test_a_side_in_a_match_is_no_part_of_a_role(mark, role, name):
    found = positions(mark(f"В матче [{role}|PROFESSION] [Илья Рогов|PERSON] выиграл."))
    assert [role for _, role, *_ in found] == [name]
