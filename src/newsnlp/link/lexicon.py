"""Reading of our lexicon files: plain lines, ``#`` comments, tab-separated columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a lexicon file, each split at its tabs; comments and blanks dropped."""
    text = (files("newsnlp") / "lexicon" / name).read_text(encoding="utf-8")
    lines = (line.rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a lexicon file as a set."""
    return frozenset(row[0] for row in rows(name))
