"""Roles of several: of one of them, of those listed with others, of two before one name."""

import pytest
from told import positions

NOBODYS = [
    "Один из [тренеров|PROFESSION] [Котова|PERSON] ушёл.",
    "Один из [тренеров|PROFESSION] области [Котова|PERSON] ушёл.",
    "Лучший из [тренеров|PROFESSION], [Котов|PERSON] молчит.",
    "Пришли [Анна Рид|PERSON] и другой [Лев Котов|PERSON], [врачи|PROFESSION] ждали.",
    "С ней говорил один из [врачей|PROFESSION]. [Лев Котов|PERSON] молчал.",
    "Собака [Льва Котова|PERSON] и другие [врачи|PROFESSION] спали.",
    "Приехали [мэр|PROFESSION] и [министр|PROFESSION] [Лев Котов|PERSON].",
    "Пришли [Ян Ким|PERSON], [мэр|PROFESSION] и [министр|PROFESSION] [Лев Котов|PERSON].",
    "[Лев Котов|PERSON] ([инспектор|PROFESSION] [Ян Рид|PERSON]) вышел на поклон.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_role_of_others(mark, text):
    told = [role for person, role, *_ in positions(mark(text)) if person == "Лев Котов"]
    assert not {"тренер", "врач", "мэр", "инспектор"} & set(told)


HIS = [
    "Один из [тренеров|PROFESSION] [Лев Котов|PERSON] ушёл.",
    "Об этом сказал один из главных [тренеров|PROFESSION] [Лев Котов|PERSON].",
    "[Лев Котов|PERSON], один из [тренеров|PROFESSION], ушёл.",
    "Ушёл [Лев Котов|PERSON], один из старших [тренеров|PROFESSION].",
    "[Ян Рид|PERSON], [Лев Котов|PERSON] и другие [тренеры|PROFESSION] ушли.",
    "[Лев Котов|PERSON] и прочие известные [тренеры|PROFESSION] ушли.",
    "Ушёл [тренер|PROFESSION] и [врач команды|PROFESSION] [Лев Котов|PERSON].",
    "Умер один из старейших [тренеров|PROFESSION] области [Лев Котов|PERSON].",
]


@pytest.mark.parametrize("text", HIS)
def test_one_of_them_has_the_role(mark, text):
    assert ("Лев Котов", "тренер") in [one[:2] for one in positions(mark(text))]


def test_listed_with_other_women_and_men(mark):
    text = "[Анна Рид|PERSON] и другие [актёры|PROFESSION] вышли на поклон."
    assert [one[:2] for one in positions(mark(text))] == [("Анна Рид", "актёр")]


def test_whose_kin_somebody_is_has_the_role(mark):
    text = "Умерла вдова [актёра|PROFESSION] [Льва Котова|PERSON] [Анна Рид|PERSON]."
    assert [one[:2] for one in positions(mark(text))] == [("Лев Котов", "актёр")]


@pytest.mark.parametrize("address", ["Мистер", "Господин"])
def test_how_one_speaks_to_somebody_is_no_role(mark, address):
    assert positions(mark(f"[{address}|PROFESSION] [Котов|PERSON] ушёл.")) == []


def test_an_owner_behind_a_name_is_told_next(mark):
    text = (
        "Приехали [Ян Ким|PERSON], [учредитель|PROFESSION] и [президент фонда|PROFESSION] "
        "[Анна Рид|PERSON]."
    )
    told = [one[:2] for one in positions(mark(text))]
    assert ("Анна Рид", "учредитель") in told
    assert ("Ян Ким", "учредитель") not in told


def test_a_role_before_a_rank_and_a_name(mark):
    text = (
        "За порядок отвечала [врио начальника [отдела|ORGANIZATION]|PROFESSION] "
        "[капитан|PROFESSION] [Анна Рид|PERSON]."
    )
    assert ("Анна Рид", "врио начальника") in [one[:2] for one in positions(mark(text))]


def test_a_verb_behind_but_tells_of_another(mark):
    text = (
        "[Комитетом|ORGANIZATION] руководил [Лев Котов|PERSON], а за порядок отвечала "
        "[Анна Рид|PERSON]."
    )
    assert [person for person, *_ in positions(mark(text))] == ["Лев Котов"]
