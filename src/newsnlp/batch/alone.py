"""One run at a time in a directory: two would remove each other's files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsnlp.errors import InputError

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

_TAKEN = (errno.EAGAIN, errno.EACCES)


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Hold the lock of a directory; raise InputError where another run holds it.

    It is the system's, on the directory itself: it leaves no file, and ends with its process,
    however that ends. A file system without such locks goes without.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            os.close(handle)
            raise InputError(
                f"another run of newsnlp batch writes to {directory}; wait until it is done, or "
                "give another directory"
            ) from error
    try:
        yield
    finally:
        os.close(handle)
