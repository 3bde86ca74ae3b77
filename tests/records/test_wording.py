"""A name of an event leaves no bracket or quote open."""

import pytest

from newsnlp.records.wording import without_open

WHOLE = ['выставка "Луч" в Туле', "турнир (12+)", "концерт", "(", '"']
OPEN = [
    ("чемпионат по теннису (Tula Open", "чемпионат по теннису"),
    ('процесс выборов "катастрофой', "процесс выборов"),
    ('основание театра", самым известным', "основание театра"),
    ('открытие выставки "Операция «Луч»', 'открытие выставки "Операция «Луч»"'),
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_name_stays(name):
    assert without_open(name) == name


@pytest.mark.parametrize(("name", "cut"), OPEN)
def test_what_is_left_open_is_cut_or_closed(name, cut):
    assert without_open(name) == cut
