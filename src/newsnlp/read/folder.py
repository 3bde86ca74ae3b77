"""What lies below a directory: files to read, and what is passed over with a word in the log."""

from __future__ import annotations

import errno
import json
import logging
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from newsnlp.errors import InputError

logger = logging.getLogger(__name__)

MANIFEST = "manifest.json"
"""The file by which a directory that ``newsnlp batch`` wrote is known."""
_KEYS = frozenset(("run", "parts", "finished"))
_SHOWN = 3
"""Files passed over that are told by name."""
_MOST_SHOWN = 60
"""Characters of a name that is none."""
_NOWHERE = (errno.ENOENT, errno.ENOTDIR)


def is_dir(path: Path) -> bool:
    """Tell a directory from a file or a pipe; raise InputError where there is nothing."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise InputError(_why_none(str(path), error)) from error


def _why_none(path: str, error: OSError | ValueError) -> str:
    """Tell why nothing is at a path; as one, an article is taken that somebody gives as it is."""
    number = getattr(error, "errno", errno.EINVAL)
    if number in _NOWHERE:
        return f"{path}: no such file or directory; check the path"
    if number in (errno.ENAMETOOLONG, errno.EINVAL):
        return (
            f"{path[:_MOST_SHOWN]}…: no file has such a name; give a path, and a text itself to "
            "newsnlp.extract or through stdin (-)"
        )
    return f"{path}: cannot be opened: {getattr(error, 'strerror', error)}; check the path"


def files_below(root: Path) -> list[Path]:
    """Return the plain files below a directory, hidden ones left out, in a fixed order.

    What ``newsnlp batch`` wrote is passed over, the text in its tables is no news; so are links to
    nowhere and to folders, which may lie within themselves, and pipes. The log has a word of each.
    """
    files: list[Path] = []
    others: list[Path] = []
    for folder, inside, names in os.walk(root, onerror=_tell_closed):
        here = Path(folder)
        if MANIFEST in names and is_run(here):
            logger.warning("%s: passed over, newsnlp batch wrote it", here)
            inside.clear()
            continue
        inside[:] = [name for name in inside if not name.startswith(".")]
        linked = [name for name in inside if (here / name).is_symlink()]
        for name in (*names, *linked):
            if not name.startswith("."):
                path = here / name
                (files if os.path.isfile(path) else others).append(path.relative_to(root))
    _tell_no_files(root, others)
    return sorted(files, key=lambda path: path.parts)


def _tell_closed(error: OSError) -> None:
    logger.warning("%s: passed over, it cannot be opened: %s", error.filename, error.strerror)


def _tell_no_files(root: Path, paths: Sequence[Path]) -> None:
    if paths:
        told = "%s: passed over what is no file (a link to nowhere or to a folder, a pipe): %s"
        logger.warning(told, root, _some(sorted(path.as_posix() for path in paths)))


def is_run(directory: Path) -> bool:
    """Tell whether ``newsnlp batch`` wrote a directory."""
    try:
        found = json.loads((directory / MANIFEST).read_text("utf-8", "surrogateescape"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.keys() >= _KEYS


def tell_passed_over(where: object, names: Sequence[str], advice: str) -> None:
    """Say which files are in no format we know: a folder of .pdf would go unnoticed."""
    if not names:
        return
    count = f"{len(names):,} file{'s' * (len(names) > 1)}"
    told = "%s: passed over %s in no format that is read: %s; %s"
    logger.warning(told, where, count, _some(names), advice)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + ", …" * (len(names) > _SHOWN)
