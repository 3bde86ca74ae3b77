"""What a dump and a disk may do to a run: an error row or one clear line, nothing else lost."""

import json
import os
import subprocess
import zipfile

import pytest
from dumps import files, texts, write_dump
from fake import make_fake

from newsnlp import pieces
from newsnlp.batch import load_frames, run
from newsnlp.errors import InputError

SENTENCE = "Мэр Пётр Лосев открыл парк на Садовой улице. "


def documents(dump, out, **options):
    run(dump, out, make=make_fake, **options)
    return load_frames(out)["documents"]


@pytest.fixture
def read_only(tmp_path):
    """A directory that nobody may write in; root is stopped by a read-only file system alone."""
    folder = tmp_path / "locked"
    folder.mkdir()
    if os.geteuid() == 0:
        mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder]
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("root may write anywhere, and nothing may be mounted here")
        yield folder
        subprocess.run(["umount", folder], check=True)
    else:
        folder.chmod(0o500)
        yield folder


def test_unwritable_directory(tmp_path, read_only):
    dump = write_dump(tmp_path / "dump.jsonl", texts(3))
    with pytest.raises(InputError, match="cannot make the directory"):
        run(dump, read_only / "out", make=make_fake)
    with pytest.raises(InputError, match="cannot write in"):
        run(dump, read_only, make=make_fake)


def test_an_output_directory_may_be_a_link(tmp_path):
    dump = write_dump(tmp_path / "dump.jsonl", texts(3))
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    run(dump, tmp_path / "link", make=make_fake)
    assert files(tmp_path / "link") == files(tmp_path / "real")


def test_a_link_to_nowhere_is_told(tmp_path):
    (tmp_path / "link").symlink_to("nowhere")
    dump = write_dump(tmp_path / "dump.jsonl", texts(3))
    with pytest.raises(InputError, match="cannot make the directory"):
        run(dump, tmp_path / "link", make=make_fake)


def test_ids_never_name_files(tmp_path):
    ids = ["../../evil", "/abs", "..", "a\nb", "=1+1", "я" * 5000, "\ud800"]
    dump = tmp_path / "in" / "dump.jsonl"
    dump.parent.mkdir()
    dump.write_text("\n".join(json.dumps({"id": id_, "text": "Пётр"}) for id_ in ids))
    found = documents(dump, tmp_path / "in" / "out")
    assert found.doc_id.tolist() == [*ids[:-1], "\ufffd"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]
    assert sorted(p.name for p in (tmp_path / "in").iterdir()) == ["dump.jsonl", "out"]


def test_a_bomb_in_a_zip_is_one_error_row(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.streams.LONGEST_DOCUMENT", 100_000)
    with zipfile.ZipFile(tmp_path / "dump.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("park.txt", SENTENCE)
        archive.writestr("bomb.txt", "0" * 20_000_000)
        archive.writestr("sad.txt", SENTENCE)
    found = documents(tmp_path / "dump.zip", tmp_path / "out")
    assert found.doc_id.tolist() == ["park", "bomb", "sad"]
    assert found.error.isna().tolist() == [True, False, True]
    assert "one document of more than" in found.error[1]


@pytest.mark.parametrize("workers", [1, 2])
def test_thousands_of_tiny_articles(tmp_path, workers):
    dump = write_dump(tmp_path / "dump.jsonl", ["Пётр"] * 10_000)
    found = documents(dump, tmp_path / "out", workers=workers)
    assert (len(found), found.doc_id.nunique(), found.error.notna().sum()) == (10_000, 10_000, 0)
    assert len(list((tmp_path / "out/documents").iterdir())) == 5


def test_an_article_of_50_megabytes_is_cut_at_sentences():
    text = SENTENCE * (25_000_000 // len(SENTENCE))
    borders = [0]
    for blocks in pieces.cut(text, [(0, len(text))]):
        first, last = blocks[0][0], blocks[-1][1]
        assert last - first <= pieces.LONGEST
        assert not text[borders[-1] : first].strip()
        assert text[first:last].startswith("Мэр")
        assert text[first:last].rstrip().endswith("улице.")
        borders.append(last)
    assert not text[borders[-1] :].strip()


def test_a_text_without_a_full_stop_and_one_of_nul_bytes(tmp_path):
    hostile = ["слово " * 100_000, "\x00" * 1000, f"\ufeff{SENTENCE}\x00{SENTENCE}", SENTENCE]
    run(write_dump(tmp_path / "dump.jsonl", hostile), tmp_path / "out", workers=2)
    frames = load_frames(tmp_path / "out")
    assert frames["documents"].error.isna().all()
    people = frames["mentions"].query("type == 'PERSON'")
    assert people.groupby("doc_id").size().to_dict() == {"2": 2, "3": 1}
    for row in people.itertuples():
        assert hostile[int(row.doc_id)][row.start : row.end] == row.text == "Пётр Лосев"
