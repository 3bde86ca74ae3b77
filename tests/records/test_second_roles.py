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


def test_a_role_behind_a_name_goes_on_with_no_later_list(mark):
    told = positions(
        mark(
            "Председателем совета стала [Анна Рид|PERSON], [доцент|PROFESSION] университета, в "
            "совет вошли также [предприниматель|PROFESSION] [Ян Ким|PERSON] и [Лев Котов|PERSON]."
        )
    )
    assert [(who, role) for who, role, *_ in told if role == "доцент"] == [("Анна Рид", "доцент")]
    assert ("Ян Ким", "предприниматель") in [one[:2] for one in told]
