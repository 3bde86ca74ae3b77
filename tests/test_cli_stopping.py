"""SIGTERM, as service managers send it, and a closed terminal are as good as Ctrl-C."""

import os
import signal
import sys

import pytest

from newsnlp.cli import main
from newsnlp.cli.stopping import exit_code, stoppable

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


def test_what_is_ignored_stays_ignored():  # as under nohup
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_closed_terminal_stops():
    with pytest.raises(KeyboardInterrupt) as stop, stoppable():
        os.kill(os.getpid(), signal.SIGHUP)
    assert exit_code(stop.value) == 129


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
