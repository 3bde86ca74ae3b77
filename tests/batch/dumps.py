"""Dumps to run over, and what a run left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fake import make_fake

from newsnlp.batch import BatchSummary, run
from newsnlp.tables import TABLES


def write_dump(path: Path, texts: list[str], **more: Any) -> Path:
    lines = (json.dumps({"id": str(n), "text": text, **more}) for n, text in enumerate(texts))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def texts(n: int) -> list[str]:
    return [f"Мэр Пётр открыл парк номер {i}. {'Слово ' * (i % 7)}" for i in range(n)]


def files(directory: Path) -> dict[str, bytes]:
    """Return the bytes of every part file."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for table in TABLES
        for path in sorted((directory / table).iterdir())
    }


def small_parts(monkeypatch, articles: int = 7) -> None:
    monkeypatch.setattr("newsnlp.batch.plan.PART_ARTICLES", articles)


PART = 10
"""Articles of a part where tests need several parts."""


def go(dump: Any, out: Path, **options: Any) -> BatchSummary:
    """Run a batch with a pipeline that needs no models."""
    return run(dump, out, **{"make": make_fake, **options})
