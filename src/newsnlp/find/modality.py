"""What keeps a told fact from being a fact: plans, possibilities, negation."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from newsnlp.lexicon import rows


class Modality(StrEnum):
    """Why a fact is not asserted; facts with a modality never become records.

    A future is told for certain («форум состоится в июне»): such events are announced.
    """

    FUTURE = "future"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@cache
def cues(place: str) -> dict[str, Modality]:
    """Return the cue words of a place (``governor``, ``adverb``, ``mark``) with their modality."""
    found: dict[str, Modality] = {}
    for kind, where, words in rows("modality.tsv"):
        if where == place:
            found.update(dict.fromkeys(words.split(), Modality(kind)))
    return found
