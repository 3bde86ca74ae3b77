"""Whereto who left a body went: «перешёл из «Луча» в [«Факел»]», two facts of one verb."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.fact import Fact
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import frames

_LEFT = "went_from"
_JOINED = frozenset({"went_over", "went_off"})


def went_over(reader: FactReader) -> Iterator[Fact]:
    """Yield the bodies that people go to whom the same verb has leave another."""
    for fact in reader.facts():
        if fact.frame.rule != _LEFT:
            continue
        for frame in frames()[reader.annotation.lemmas[fact.verb]]:
            more = reader.told_too(fact.verb, frame) if frame.rule in _JOINED else None
            if more is not None:
                yield more
