"""Boards as a site shows them: a heading, and below it who is of the board line by line."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

PAGE = """{heading}

Благотворительный фонд «Тёплый дом» создан в Калуге в 2014 году.

Правление
Мария Аверина — председатель правления
Леонид Шубин — исполнительный директор

Попечительский совет
Валерий Куприянов, председатель совета, академик РАН
Инна Берестова, актриса театра «Современник»
"""


@pytest.fixture(scope="module")
def told():
    return Pipeline().extract(Article("a", PAGE.format(heading="Правление и попечительский совет")))


def test_who_stands_below_a_heading_is_not_new_there(told):
    members = [r for r in told.records if r.kind is RecordKind.MEMBERSHIP]
    listed = {(r.person, r.status) for r in members if r.source == "rule:composed"}
    assert listed == {("Леонид Шубин", "current"), ("Инна Берестова", "current")}


def test_a_heading_of_two_boards_is_neither(told):
    head = next(r for r in told.records if r.role == "председатель" and r.person == "Мария Аверина")
    assert head.organization == "правление"
