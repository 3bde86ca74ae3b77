"""The countries of the world and the regions of Russia by their usual names."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows


@cache
def countries() -> frozenset[str]:
    """Return the usual names of the countries."""
    return frozenset(row[0] for row in rows("countries.tsv"))


@cache
def regions() -> frozenset[str]:
    """Return the usual names of the regions."""
    return frozenset(row[0] for row in rows("regions.tsv"))
