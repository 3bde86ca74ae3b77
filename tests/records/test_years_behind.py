"""Heads listed with the years in which they were: «Директора: Рид (2011–2016), Ким (с 2016)»."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind


def held(marked):
    """Return who held what, how it stands and when, of every position."""
    found = records(marked, RecordKind.POSITION)
    return [(r.person, r.role, r.status, r.date) for r in found]


NO_TERM = [
    "[Ректор|PROFESSION] [Лев Рид|PERSON] ([1828–1910|DATE]) был строг.",
    "[Ректор|PROFESSION] [Лев Рид|PERSON] ([2011|DATE]) был строг.",
    "[Врач|PROFESSION] [Лев Рид|PERSON] ([2001–2005|DATE]) был строг.",
    "[Ректор|PROFESSION] [Лев Рид|PERSON] [2001–2005|DATE] годы хвалит.",
]


@pytest.mark.parametrize("text", NO_TERM)
def test_other_years_are_no_term(mark, text):
    assert [date for *_, date in held(mark(text))] == [None]


def test_a_term_is_over_or_goes_on(mark):
    marked = mark(
        "[Директора|PROFESSION] театра: [Лев Рид|PERSON] ([1990–2001|DATE]), "
        "[Яна Ким|PERSON] ([2001 – 2015|DATE] гг.), [Лев Лось|PERSON] ([с 2015|DATE])."
    )
    assert held(marked) == [
        ("Лев Рид", "директор", "former", "1990–2001"),
        ("Яна Ким", "директор", "former", "2001 – 2015"),
        ("Лев Лось", "директор", "current", "с 2015"),
    ]


def test_a_heading_without_a_colon(mark):
    marked = mark(
        "[Ректоры|PROFESSION] вуза\n1. [Лев Рид|PERSON] ([1990–2001|DATE])\n"
        "2. [Яна Ким|PERSON] ([2001 г.|DATE] – н. в.)\n[Лев Лось|PERSON] пел."
    )
    assert held(marked) == [
        ("Лев Рид", "ректор", "former", "1990–2001"),
        ("Яна Ким", "ректор", "current", "2001 г."),
    ]


OTHERS = [
    "[Руководители|PROFESSION]\n[Лев Рид|PERSON] – [врач|PROFESSION]\n[Яна Ким|PERSON] – повар",
    "Ушли [врачи|PROFESSION]\n[Лев Рид|PERSON] пел\n[Яна Ким|PERSON] пела",
    "[Врачи|PROFESSION].\n[Лев Рид|PERSON]\n[Яна Ким|PERSON]",
]


@pytest.mark.parametrize("text", OTHERS)
def test_lines_that_tell_more_are_no_list_of_a_heading(mark, text):
    told = {(who, role) for who, role, *_ in positions(mark(text))}
    assert ("Яна Ким", "руководитель") not in told
    assert ("Яна Ким", "врач") not in told


OF_SOMETHING_ELSE = [
    "[С 1 мая|DATE] [директор|PROFESSION] [Лев Рид|PERSON] работает в Туле.",
    "[В 2024 году|DATE] победитель — [директор|PROFESSION] школы [Лев Рид|PERSON].",
    "Участник войны [1941–1945 годов|DATE] — [директор|PROFESSION] [Лев Рид|PERSON].",
    "[5 мая|DATE] гость — [директор|PROFESSION] [Лев Рид|PERSON].",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_a_time_before_a_role_may_be_of_something_else(mark, text):
    marked = mark(text)
    works = marked.relation("WORKS_AS", "Лев Рид", "директор")
    found = records(marked, RecordKind.POSITION, works)
    assert [(r.person, r.date) for r in found] == [("Лев Рид", None)]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (
            "[С 1 февраля|DATE] [директор|PROFESSION] театра — [Лев Рид|PERSON].",
            "current",
            "С 1 февраля",
        ),
        (
            "[Лев Рид|PERSON] поёт, [до 2020 года|DATE] — [директор|PROFESSION] театра.",
            "former",
            "до 2020 года",
        ),
        (
            "[Лев Рид|PERSON]: [в 1992–2002 годах|DATE] — [директор|PROFESSION] театра.",
            "former",
            "в 1992–2002 годах",
        ),
    ],
)
def test_a_time_before_a_role_in_a_clause_without_a_verb(mark, text, status, date):
    marked = mark(text)
    works = marked.relation("WORKS_AS", "Лев Рид", "директор")
    found = records(marked, RecordKind.POSITION, works)
    assert [(r.person, r.status, r.date) for r in found] == [("Лев Рид", status, date)]


NOT_ITS_TIME = [
    ("[Ректор|PROFESSION] [Лев Рид|PERSON] [с 2018 года|DATE] строит дом.", "Ректор"),
    ("[Лев Рид|PERSON], [ректор|PROFESSION], [с 2018 года|DATE] строит дом.", "ректор"),
    ("[Живописец|PROFESSION] [XV века|DATE] [Лев Рид|PERSON] известен.", "Живописец"),
    ("[Лев Рид|PERSON], [ректор|PROFESSION] [5 мая|DATE], уехал.", "ректор"),
    ("[Лев Рид|PERSON] встречался с [ректором|PROFESSION] [с 2001 по 2003 год|DATE].", "ректором"),
]


@pytest.mark.parametrize(("text", "role"), NOT_ITS_TIME)
def test_a_time_behind_a_role_may_be_of_something_else(mark, text, role):
    marked = mark(text)
    works = marked.relation("WORKS_AS", "Лев Рид", role)
    assert all(r.date is None for r in records(marked, RecordKind.POSITION, works))


@pytest.mark.parametrize(
    ("text", "role", "status", "date"),
    [
        (
            "[Лев Рид|PERSON] — [ректор|PROFESSION] вуза [с 2018 года|DATE].",
            "ректор",
            "current",
            "с 2018 года",
        ),
        (
            "[Лев Рид|PERSON] — [ректор|PROFESSION] ([с 2018 года|DATE]), поэт.",
            "ректор",
            "current",
            "с 2018 года",
        ),
        (
            "[Лев Рид|PERSON] — [директор [«Луча»|ORGANIZATION]|PROFESSION] [до 2010 года|DATE].",
            "директор «Луча»",
            "former",
            "до 2010 года",
        ),
        (
            "[Декан|PROFESSION] [в 2003–2020 годах|DATE] [Лев Рид|PERSON] пришёл.",
            "Декан",
            "former",
            "в 2003–2020 годах",
        ),
    ],
)
def test_a_time_right_behind_a_role_is_its_own(mark, text, role, status, date):
    marked = mark(text)
    works = marked.relation("WORKS_AS", "Лев Рид", role)
    found = records(marked, RecordKind.POSITION, works)
    assert [(r.status, r.date) for r in found] == [(status, date)]
