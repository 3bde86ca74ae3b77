"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from newsnlp.errors import InputError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a full disk and its like say."""

_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}
_OPENED = re.compile(r"(?:/dev|/proc/self)/fd/(\d+)")
_SHOWN = 40
"""Characters of a name that its temporary file has: the longest name has no room for more."""


def is_device(path: Path) -> bool:
    """Tell what is written into as it is (a device, a pipe, «/dev/stdout») from files."""
    try:
        there = path.exists() and not path.is_file() and not path.is_dir()
    except OSError:  # the name is too long, or its folder is closed
        return False
    return there or _number(path) is not None


def _number(path: Path) -> int | None:
    """Return of «/dev/stdout» and its like the number under which it is open already."""
    name = os.path.abspath(path)
    found = _OPENED.fullmatch(name)
    return int(found[1]) if found else _STANDARD.get(name)


@contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside ``path`` and put it in its place when all went well.

    Of a link that is the place of what it leads to. A device or a pipe takes what comes at once.
    """
    if is_device(path):
        with _opened(path) as stream:
            yield stream
        return
    path = Path(os.path.realpath(path))
    try:
        if path.is_dir():
            raise InputError(f"{path} is a directory; name a file to write")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_SHOWN]}.")
    except OSError as error:
        raise InputError(f"cannot write in {path.parent}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield cast(BinaryIO, stream)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # mkstemp makes files private
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _opened(path: Path) -> BinaryIO:
    """Open a device; what is open already goes on where it is, as «>> news.jsonl» wants it."""
    number = _number(path)
    try:
        return cast(BinaryIO, open(path if number is None else os.dup(number), "wb"))
    except OSError as error:
        raise InputError(f"cannot write to {path}: {error.strerror}") from error
