"""Whose work is elsewhere: who joins or leaves a board is not at work there."""

import pytest
from told import positions

LEAVING = [
    ("[Писатель|PROFESSION] [Лев Рид|PERSON] покинул [жюри|ORGANIZATION].", None),
    ("[Журналист|PROFESSION] [Лев Рид|PERSON] покинул [политсовет|ORGANIZATION].", None),
    ("[Инженер|PROFESSION] [Лев Рид|PERSON] уволился из [редакции|ORGANIZATION].", "редакция"),
    ("[Секретарь|PROFESSION] [Лев Рид|PERSON] покинул [жюри|ORGANIZATION].", "жюри"),
]


@pytest.mark.parametrize(("text", "body"), LEAVING)
def test_who_leaves_a_board(mark, text, body):
    assert [told[2] for told in positions(mark(text))] == [body]


JOINING = [
    ("правление", "оценщик", None),
    ("комиссию", "фермер", None),
    ("правление", "секретарь", "правление"),
    ("студию", "оценщик", "студия"),
]


@pytest.mark.parametrize(("body", "role", "told"), JOINING)
def test_who_comes_to_a_board(mark, body, role, told):
    text = f"В [{body}|ORGANIZATION] впервые приехал [{role}|PROFESSION] [Лев Рид|PERSON]."
    marked = mark(text)
    relations = (
        marked.relation("WORKS_AS", "Лев Рид", role),
        marked.relation("WORKPLACE", "Лев Рид", body),
    )
    assert [found[2] for found in positions(marked, *relations)] == [told]


STANDING = [
    ("[Писатель|PROFESSION] [Лев Рид|PERSON] покинул [жюри|ORGANIZATION].", "current"),
    ("[Секретарь|PROFESSION] [Лев Рид|PERSON] покинул [жюри|ORGANIZATION].", "former"),
]


@pytest.mark.parametrize(("text", "status"), STANDING)
def test_work_goes_on_behind_a_board(mark, text, status):
    assert [told[3] for told in positions(mark(text))] == [status]
