"""A run on a disk that has no room left."""

import errno
import os
import subprocess

import pytest
from dumps import files, go, small_parts, texts, write_dump

from newsnlp.errors import InputError


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dump.jsonl", texts(40))


def test_full_disk_is_told_and_the_run_can_go_on(dump, tmp_path, monkeypatch):
    small_parts(monkeypatch)
    real = os.fsync
    calls = iter(range(1000))

    def full(handle):
        if next(calls) == 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"no space left for .*: free some and go on"):
        go(dump, tmp_path / "out")
    monkeypatch.setattr(os, "fsync", real)
    go(dump, tmp_path / "out", resume=True)
    go(dump, tmp_path / "plain")
    assert files(tmp_path / "out") == files(tmp_path / "plain")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with room for a few parts."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted(disk, "size=256k"):
        pytest.skip("a small file system may not be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def mounted(disk, options):
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_that_is_really_full(tmp_path, small_disk, monkeypatch, workers):
    small_parts(monkeypatch)
    dump = write_dump(tmp_path / "dump.jsonl", texts(100))
    out = small_disk / "out"
    with pytest.raises(InputError, match=rf"no space left for {out}: free some and go on with --r"):
        go(dump, out, workers=workers)
    assert not list(out.rglob(".*"))
    assert mounted(small_disk, "remount,size=8m")
    summary = go(dump, out, resume=True, workers=workers)
    assert 0 < summary.resumed < 100
    go(dump, tmp_path / "plain")
    assert files(out) == files(tmp_path / "plain")
