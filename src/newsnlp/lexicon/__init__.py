"""Linguistic knowledge as data files, and the one way to read them.

A file holds one entry per line, columns split by tabs; ``#`` begins a comment line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a file in this folder, each split at its tabs and stripped."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a file as a set."""
    return frozenset(row[0] for row in rows(name))
