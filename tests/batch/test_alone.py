"""Two runs at once in one directory: the second is refused, the first goes on."""

import multiprocessing
import sys
import time

import pytest
from dumps import files, write_dump
from fake import make_fake

from newsnlp.batch import run
from newsnlp.batch.alone import alone
from newsnlp.errors import InputError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")


def hold(directory, held):
    with alone(directory):
        held.set()
        time.sleep(60)


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dump.jsonl", ["Пётр", "Анна"])


@pytest.mark.parametrize("resume", [False, True])
def test_another_run_is_refused(dump, tmp_path, resume):
    out = tmp_path / "out"
    out.mkdir()
    with alone(out), pytest.raises(InputError, match="another run of newsnlp batch writes to"):
        run(dump, out, resume=resume, make=make_fake)
    assert not list(out.iterdir())
    assert run(dump, out, make=make_fake).articles == 2


def test_a_directory_beside_it_is_free(dump, tmp_path):
    (tmp_path / "one").mkdir()
    with alone(tmp_path / "one"):
        assert run(dump, tmp_path / "two", make=make_fake).articles == 2


def test_a_run_that_was_killed_holds_nothing(dump, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    other = context.Process(target=hold, args=(out, held))
    other.start()
    assert held.wait(30)
    with pytest.raises(InputError, match="another run"):
        run(dump, out, make=make_fake)
    other.kill()
    other.join()
    run(dump, out, make=make_fake)
    assert files(out)
