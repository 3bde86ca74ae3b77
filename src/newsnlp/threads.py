"""One thread for NumPy's matrix library, where the program may still choose."""

from __future__ import annotations

import os
import sys

LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_single: set[str] = set()


def start_with_one(*, whatever_is_asked: bool = False) -> None:
    """Have the library start with one thread, unless the user asks for another number.

    Small matrices: more threads cost several times the CPU. It looks once, when NumPy is imported.
    One of several processes has one thread ``whatever_is_asked``.
    """
    for name in LIBRARIES:
        os.environ[name] = "1" if whatever_is_asked else os.environ.get(name, "1")
    if "numpy" not in sys.modules:
        _single.update(name for name in LIBRARIES if os.environ[name] == "1")


def has_one() -> bool:
    """Tell whether the library is known to have one thread for good."""
    return len(_single) == len(LIBRARIES)
