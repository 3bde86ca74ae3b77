"""Brat annotation: what is read, and what is refused with file and line."""

import pytest

from newsnlp.errors import InputError
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.types import EntityType, RelationType

TEXT = "Мэр Приморска\r\nИгорь Сомов ушёл."
ANN = """T1\tPROFESSION 0 13\tМэр Приморска
T2\tCITY 4 13\tПриморска
T3\tPERSON 15 26\tИгорь Сомов
T4\tEVENT 15 20;27 31\tИгорь ушёл
R1\tWORKS_AS Arg1:T3 Arg2:T1
R2\tPARTICIPANT_IN Arg1:T3 Arg2:T4
N1\tReference T2 Wikidata:Q1\tПриморск
#1\tAnnotatorNotes T1\tзаметка
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news.txt").write_bytes(TEXT.encode())
    (tmp_path / "news.ann").write_text(ANN, "utf-8")
    return tmp_path


def test_entities_and_relations_are_read_and_fragments_counted(folder):
    (document,) = read_corpus(folder)
    assert document.doc_id == "news"
    assert document.text == TEXT
    assert document.entities["T3"] == (15, 26, EntityType.PERSON, "Игорь Сомов")
    assert document.relations == [(RelationType.WORKS_AS, "T3", "T1")]
    assert document.discontinuous == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T5 PERSON 1 2 а", r"news\.ann:9: broken annotation line"),
        ("T5\tPERSON one two\tа", r"news\.ann:9: broken annotation line"),
        ("T5\tPERSON 30 99\tа", r"news\.ann:9: span 30 99 is outside the text \(0 to 32\)"),
        ("T5\tHERO 0 3\tМэр", r"news\.ann:9: unknown type 'HERO'; known are AGE, AWARD"),
        ("R3\tLOVES Arg1:T1 Arg2:T2", r"news\.ann:9: unknown type 'LOVES'; known are ABBREV"),
        ("R3\tWORKS_AS Arg1:T1", r"news\.ann:9: broken annotation line"),
        ("R3\tWORKS_AS Arg1:T1 Arg2:T9", r"news\.ann: a relation names T9"),
    ],
)
def test_a_broken_line_is_refused_with_its_place(folder, line, message):
    with (folder / "news.ann").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match=message):
        read_corpus(folder)


def test_a_folder_without_annotation_is_refused(tmp_path):
    (tmp_path / "news.txt").write_text("текст", "utf-8")
    with pytest.raises(InputError, match=r"no annotated articles.*\.marked"):
        read_corpus(tmp_path)
    with pytest.raises(InputError, match=r"is not a directory.*\.marked"):
        read_corpus(tmp_path / "nowhere")


def test_a_text_without_its_annotation_is_refused(folder):
    (folder / "other.txt").write_text("текст", "utf-8")
    with pytest.raises(InputError, match="'other' has only one"):
        read_corpus(folder)


def test_annotation_in_another_encoding_is_refused(folder):
    (folder / "news.ann").write_bytes(ANN.encode("cp1251"))
    with pytest.raises(InputError, match=r"news\.ann cannot be read as UTF-8"):
        read_corpus(folder)
