"""The part that was begun when a run was stopped: its rows are kept beside finished parts.

Their files are named by the number of articles, so that those which the manifest speaks of stay
whole while others are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsnlp.batch.manifest import Manifest, Part
from newsnlp.batch.work import Encoded, joined
from newsnlp.tables import TABLES
from newsnlp.write.atomic import atomic

_NAME = ".begun-"


def _path(directory: Path, table: str, articles: int) -> Path:
    return directory / table / f"{_NAME}{articles}"


def keep(directory: Path, manifest: Manifest, chunks: Sequence[Encoded], format: str) -> None:
    """Write the rows of the first chunks of a part, and note them in the manifest."""
    part = Part.of(chunks, "")
    for table in TABLES:
        path = _path(directory, table, part.articles)
        path.parent.mkdir(exist_ok=True)
        with atomic(path) as stream:
            stream.write(joined([chunk.tables[table] for chunk in chunks], format))
    manifest.begun = part
    manifest.save(directory)
    remove_others(directory, manifest)


def load(directory: Path, manifest: Manifest) -> list[Encoded]:
    """Return what was kept as one chunk; nothing where somebody has removed its files."""
    part = manifest.begun
    if part is None:
        return []
    try:
        tables = {t: _path(directory, t, part.articles).read_bytes() for t in TABLES}
    except OSError:
        manifest.begun = None
        return []
    return [Encoded(tables, part.rows, part.articles, part.failed)]


def remove_others(directory: Path, manifest: Manifest) -> None:
    """Remove the files of parts that were begun, but those which the manifest speaks of."""
    kept = f"{_NAME}{manifest.begun.articles}" if manifest.begun else None
    for path in (*directory.glob(f"*/{_NAME}*"), *directory.glob(f"*/.{_NAME}*")):
        if path.name != kept:
            path.unlink(missing_ok=True)
