"""Streams that a service has closed, and memory that is out, end in no traceback."""

import subprocess
import sys

import pytest

from newsnlp.cli import main

TEXT = "Мэром Заречья стала Анна Лоза."


def shell(line: str, cwd) -> subprocess.CompletedProcess:
    command = line.replace("newsnlp", f"{sys.executable} -m newsnlp")
    return subprocess.run(
        command, shell=True, cwd=cwd, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("newsnlp extract - <&-", 2),
        ("newsnlp extract a.txt >&-", 0),
        ("newsnlp batch a.txt -o out 2>&-", 0),
        ("newsnlp extract a.txt -o a.csv <&- >&- 2>&-", 0),
    ],
)
def test_closed_streams(tmp_path, line, code):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = shell(line, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("options", ["-f csv", "-f jsonl", "--explain"])
def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path, options):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    # what reads ends before anything is written
    line = f"(newsnlp extract a.txt {options}; echo $? >code) | true"
    done = shell(line, tmp_path)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert (tmp_path / "code").read_text(encoding="utf-8") == "141\n"


def test_out_of_memory_is_one_line(monkeypatch, capsys):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("newsnlp.cli.app.make_app", full)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err == "newsnlp: out of memory: give more, or fewer --workers\n"
