"""What goes into a run: stdin and named pipes, which are read once, and what is odd about it."""

import os
import tempfile
import threading

import pytest
from dumps import go, texts, write_dump

from newsnlp.batch import load_frames
from newsnlp.errors import InputError


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dump.jsonl", texts(5))


@pytest.fixture
def copies(tmp_path, monkeypatch):
    """The folder of temporary files."""
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
def test_a_named_pipe_is_read_as_the_file_is(dump, tmp_path, copies):
    pipe = tmp_path / "dump"
    os.mkfifo(pipe)
    writing = threading.Thread(target=lambda: pipe.write_bytes(dump.read_bytes()))
    writing.start()
    assert go([pipe, dump], tmp_path / "out").articles == 10
    writing.join()
    assert set(load_frames(tmp_path / "out")["documents"]["source"]) == {str(pipe), str(dump)}
    assert not list(copies.iterdir())


@pytest.mark.parametrize(("longest", "told"), [(100, False), (20, True)])
def test_articles_that_take_long_are_told(dump, tmp_path, monkeypatch, caplog, longest, told):
    monkeypatch.setattr("newsnlp.batch.oddities.LONG", longest)
    go(dump, tmp_path / "out")
    assert ("0: one article of 30 characters takes long" in caplog.text) is told


def test_articles_that_are_not_russian_are_counted_once(tmp_path, caplog):
    english = "Anna Reed, the mayor of Riverside, opened a park for children. " * 3
    path = tmp_path / "dump.jsonl"
    path.write_text(f'{{"text": "{english}"}}\n' * 4 + '{"text": "Лес"}\n', encoding="utf-8")
    go(path, tmp_path / "out")
    assert caplog.text.count("hardly Russian") == 4
    assert "4 of 5 articles are hardly Russian" in caplog.text


def test_why_articles_cannot_be_read_is_told_of_the_first(tmp_path, caplog):
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "Лес"}\n' + '{"body_of": "Лес"}\n' * 5, encoding="utf-8")
    assert go(path, tmp_path / "out").failed == 5
    told = [
        record.getMessage() for record in caplog.records if "has no text" in record.getMessage()
    ]
    assert [one.partition(":")[0] for one in told] == ["dump#2", "dump#3", "dump#4"]


def test_no_room_for_a_copy_is_told_and_leaves_nothing(tmp_path, copies, monkeypatch):
    def full(flow, copy):
        copy.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsnlp.batch.dump.shutil.copyfileobj", full)
    with pytest.raises(
        InputError, match=r"^stdin: cannot be copied to .*: No space left on device"
    ):
        go("-", tmp_path / "out")
    assert not list(copies.iterdir())
