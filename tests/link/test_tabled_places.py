"""Countries and regions are found by the lemmas of any of their names."""

import pytest

from newsnlp.lexicon import rows
from newsnlp.link.places import tabled
from newsnlp.link.places.tabled import tabled_place

NAMES = [
    (name, row[0])
    for file in ("countries.tsv", "regions.tsv")
    for row in rows(file)
    for cell in row[:3]
    for name in cell.split(";")
    if name
]


def test_words_of_every_name_begin_as_their_lemmas_do():
    beginnings = tabled._beginnings
    odd = {n for n, _ in NAMES if beginnings(tabled.lemmas_of(n)) != beginnings(tabled.fold(n))}
    assert odd == {"Того"}


@pytest.mark.parametrize(
    ("lemmas", "usual"),
    [
        ("российский федерация", "Россия"),
        ("смоленский область", "Смоленская область"),
        ("мэр", ""),
        ("того", "Того"),
        ("тот", ""),
    ],
)
def test_a_place_is_found_by_its_lemmas(lemmas, usual):
    assert tabled_place(lemmas) == usual
