"""Two roles behind a name, and the roles of two."""

import pytest
from told import positions

ANOTHERS = [
    "[Лев Рид|PERSON], [депутат думы|PROFESSION] и [мэр|PROFESSION] [Ян Ким|PERSON], ушли.",
    "[Лев Рид|PERSON], [депутат думы|PROFESSION] и [мэры|PROFESSION], ушли.",
    "[Лев Рид|PERSON], [депутат думы|PROFESSION], и [мэру|PROFESSION], скучно.",
    "[Лев Рид|PERSON], [депутат думы|PROFESSION] и [мэр|PROFESSION] города ушли.",
    "Пришли [депутат думы|PROFESSION] и [мэр|PROFESSION], за ними [Лев Рид|PERSON].",
]


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_role_of_somebody_else(mark, text):
    told = [role for person, role, *_ in positions(mark(text)) if person == "Лев Рид"]
    assert not {"мэр", "мэры", "мэру"} & set(told)


HIS = [
    "[Лев Рид|PERSON], [депутат думы|PROFESSION] и [мэр|PROFESSION], ушёл.",
    "[Лев Рид|PERSON], [депутат думы|PROFESSION], [мэр|PROFESSION], ушёл.",
    "[Лев Рид|PERSON], [депутат думы|PROFESSION], а также [мэр|PROFESSION], ушёл.",
    "Ушёл [Лев Рид|PERSON], [депутат думы|PROFESSION] и [мэр|PROFESSION].",
]


@pytest.mark.parametrize("text", HIS)
def test_both_roles_behind_a_name_are_his(mark, text):
    assert ("Лев Рид", "мэр", None, "current") in positions(mark(text))


def test_the_second_may_be_over(mark):
    text = "[Лев Рид|PERSON], [депутат думы|PROFESSION] и бывший [мэр|PROFESSION], ушёл."
    assert ("Лев Рид", "мэр", None, "former") in positions(mark(text))
