"""One thread for the matrix library: more cost four times the time on small matrices.

They would also share a product out among themselves in ways that change its rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from newsnlp import threads
from newsnlp.locks import lock

_lock = lock()
"""Made before those within which it is taken: while models are loaded."""


class _Limit:
    """The process's one limit, from the first thread that asks for it to the last that leaves."""

    def __init__(self) -> None:
        from threadpoolctl import ThreadpoolController  # here: it takes 7 ms to look around

        self._controller = ThreadpoolController()
        self._inside = 0
        self._limit: Any = None

    def enter(self) -> None:
        with _lock:
            if self._inside == 0:
                self._limit = self._controller.limit(limits=1, user_api="blas")
            self._inside += 1

    def leave(self) -> None:
        with _lock:
            self._inside -= 1
            if self._inside == 0:
                self._limit.restore_original_limits()


@cache
def _create() -> _Limit:
    return _Limit()


def _shared() -> _Limit:
    with _lock:
        return _create()


@contextmanager
def one_thread() -> Iterator[None]:
    """Run NumPy's products on one thread, also while other threads come and go."""
    if threads.has_one():
        yield
        return
    limit = _shared()
    limit.enter()
    try:
        yield
    finally:
        limit.leave()
