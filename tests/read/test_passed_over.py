"""What reading passes over: hidden files, unknown formats, and the tool's own output."""

import errno
import json
import os
import sys

import pytest
from test_archives import TEXT, fill, tarred, zipped

from newsnlp.errors import InputError
from newsnlp.read import read

RUN = json.dumps({"run": {"layout": 2}, "parts": [], "finished": False}).encode()
TABLE = b"doc_id,text\na,\xd0\x9b\xd0\xb5\xd0\xb2\n"


def ids(path):
    return [article.doc_id for article in read(path)]


# nothing to say


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_hidden_members_are_passed_over_without_a_word(tmp_path, caplog, pack):
    pack(tmp_path / "n.x", {"park.txt": TEXT.encode(), ".x/a.bin": b"1", "__MACOSX/a": b"1"})
    assert ids(tmp_path / "n.x") == ["park"]
    assert caplog.messages == []


@pytest.mark.parametrize(
    "manifest", [b"{}", b"[1]", b"not json", b"[" * 100_000, b'{"run": 1, "parts": []}']
)
def test_a_manifest_of_another_kind_is_no_run(tmp_path, caplog, manifest):
    fill(tmp_path, {"a/manifest.json": manifest, "a/park.txt": TEXT.encode()})
    assert "park" in ids(tmp_path)
    assert caplog.messages == []


# what is told


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_in_no_known_format_are_told(tmp_path, caplog, pack):
    others = dict.fromkeys(("q.bin", "d/w.doc", "e.pdf", "f.pdf"), b"x")
    pack(tmp_path / "n.x", {"q.bin": b"x", "park.txt": TEXT.encode(), **others})
    assert ids(tmp_path / "n.x") == ["park"]
    (told,) = caplog.messages
    assert "n.x: passed over" in told
    assert told.endswith("in no format that is read: q.bin, d/w.doc, e.pdf, …; convert them")


def test_what_batch_wrote_is_passed_over(tmp_path, caplog):
    fill(tmp_path, {"park.txt": TEXT.encode(), "out/manifest.json": RUN, "out/x/p.csv": TABLE})
    fill(tmp_path, {"in/deep/out/manifest.json": RUN, "in/deep/out/x/p.csv": TABLE})
    assert ids(tmp_path) == ["park"]
    assert sorted(caplog.messages) == [
        f"{tmp_path / folder}: passed over, newsnlp batch wrote it"
        for folder in ("in/deep/out", "out")
    ]


def test_what_batch_wrote_is_refused_where_it_is_named(tmp_path):
    fill(tmp_path, {"manifest.json": RUN, "mentions/part-00000.csv": TABLE})
    with pytest.raises(InputError, match="newsnlp batch wrote this directory"):
        read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_what_is_no_file_is_told(tmp_path, caplog):
    fill(tmp_path, {"park.txt": TEXT.encode()})
    (tmp_path / "b.txt").symlink_to("nowhere")
    (tmp_path / ".hidden.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "up").symlink_to(tmp_path)  # a folder within itself
    assert ids(tmp_path) == ["park"]
    (told,) = caplog.messages
    what = "no file (a link to nowhere or to a folder, a pipe)"
    assert told.endswith(f"passed over what is {what}: a.txt, b.txt, up")


def test_a_folder_that_is_closed_is_told(tmp_path, caplog, monkeypatch):
    """Root may open any, so that the system's answer is made."""
    fill(tmp_path, {"park.txt": TEXT.encode(), "closed/garden.txt": TEXT.encode()})
    real = os.scandir

    def scandir(path):
        if os.path.basename(path) == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert ids(tmp_path) == ["park"]
    told = f"{tmp_path}/closed: passed over, it cannot be opened: Permission denied"
    assert caplog.messages == [told]
