"""Words that keep what is told from being a fact, and how: «планирует», «возможно», «если»."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from newsnlp.lexicon import rows


class Modality(StrEnum):
    """Why a fact is not asserted: what is planned, possible or denied never becomes a record.

    A future is told for certain («форум состоится в июне», «завод возглавит Рид»): see
    ``Fact.is_announced``.
    """

    FUTURE = "future"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@cache
def cues(place: str) -> dict[str, Modality]:
    """Return the cue words of a place of ``modality.tsv`` (told there) with their modality."""
    found: dict[str, Modality] = {}
    for kind, where, lemmas in rows("modality.tsv"):
        if where == place:
            found.update(dict.fromkeys(lemmas.split(), Modality(kind)))
    return found
