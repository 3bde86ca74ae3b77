"""«региональное Правительство» where the article is about one region: name it in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows
from newsnlp.link.groups import Group, distinct
from newsnlp.link.morphology import ADJECTIVES, inflect, readings, styled
from newsnlp.remembered import WORDS
from newsnlp.types import EntityType


def complete(group: Group, places: Sequence[Group]) -> None:
    """Write the place a level adjective stands for into the name, if the article has one such.

    «региональное Правительство» → «Правительство Смоленской области»; the written forms
    become aliases. A group that some mention gives a place or more words keeps its name.
    """
    for written in dict.fromkeys([group.name, *group.aliases]):
        lead, _, rest = written.partition(" ")
        level = _levels().get(_masculine(lead))
        if not rest or not level or group.name not in (rest, written):
            continue
        if any(genitive(place.name) in rest for place in places):
            return  # «Окружной суд Вашингтона» says of what
        fitting = [place for place in places if place.type == level]
        if len(fitting) == 1:
            old, group.name = group.name, f"{rest} {genitive(fitting[0].name)}"
            group.aliases = distinct((old, *group.aliases), group.name)
        return


@cache
def _levels() -> dict[str, EntityType]:
    return {
        row[0]: EntityType(row[1])
        for row in rows("level_adjectives.tsv")
        if len(row) > 1 and row[1] and row[1] != EntityType.COUNTRY  # «Федеральная служба»
    }


@lru_cache(WORDS)
def _masculine(word: str) -> str:
    for reading in readings(word.lower()):
        if reading.pos in ADJECTIVES:
            return inflect(reading, "nomn", "sing", "masc") or ""
    return ""


@lru_cache(WORDS)
def genitive(name: str) -> str:
    """Return a place's nominative name in the genitive: Смоленская область → Смоленской области."""
    return " ".join(_genitive(word) for word in name.split())


def _genitive(word: str) -> str:
    for reading in readings(word.lower()):
        if reading.form.case == "nomn" and (reading.known or reading.pos in ADJECTIVES):
            gender = (
                [reading.form.gender] if reading.pos in ADJECTIVES and reading.form.gender else []
            )
            found = inflect(reading, "gent", reading.form.number, *gender)
            if found:
                return styled(found, word)
    return word
