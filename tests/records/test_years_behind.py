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
