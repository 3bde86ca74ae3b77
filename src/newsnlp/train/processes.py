"""Train networks side by side, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

import torch

Result = TypeVar("Result")

_jobs: Sequence[Callable[[], Any]] = ()
"""Jobs of the pool at work: processes are forked and share what is in memory."""


def one_thread() -> None:
    """Let torch use one thread: sums in another order would give other weights."""
    torch.set_num_threads(1)


def side_by_side(
    jobs: Sequence[Callable[[], Result]], processes: int | None = None
) -> list[Result]:
    """Return what jobs return, in their order, from ``processes`` or as many as there are cores.

    Jobs get nothing from each other, so that their number changes nothing but the time. Where
    processes cannot be forked, one job follows the other.
    """
    global _jobs
    processes = min(processes or os.cpu_count() or 1, len(jobs))
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [job() for job in jobs]
    _jobs = jobs
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, fork, one_thread) as pool:
            return list(pool.map(_run, range(len(jobs))))
    finally:
        _jobs = ()


def _run(number: int) -> Any:
    return _jobs[number]()
