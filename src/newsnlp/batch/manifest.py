"""``manifest.json``: what a run is, and which of its parts are finished."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, field
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from newsnlp.batch.dump import Dump
from newsnlp.batch.work import Encoded
from newsnlp.config import Settings, models_dir
from newsnlp.errors import InputError, SettingsError
from newsnlp.quick import dataclass
from newsnlp.read.folder import MANIFEST
from newsnlp.tables import TABLES
from newsnlp.write.atomic import atomic

logger = logging.getLogger(__name__)

NAME = MANIFEST
_LAYOUT = 2
_PACKAGES = ("newsnlp", "natasha", "slovnet", "razdel", "pymorphy3", "numpy", "pyarrow")


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: how many articles, how many failed, rows per table, digest of its input."""

    articles: int
    failed: int
    rows: dict[str, int]
    input: str

    @classmethod
    def of(cls, chunks: Sequence[Encoded], input: str) -> Part:
        """Return the part that chunks make up."""
        rows = {table: sum(chunk.rows[table] for chunk in chunks) for table in TABLES}
        articles, failed = (sum(getattr(c, n) for c in chunks) for n in ("articles", "failed"))
        return cls(articles, failed, rows, input)


@dataclass(frozen=True, slots=True)
class Input:
    """All that a run reads: how many articles, and the digest of them."""

    articles: int
    digest: str


@dataclass(slots=True)
class Manifest:
    """The run of a directory; ``run`` is everything that its output depends on.

    ``input`` is known once the dump has been read for the first time; ``begun`` is the part that
    was not complete when the run was stopped, its rows kept by ``newsnlp.batch.begun``.
    """

    run: dict[str, Any]
    parts: list[Part] = field(default_factory=list)
    finished: bool = False
    input: Input | None = None
    begun: Part | None = None

    @property
    def articles(self) -> int:
        """How many articles are in finished parts."""
        return sum(part.articles for part in self.parts)

    @property
    def kept(self) -> list[Part]:
        """All that need not be worked on again."""
        return [*self.parts, self.begun] if self.begun else self.parts

    def save(self, directory: Path) -> None:
        """Write the manifest whole or not at all."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        with atomic(directory / NAME) as stream:
            stream.write(text.encode("utf-8", "surrogateescape") + b"\n")

    @staticmethod
    def remove(directory: Path) -> None:
        """Remove the manifest of a run that has not begun."""
        (directory / NAME).unlink(missing_ok=True)


def describe(dump: Dump, settings: Settings, *, format: str, dedup: bool) -> dict[str, Any]:
    """Return everything that the output of a run depends on, as JSON values."""
    chosen = asdict(settings)
    del chosen["batch_tokens"]  # changes speed and memory, never the output
    del chosen["lexicon"]  # what the file says matters, not where it lies
    return {
        "layout": _LAYOUT,
        "sources": dump.sources,
        "reading": asdict(dump.reading),
        "skip": dump.skip,
        "limit": dump.limit,
        "settings": chosen,
        "format": format,
        "dedup": dedup,
        "versions": {name: _version(name) for name in _PACKAGES},
        "models": _digest_of(models_dir()),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _digest_of(directory: Path) -> str:
    """Return a digest of all files below a directory."""
    digest = blake2b(digest_size=16)
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        digest.update(path.relative_to(directory).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make(directory: Path) -> None:
    """Make the directory of a run, where there is none; raise InputError where that fails."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the directory {directory}: {error.strerror}") from error


def begin(directory: Path, run: dict[str, Any], *, resume: bool) -> Manifest:
    """Return the manifest of a directory, new or to be gone on with.

    Raises InputError for a directory that is not ours, cannot be written or holds a run that
    was not asked to be resumed, SettingsError for one made with other settings.
    """
    path = directory / NAME
    if path.exists():
        return _resumed(_load(path), run, directory, resume=resume)
    strangers = [p.name for p in directory.iterdir() if not p.name.startswith(f".{NAME}.")]
    if strangers:
        raise InputError(
            f"{directory} holds {min(strangers)} but no {NAME}: it is not the output of newsnlp "
            "batch; give a new or empty directory"
        )
    manifest = Manifest(run)
    manifest.save(directory)
    return manifest


def load(directory: Path) -> Manifest:
    """Return the manifest of a run's directory; raise InputError where there is none."""
    path = directory / NAME
    if not os.path.isfile(path):
        raise InputError(f"{directory}: no {NAME} here; give a directory made by newsnlp batch")
    return _load(path)


def tell_unfinished(directory: Path) -> None:
    """Say in the log how much of its input a run that was stopped covers."""
    if not os.path.isfile(directory / NAME):
        return
    manifest = load(directory)
    if not manifest.finished:
        total = f" of {manifest.input.articles:,}" if manifest.input else ""
        told = "%s is unfinished: %s articles; go on with newsnlp batch … --resume"
        logger.warning(told, directory, f"{manifest.articles:,}{total}")


def _load(path: Path) -> Manifest:
    try:
        stored = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
        whole, begun = stored.get("input"), stored.get("begun")
        parts = [Part(**part) for part in stored["parts"]]
        known = whole and Input(**whole), begun and Part(**begun)
        return Manifest(stored["run"], parts, stored["finished"], *known)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path}: this manifest cannot be read ({error})") from error


def _resumed(found: Manifest, run: dict[str, Any], directory: Path, *, resume: bool) -> Manifest:
    if not resume:
        raise InputError(
            f"{directory} holds a run already; go on with it by --resume, or give another directory"
        )
    differences = [name for name in run if found.run.get(name) != run[name]]
    if differences:
        name = differences[0]
        there, now = found.run.get(name), run[name]
        raise SettingsError(
            f"{directory} was made with other {name}: {there} there, {now} now; resume with the "
            "same, or give another directory"
        )
    return found
