"""Names of events with their acronyms spelt out, to compare them: «ЧМ-2018», «президент ФФК»."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.lexicon import rows
from newsnlp.records.context import Context

_ACRONYM = re.compile(r"\b[А-ЯЁ]{2,}\b")


def spelt(context: Context, name: str) -> str:
    """Return a name of an event with what its acronyms stand for in their place."""
    if _ACRONYM.search(name) is None:
        return name
    said = {**_events(), **_bodies(context)}
    return _ACRONYM.sub(lambda match: said.get(match[0], match[0]), name)


def noun_behind(word: str, lemma: str) -> str:
    """Return the lemma of the noun that names an event: «чемпионат» of «ЧМ-2018»."""
    acronym = _ACRONYM.match(word)
    return lemma if acronym is None else _events().get(acronym[0], lemma).partition(" ")[0]


@cache
def _events() -> dict[str, str]:
    return {acronym.strip(): said for acronym, said in rows("event_acronyms.tsv")}


def _bodies(context: Context) -> dict[str, str]:
    """Return the names of the bodies that go by an acronym, too."""
    return {
        alias: entity.name
        for entity in context.entities
        if entity.type in ORGANIZATIONS
        for alias in entity.aliases
        if _ACRONYM.fullmatch(alias)
    }
