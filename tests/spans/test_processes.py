"""Networks trained side by side are those trained one after the other."""

import os
from functools import partial

import pytest

pytest.importorskip("torch")

from newsnlp.train.processes import side_by_side


def _fails():
    raise ValueError("loss is not a number")


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_the_order_of_the_jobs(processes):
    jobs = [partial(pow, 2, exponent) for exponent in (3, 4, 5)]
    assert side_by_side(jobs, processes) == [8, 16, 32]


def test_jobs_share_what_is_in_memory():
    here = object()
    assert side_by_side([lambda: id(here), lambda: id(here)], 2) == [id(here)] * 2


def test_every_job_has_a_process_of_its_own():
    assert os.getpid() not in side_by_side([os.getpid, os.getpid], 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_is_told(processes):
    with pytest.raises(ValueError, match="not a number"):
        side_by_side([os.getpid, _fails], processes)


def test_a_killed_process_is_told_and_nothing_hangs():
    with pytest.raises(RuntimeError):
        side_by_side([os.getpid, partial(os._exit, 9)], 2)
