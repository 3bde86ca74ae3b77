"""Two roles in one case are two, whatever the model thinks of both together."""

import pytest
from told import marked_again

from newsnlp.find.fused_roles import unfused

STAYS = [
    "Пришёл [[пресс-секретарь|PROFESSION] [президента|PROFESSION]|PROFESSION].",
    "Пришёл [[писатель|PROFESSION]-[фантаст|PROFESSION]|PROFESSION].",
    "Пришёл [[главный|PROFESSION] [врач|PROFESSION]|PROFESSION].",
    "Пришёл [директор [завода|ORGANIZATION]|PROFESSION].",
]


@pytest.mark.parametrize("text", STAYS)
def test_one_role(mark, text):
    marked = mark(text)
    assert marked_again(marked.annotation.text, unfused(marked.annotation, marked.spans)) == text


def test_two_roles(mark):
    marked = mark("Пришёл [[командир роты|PROFESSION] [майор|PROFESSION]|PROFESSION] Лев Рид.")
    expected = "Пришёл [командир роты|PROFESSION] [майор|PROFESSION] Лев Рид."
    found = unfused(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
