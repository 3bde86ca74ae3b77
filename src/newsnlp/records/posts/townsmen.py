"""Clubs told by their townsmen: «форвард [уфимцев]» plays for «уфимский «Салават Юлаев»».

Or by what all call its people: «капитан [армейцев]» where the article names ЦСКА or СКА.
"""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.marks import OPENING
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.context import Context
from newsnlp.types import Entity

_ENDINGS = ("ичей", "чан", "цев", "ян", "яков")
"""How townsmen end in the genitive, the longest first: «омичей», «ростовчан», «уфимцев»."""
_ADJECTIVES = ("ский", "цкий")
_ALIKE = 4
"""First letters that townsmen and the adjective of their town share: «петербуржцев»."""


def club_of_townsmen(context: Context, role: int) -> tuple[int, int] | None:
    """Return the mention of the one club that townsmen behind a role mean, with their token."""
    a, index = context.annotation, context.index
    for token in range(index.first[role] + 1, min(index.last[role] + 1, len(a))):
        if a.words[token] != a.lowered[token] or a.feats(token).get("Number") != "Plur":
            continue
        stem, called = _stem(a.lowered[token]), _nicknames().get(a.lemmas[token])
        if not (stem or called) or context.reader.clauses.case(token) != "Gen":
            continue
        clubs = _clubs(context, stem) if called is None else _called(context, called)
        if len(clubs) == 1:
            return next(iter(clubs.values())), token
    return None


def _stem(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return word.removesuffix(ending) if ending and len(word) > len(ending) + 1 else ""


def _clubs(context: Context, stem: str) -> dict[str, int]:
    """Return the first mentions of the bodies that are told by a town's adjective or name."""
    found: dict[str, int] = {}
    for mention in context.index.of(ORGANIZATIONS):
        entity = context.entity.get(mention)
        if entity is not None and _is_of_town(context, mention, entity, stem):
            found.setdefault(entity.id, mention)
    return found


def _called(context: Context, names: frozenset[str]) -> dict[str, int]:
    """Return the first mentions of the clubs of some names: «[СКА] расстался с капитаном»."""
    found: dict[str, int] = {}
    for mention in context.index.of(ORGANIZATIONS):
        entity = context.entity.get(mention)
        known = () if entity is None else (entity.name, *entity.aliases)
        if entity is not None and any(fold(name.strip("«»")) in names for name in known):
            found.setdefault(entity.id, mention)
    return found


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {nick: frozenset(clubs) for nick, *clubs in rows("club_nicknames.tsv")}


def _is_of_town(context: Context, mention: int, entity: Entity, stem: str) -> bool:
    a, before = context.annotation, context.index.first[mention] - 1
    before -= before >= 0 and a.words[before] in OPENING
    if before >= 0 and a.lemmas[before].endswith(_ADJECTIVES) and _alike(stem, a.lemmas[before]):
        return True
    return len(stem) >= _ALIKE and entity.name.lower().startswith(stem[:_ALIKE])


def _alike(stem: str, adjective: str) -> bool:
    return adjective.startswith(stem[:_ALIKE])
