"""Whatever kills a run, it can be resumed and nobody stays behind."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from dumps import PART, files, small_parts, write_dump
from fake import make_fake

from newsnlp.batch import manifest, run

SESSION = Path(__file__).with_name("session.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def start(dump, out, workers):
    command = [sys.executable, str(SESSION), str(dump), str(out), str(workers)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout.readline() == b"started\n"
    return process


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def group_is_empty(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def dump(tmp_path):
    # long enough not to end by itself where the machine is busy
    return write_dump(tmp_path / "dump.jsonl", [f"Пётр {n}" for n in range(240)])


@pytest.mark.parametrize(("workers", "sign"), [(1, "KILL"), (2, "KILL"), (2, "INT"), (2, "TERM")])
def test_killed_run_is_resumed_to_the_same_bytes(dump, tmp_path, monkeypatch, workers, sign):
    out = tmp_path / "out"
    process = start(dump, out, workers)
    parts = out / "documents"
    assert wait_for(lambda: parts.is_dir() and any(parts.glob("part-*")))
    time.sleep(random.Random(workers).random() / 5)
    if sign == "KILL":
        process.kill()
    else:
        os.killpg(process.pid, signal.Signals[f"SIG{sign}"])  # as Ctrl-C does: the whole group
    _, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    # one process says it; Python shows what it was doing as a traceback before its own
    chained = errors.count(b"During handling of the above exception")
    assert sign == "KILL" or errors.count(b"Traceback") - chained == 1
    assert wait_for(lambda: group_is_empty(process.pid), 20)
    small_parts(monkeypatch, PART)
    summary = run(dump, out, resume=True, make=make_fake)
    assert 0 < summary.resumed < 60
    run(dump, tmp_path / "plain", make=make_fake)
    assert files(out) == files(tmp_path / "plain")


def test_killed_between_parts_and_manifest(dump, tmp_path, monkeypatch):
    small_parts(monkeypatch, PART)
    out = tmp_path / "out"
    run(dump, out, limit=10, make=make_fake)
    (out / "records/part-00001.parquet").write_bytes(b"half a part")
    (out / "records/.part-00001.parquet.x1").write_bytes(b"temporary")
    (out / ".manifest.json.x2").write_bytes(b"temporary")
    found = manifest.load(out)
    found.run["limit"], found.finished, found.input = None, False, None
    found.save(out)
    run(dump, out, resume=True, make=make_fake)
    run(dump, tmp_path / "plain", make=make_fake)
    assert files(out) == files(tmp_path / "plain")
    assert not list(out.glob(".*"))
