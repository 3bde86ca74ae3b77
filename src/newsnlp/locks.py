"""Locks that a forked process finds free, and what they guard whole.

A fork takes the locks along as they are, but of the threads that hold them only its own: a worker
forked while another thread extracts would wait for ever. So a fork waits for them first.
"""

from __future__ import annotations

import os
from threading import RLock
from weakref import ref

_made: list[ref[RLock]] = []
_held: list[RLock] = []


def lock() -> RLock:
    """Return a lock that no fork catches in another thread's hands.

    One that is taken while another is held has to be made before it.
    """
    made = RLock()
    _made.append(ref(made, _made.remove))
    return made


def _take_all() -> None:
    for own in _made[::-1]:  # the outer ones first, as threads do
        if (made := own()) is not None:
            made.acquire()
            _held.append(made)


def _give_back() -> None:
    held = _held.copy()
    _held.clear()  # once one is free another thread may fork
    for made in reversed(held):
        made.release()


if hasattr(os, "register_at_fork"):  # not on Windows, which never forks
    os.register_at_fork(before=_take_all, after_in_parent=_give_back, after_in_child=_give_back)
