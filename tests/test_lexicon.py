"""Files of linguistic knowledge are written as ``newsnlp.lexicon`` reads them."""

import pytest

from newsnlp.find.frames import noun_class
from newsnlp.lexicon import FOLDER, rows, words

LEMMAS = ["occupations", "organization_nouns", "kin_nouns", "male_roles", "epithets"]
CLASSES = ["vehicle", "walker", "robbed", "foreman", "arm"]


@pytest.mark.parametrize("name", LEMMAS)
def test_words_are_listed_as_lemmas_have_them(name):
    _lists_both_spellings(words(f"{name}.txt"))


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_of_lemmas_as_lists_are(name):
    _lists_both_spellings(noun_class(name))


def _lists_both_spellings(listed):
    assert listed
    assert {word.replace("ё", "е") for word in listed} <= listed


@pytest.mark.parametrize("file", [p.name for p in FOLDER.iterdir() if p.suffix in (".tsv", ".txt")])
def test_no_blanks_stand_beside_the_cells_of_a_row(file):
    lines = (FOLDER / file).read_text("utf-8").split("\n")
    assert lines == [*"\n".join(lines).splitlines(), ""]
    for line in lines:
        cells = [line] if line.startswith("#") else line.split("\t")
        assert cells == [cell.strip() for cell in cells]


def test_no_class_of_nouns_stands_in_two_rows():
    # «место» in a council is no seat of a government
    names = [name for name, *_ in rows("nouns.tsv")]
    assert sorted(names) == sorted(set(names))
