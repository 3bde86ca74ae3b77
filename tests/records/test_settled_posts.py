"""Who will have a post for certain has it anew: «завод возглавит Анна Рид»."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

SETTLED = [
    (
        "[Иван Петров|PERSON] будет [директором завода|PROFESSION].",
        ("Иван Петров", "директор", "завод", "new"),
    ),
    (
        "[Иван Петров|PERSON] вступит в должность [мэра|PROFESSION] в мае.",
        ("Иван Петров", "мэр", None, "new"),
    ),
    (
        "[Завод «Луч»|ORGANIZATION] возглавит [Анна Рид|PERSON].",
        ("Анна Рид", "руководитель", "Завод «Луч»", "new"),
    ),
    (
        "Временно руководить [заводом «Луч»|ORGANIZATION] будет [Анна Рид|PERSON].",
        ("Анна Рид", "руководитель", "завод «Луч»", "acting"),
    ),
    (
        "Исполнять обязанности [директора [завода «Луч»|ORGANIZATION]|PROFESSION] будет "
        "[Анна Рид|PERSON].",
        ("Анна Рид", "исполняющая обязанности директора", "завод «Луч»", "acting"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_a_post_that_somebody_will_have(mark, text, expected):
    assert positions(mark(text)) == [expected]


def test_who_will_be_replaced_still_has_the_post(mark):
    marked = mark(
        "[Анна Котова|PERSON] сменит на посту [директора [завода|ORGANIZATION]|PROFESSION] "
        "[Ивана Петрова|PERSON]."
    )
    found = positions(marked, marked.relation("WORKS_AS", "Ивана Петрова", "директора завода"))
    assert sorted(found) == [
        ("Анна Котова", "директор", "завод", "new"),
        ("Иван Петров", "директор", "завод", "current"),
    ]


TO_COME = [
    "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON] приехал. Его сменит "
    "[Анна Котова|PERSON].",
    "[Директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивана Петрова|PERSON] сменит "
    "[Анна Котова|PERSON].",
]


@pytest.mark.parametrize("text", TO_COME)
def test_who_comes_has_the_post_anew(mark, text):
    told = [row for row in positions(mark(text)) if row[0] == "Анна Котова"]
    assert told == [("Анна Котова", "директор", "завод «Луч»", "new")]


def test_the_post_of_a_successor_needs_no_body(mark):
    marked = mark("[Директора|PROFESSION] [Ивана Петрова|PERSON] сменила [Анна Котова|PERSON].")
    told = [row for row in positions(marked) if row[0] == "Анна Котова"]
    assert told == [("Анна Котова", "директор", None, "new")]


def test_who_will_be_in_a_board(mark):
    marked = mark("В [совет|ORGANIZATION] войдёт [Анна Рид|PERSON].")
    found = records(marked, RecordKind.MEMBERSHIP)
    assert [(r.person, r.organization, r.status.value) for r in found] == [
        ("Анна Рид", "совет", "new")
    ]


def test_who_is_elected_to_a_board_and_gets_a_post_in_it_is_told_twice(mark):
    marked = mark(
        "[Анна Рид|PERSON] избрана в [правление|ORGANIZATION]. Она "
        "станет [председателем [правления|ORGANIZATION]|PROFESSION]."
    )
    found = records(marked, RecordKind.MEMBERSHIP)
    assert [(r.person, r.organization) for r in found] == [("Анна Рид", "правление")]
