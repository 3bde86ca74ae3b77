"""SIGTERM, as service managers and schedulers send it, is as good as Ctrl-C."""

import os
import signal
import sys

import pytest

from newsnlp.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
TEXT = "Мэром Заречья стала Анна Лоза."


def ended(monkeypatch, *args):
    """Run a command; return its exit code."""
    monkeypatch.setattr("sys.argv", ["newsnlp", *map(str, args)])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


def terminated(*_, **__):
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_run_keeps_what_is_done_and_says_so(tmp_path, monkeypatch, capsys):
    before = signal.getsignal(signal.SIGTERM)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("newsnlp.cli.batch._Lines.__call__", terminated)
    assert ended(monkeypatch, "batch", tmp_path / "a.txt", "-o", tmp_path / "out") == 143
    assert "newsnlp: stopped; 0 articles kept in" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before


def test_nothing_half_written_stays_behind(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("os.fsync", terminated)
    assert ended(monkeypatch, "extract", tmp_path / "a.txt", "-o", tmp_path / "r.jsonl") == 130
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
