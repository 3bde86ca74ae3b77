"""Linguistic knowledge as data files, and the one way to read them.

A file holds one entry per line, columns split by tabs, no blanks beside them; ``#`` begins a
comment line. (The tests see to it: to strip each cell was a third of what reading took.)
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a file in this folder, each split at its tabs."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = text.split("\n")
    return tuple([tuple(line.split("\t")) for line in lines if line and line[0] != "#"])


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a file as a set."""
    return frozenset(row[0] for row in rows(name))
