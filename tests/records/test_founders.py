"""One of several founders of a body, of whom no mention tells."""

import pytest
from told import positions

NOBODY = [
    "Один из основателей «[Зари|ORGANIZATION]» встретил [Льва Рида|PERSON].",
    "Основатели «[Зари|ORGANIZATION]» [Лев Рид|PERSON] и другие ушли.",
    "Один из основателей. «[Заря|ORGANIZATION]» ждёт, [Лев Рид|PERSON] ушёл.",
    "Дом одного из основателей «[Зари|ORGANIZATION]» [Лев Рид|PERSON] купил.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_founder_is_named(mark, text):
    assert positions(mark(text)) == []


FOUNDERS = [
    "Один из основателей «[Зари|ORGANIZATION]» [Лев Рид|PERSON] ушёл.",
    "Об этом сказал один из главных основателей фонда «[Заря|ORGANIZATION]» [Лев Рид|PERSON].",
    "[Лев Рид|PERSON], один из основателей «[Зари|ORGANIZATION]», ушёл.",
]


@pytest.mark.parametrize("text", FOUNDERS)
def test_one_of_them(mark, text):
    told = [(who, role, status) for who, role, _, status in positions(mark(text))]
    assert told == [("Лев Рид", "основатель", "current")]
