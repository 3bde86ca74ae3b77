"""The countries of the world and the regions of Russia by their usual names."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold


@cache
def countries() -> frozenset[str]:
    """Return the usual names of the countries."""
    return frozenset(row[0] for row in rows("countries.tsv"))


@cache
def regions() -> frozenset[str]:
    """Return the usual names of the regions."""
    return frozenset(row[0] for row in rows("regions.tsv"))


def usual_place(name: str) -> str:
    """Return the usual name of a place that is told by another: «Татарстан», «Россия» of «РФ»."""
    return _usual().get(fold(name), name)


@cache
def _usual() -> dict[str, str]:
    told: dict[str, set[str]] = {}
    for file in ("countries.tsv", "regions.tsv", "cities.tsv"):
        for usual, _, *others in rows(file):
            for name in (usual, *(name for cell in others for name in cell.split(";") if name)):
                told.setdefault(fold(name), set()).add(usual)
    return {name: min(places) for name, places in told.items() if len(places) == 1}
