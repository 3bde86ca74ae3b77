"""Word documents as press services send them."""

import sys
import zipfile

import pytest
from docx import Document

import newsnlp
from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read import docx, read


@pytest.fixture
def release(tmp_path):
    document = Document()
    document.add_heading("Завод сменил директора", 1)
    document.add_paragraph("Вчера директором завода «Луч» назначен Игорь Сомов.")
    table = document.add_table(2, 3)
    for cell, text in zip(
        table.rows[0].cells, ("Котова А. Б.", "главный\nбухгалтер", "2020"), strict=True
    ):
        cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[2]).text = "Итого"
    document.add_paragraph("Конец.")
    path = tmp_path / "release.docx"
    document.save(path)
    return path


def test_paragraphs_and_rows_come_in_their_order(release):
    (article,) = read(release)
    assert (article.doc_id, article.title, article.published) == ("release", None, None)
    assert article.text.splitlines() == [
        "Завод сменил директора",
        "Вчера директором завода «Луч» назначен Игорь Сомов.",
        "Котова А. Б.\tглавный бухгалтер\t2020",
        "Итого",
        "Конец.",
    ]
    assert "Игорь Сомов" in newsnlp.extract(article).to_frame()["person"].tolist()


def test_a_document_in_an_archive_is_read(release, tmp_path):
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        archive.write(release, "a/release.docx")
    (article,) = read(tmp_path / "mail.zip")
    assert article.text.startswith("Завод сменил директора")


@pytest.mark.parametrize("name", ["release", "release.zip"])
def test_a_document_is_known_by_its_content(release, tmp_path, name):
    (tmp_path / name).write_bytes(release.read_bytes())
    (article,) = read(tmp_path / name)
    assert article.text.startswith("Завод сменил директора")


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", "текст".encode()])
def test_what_is_no_document_is_told(tmp_path, content):
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(InputError, match=r"a\.docx: this is no"):
        list(read(tmp_path / "a.docx"))


def test_a_zip_without_a_document_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(InputError, match=r"a\.docx: this is no Word document, or a damaged one"):
        list(read(tmp_path / "a.docx"))


def test_an_empty_document_is_told(tmp_path):
    Document().save(tmp_path / "a.docx")
    with pytest.raises(InputError, match="the document holds no text"):
        list(read(tmp_path / "a.docx"))


def test_what_explodes_is_refused(release, monkeypatch):
    monkeypatch.setattr(docx, "LONGEST_DOCUMENT", 1000)
    with pytest.raises(InputError, match="MB when unpacked"):
        list(read(release))


def test_without_the_package_it_says_what_to_install(release, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match=r"newsnlp\[word\]"):
        list(read(release))


def test_without_the_package_the_other_files_of_a_folder_are_read(release, monkeypatch):
    (release.parent / "a.txt").write_text("Мэром стал Лев Рид.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "docx", None)
    one, other = read(release.parent)
    assert (one.text, other.text) == ("Мэром стал Лев Рид.", "")
    assert "newsnlp[word]" in other.error
