"""Countries and regions are found by the lemmas of any of their names."""

import pytest

from newsnlp.lexicon import rows
from newsnlp.link.profiles import tabled_place

NAMES = [
    (name, row[0])
    for file in ("countries.tsv", "regions.tsv")
    for row in rows(file)
    for cell in row[:3]
    for name in cell.split(";")
    if name
]


def test_every_name_begins_as_its_lemmas_do():
    from newsnlp.link import profiles

    size = profiles._BEGINNING
    for name, _ in NAMES:
        assert profiles._lemmas(name)[:size] == profiles.fold(name)[:size]


@pytest.mark.parametrize(
    ("lemmas", "usual"),
    [("российский федерация", "Россия"), ("смоленский область", "Смоленская область"), ("мэр", "")],
)
def test_a_place_is_found_by_its_lemmas(lemmas, usual):
    assert tabled_place(lemmas) == usual
