"""Where commands write, by one rule: a file's name has an ending, a directory's has none of those.

Directories on the way to either are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsnlp.errors import InputError, SettingsError

_WRITTEN = (".xlsx", ".graphml", ".pdf")
"""Endings of files beside those of the formats that are read."""


def check_file(path: Path, endings: tuple[str, ...] = ()) -> None:
    """Refuse a directory and, where endings are given, a file's name without one of them."""
    from newsnlp.write.atomic import is_device

    if _told(path, path.is_dir):
        raise InputError(f"{path} is a directory; name a file to write")
    if endings and path.suffix.lower() not in endings and not is_device(path):
        raise SettingsError(f"{path.name}: unknown ending; use {' or '.join(endings)}")


def check_directory(path: Path) -> None:
    """Refuse the name of a file where a directory of tables will be made."""
    from newsnlp.read.formats import is_known

    there = _told(path, path.exists)
    if there and not path.is_dir():
        raise InputError(f"{path} is a file; the tables go to a directory")
    if not there and (is_known(path.name) or path.suffix.lower() in _WRITTEN):
        raise InputError(f"{path}: the tables go to a directory; name one, without {path.suffix}")


def _told(path: Path, ask: Callable[[], bool]) -> bool:
    """Ask of a path; raise InputError where the name is too long or its folder is closed."""
    try:
        return ask()
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; name another place") from error


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file that appears whole or not at all, in a directory that is made where needed."""
    from newsnlp.write.atomic import atomic

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the directory {path.parent}: {error.strerror}") from error
    with atomic(path) as stream:
        yield stream
