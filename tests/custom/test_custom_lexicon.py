import os
import pickle

import pytest

import newsnlp
from newsnlp.custom import CustomLexicon, Entry, load, read
from newsnlp.errors import InputError, SettingsError
from newsnlp.types import EntityType

ORGANIZATION, ROLE = EntityType.ORGANIZATION, EntityType.PROFESSION


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("organisation\tФонд", r"my\.tsv:2: 'organisation' is no kind of row; give one of "
         "organization, role, debris"),
        ("Фонд «Заря»", "'Фонд «Заря»' is no kind of row"),
        ("organization Фонд «Заря»", "is no kind of row"),
        ("organization", "my.tsv:2: the row is 'organization'; give a kind, a name"),
        ("role\t\tдиректор", "give a kind, a name"),
        ("role\tдиректор\tшеф\tначальник", r"aliases split by ' \| '"),
        ("role\tдиректор | шеф", "with tabs between the three"),
        ("debris\t***", "'\\*\\*\\*' holds no letter or digit"),
        ("organization\tФонд\t«»", "'«»' holds no letter"),
        ("organization\tфонд «ЗАРЯ»", "already names the organization of .*my.tsv:1"),
        ("organization\tДругой\tФонд «Заря»", "already names the organization of"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_by_its_line(tmp_path, row, told):
    path = tmp_path / "my.tsv"
    path.write_text(f"organization\tФонд «Заря»\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read(path)
    with pytest.raises(InputError, match=told):
        newsnlp.Settings(lexicon=path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot read the lexicon .*: No such file"),
        ("role\tдиректор".encode("cp1251"), "is not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, content, told):
    path = tmp_path / "my.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        newsnlp.Settings(lexicon=path)


def test_a_file_changed_under_its_settings_is_refused(lexicon, settings):
    lexicon.write_text("role\tкомендант\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="has changed since these settings were made"):
        load(settings.lexicon, settings.lexicon_digest)


def test_rows(lexicon):
    found = read(lexicon)
    assert found.entries == (
        Entry(ORGANIZATION, "Центр компетенций «Импульс»", ("Импульс", "ЦКИ")),
        Entry(ORGANIZATION, "Фонд «Заря»"),
        Entry(ORGANIZATION, "Альфа-Сталь"),
        Entry(ROLE, "исполнительный директор", ("исполдиректор",)),
    )
    assert found.debris == ("Наши люди в сети", "Прочитали 24 раза")


def test_what_editors_leave_in_files_does_no_harm(tmp_path):
    path = tmp_path / "my.tsv"
    path.write_bytes(
        "\ufeff# мои\r\nrole\t директор  фонда \t| шеф |шеф| \r\n\r\ndebris\tО нас | Связь".encode()
    )
    assert read(path).entries == (Entry(ROLE, "директор фонда", ("шеф",)),)
    assert read(path).debris == ("О нас | Связь",)


def test_one_word_may_be_a_role_and_an_organization(tmp_path):
    path = tmp_path / "my.tsv"
    path.write_text("organization\tКомендант\nrole\tкомендант\n", encoding="utf-8")
    assert [entry.type for entry in read(path).entries] == [ORGANIZATION, ROLE]


def test_settings_tell_states_of_the_file_apart(lexicon, settings):
    same = newsnlp.Settings(lexicon=lexicon)
    assert (same, hash(same)) == (settings, hash(settings))
    assert pickle.loads(pickle.dumps(settings)) == settings
    lexicon.write_text("role\tкомендант\n", encoding="utf-8")
    assert newsnlp.Settings(lexicon=lexicon) != settings
    assert pickle.loads(pickle.dumps(settings)).lexicon_digest == settings.lexicon_digest


def test_no_lexicon_is_an_empty_one():
    assert newsnlp.Settings().lexicon_digest is None
    assert load(None, None) == CustomLexicon()


def test_a_path_may_be_text(lexicon):
    assert newsnlp.Settings(lexicon=os.fspath(lexicon)).lexicon_digest
