"""Parts that somebody removed or damaged are made anew, with those behind them."""

import logging

import pytest
from dumps import files, go, small_parts, texts, write_dump

from newsnlp.batch import load_frames
from newsnlp.errors import InputError


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dump.jsonl", texts(20))


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_whole_parts_are_not_made_again(dump, tmp_path, monkeypatch, format, caplog):
    small_parts(monkeypatch)
    go(dump, tmp_path / "out", format=format)
    with caplog.at_level(logging.WARNING):
        assert go(dump, tmp_path / "out", format=format, resume=True).resumed == 20
    assert not caplog.records


@pytest.mark.parametrize(
    ("format", "harm"),
    [
        ("parquet", lambda path: path.unlink()),
        ("jsonl", lambda path: path.unlink()),
        ("parquet", lambda path: path.write_bytes(path.read_bytes()[:-100])),
        ("parquet", lambda path: path.write_bytes(b"")),
    ],
)
def test_lost_parts_are_made_anew(dump, tmp_path, monkeypatch, format, harm, caplog):
    small_parts(monkeypatch)
    go(dump, tmp_path / "plain", format=format)
    go(dump, tmp_path / "out", format=format)
    harm(tmp_path / "out" / "records" / f"part-00001.{format}")
    with caplog.at_level(logging.WARNING):
        assert go(dump, tmp_path / "out", format=format, resume=True).resumed == 7
    assert "part 1 is not whole any more" in caplog.text
    assert files(tmp_path / "out") == files(tmp_path / "plain")


def test_a_table_whose_rows_are_broken_is_told(dump, tmp_path):
    go(dump, tmp_path / "out", format="csv")
    path = tmp_path / "out" / "documents" / "part-00000.csv"
    whole = path.read_bytes()
    for broken in (b"a,b\n", b"a" + b"," * 30 + b"\n"):
        path.write_bytes(whole + broken)
        with pytest.raises(InputError, match=r"documents.part-00000\.csv: a row that has not the"):
            load_frames(tmp_path / "out")
