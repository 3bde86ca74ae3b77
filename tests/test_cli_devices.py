"""``-o`` names a device or a pipe: it stays what it is and gets what is written.

Nothing here writes below /dev: root would lose what a failing test replaces there.
"""

import io
import os
import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsnlp.cli.app import make_app
from newsnlp.write.atomic import is_device

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="devices of Linux")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("Мэром Заречья стала Анна Лоза.", encoding="utf-8")
    return tmp_path


def newsnlp(command: str, folder: Path, *options: object):
    return CliRunner().invoke(make_app(), [command, f"{folder}/a.txt", *map(str, options)])


def members(data: bytes) -> list[str]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive.namelist()


@pytest.mark.parametrize("options", [[], ["-f", "parquet"], ["-f", "neo4j"], ["-f", "html"]])
def test_a_pipe_gets_what_a_file_would(folder, options):
    name = "news.xlsx" if not options else "news"
    assert newsnlp("extract", folder, "-o", folder / f"file-{name}", *options).exit_code == 0
    os.mkfifo(folder / name)
    with ThreadPoolExecutor() as pool:
        read = pool.submit((folder / name).read_bytes)
        assert newsnlp("extract", folder, "-o", folder / name, *options).exit_code == 0
    assert (folder / name).is_fifo()
    expected, found = (folder / f"file-{name}").read_bytes(), read.result(10)
    assert found == expected or members(found) == members(expected)


@pytest.mark.parametrize(
    ("flags", "before"), [(os.O_TRUNC, b""), (os.O_APPEND, b"{}\n")], ids=[">", ">>"]
)
def test_what_is_open_already_goes_on(folder, flags, before):
    """As the shell opens it for «newsnlp extract … -o /dev/fd/3 3>>out.jsonl»."""
    out = folder / "out.jsonl"
    out.write_bytes(b"{}\n")
    number = os.open(out, os.O_WRONLY | flags)
    options = ("-f", "jsonl", "-o", f"/proc/self/fd/{number}")
    for _ in range(2):
        assert newsnlp("extract", folder, *options).exit_code == 0
    os.close(number)
    first, second = out.read_bytes().removeprefix(before).splitlines()
    assert first == second
    assert first.startswith(b'{"doc_id":"a"')


@pytest.mark.parametrize("command", [("extract", "-f", "neo4j"), ("report",)])
def test_what_goes_back_in_a_file_and_what_wants_an_ending(folder, command):
    name, *options = command
    number = os.open(folder / "out", os.O_CREAT | os.O_WRONLY)
    run = newsnlp(name, folder, *options, "-o", f"/proc/self/fd/{number}")
    os.close(number)
    assert run.exit_code == 0
    data = (folder / "out").read_bytes()
    assert b"<html" in data or members(data) == ["nodes.csv", "relationships.csv"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("/dev/stdout", True),
        ("/dev/stderr", True),
        ("/dev/fd/63", True),
        ("/dev/null", True),
        ("/dev/shm/a.csv", False),
        ("dev/stdout", False),
        ("a.txt", False),
        ("", False),
        ("я" * 200, False),
    ],
)
def test_what_is_no_file_to_replace(folder, monkeypatch, name, expected):
    monkeypatch.chdir(folder)
    assert is_device(Path(name)) is expected


def test_a_device_stays_one(folder):
    device = folder / "null.jsonl"
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root may make a device")
    assert newsnlp("extract", folder, "-o", device).exit_code == 0
    assert device.is_char_device()
    assert sorted(os.listdir(folder)) == ["a.txt", "null.jsonl"]


def test_a_pipe_is_no_directory_of_tables(folder):
    os.mkfifo(folder / "pipe")
    run = newsnlp("batch", folder, "-o", folder / "pipe")
    assert f"{folder}/pipe is a file; the tables go to a directory" in str(run.exception)


@pytest.mark.parametrize("command", ["extract", "report", "batch"])
def test_a_name_that_is_too_long_is_told(folder, command):
    path = folder / ("я" * 200 + ("" if command == "batch" else ".html"))
    run = newsnlp(command, folder, "-o", path)
    assert f"cannot write {path}: File name too long; name another place" in str(run.exception)
