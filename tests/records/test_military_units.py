"""Military units told by their number; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.military_units import with_units

STAYS = [
    "Это часть 12 статьи 158 кодекса.",
    "Вторая часть 12345 рублей стоит.",
    "Служит в [войсковой части 73612|ORGANIZATION].",
]

FOUND = [
    ("Служит в войсковой части 73612.", "Служит в [войсковой части 73612|ORGANIZATION]."),
    ("Рад командир в/ч № 6891.", "Рад командир [в/ч № 6891|ORGANIZATION]."),
]


@pytest.mark.parametrize("text", STAYS)
def test_no_unit(mark, text):
    marked = mark(text)
    assert marked_again(marked.annotation.text, with_units(marked.annotation, marked.spans)) == text


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_unit_by_its_number(mark, text, expected):
    marked = mark(text)
    found = with_units(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
