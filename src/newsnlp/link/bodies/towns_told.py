"""The town that opens the name of a body as an adjective: «[Псковская] городская дума»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows
from newsnlp.link.groups import Group, Token
from newsnlp.link.places.place_adjectives import adjective, derived
from newsnlp.types import EntityType

_ADJECTIVAL = ("ая", "ий", "ое", "ой", "ого", "ому", "им", "ом", "ую")
_WIDER = frozenset({"STATE_OR_PROVINCE", "DISTRICT", "COUNTRY"})


def towns_told(
    annotation: Annotation,
    members: Iterable[Token],
    places: dict[int, tuple[int, str]],
    where: Sequence[Group],
) -> dict[int, tuple[int, str]]:
    """Return the places by token with the towns of the article that open names of bodies.

    The model takes «псковский» for the region, of which it is said, too; «Псковская областная
    больница» is of that alone.
    """
    towns = [group.name for group in where if group.type is EntityType.CITY]
    found = {}
    for token in members if towns else ():
        word = annotation.words[token.first]
        if not word.istitle() or not word.endswith(_ADJECTIVAL):
            continue
        if places.get(token.first, (token.first + 1, ""))[0] != token.first + 1:
            continue
        if annotation.lemmas[token.first + 1 : token.first + 2][:1] in _wider():
            continue
        own = adjective(word)
        told = [town for town in towns if own and derived(own, town)]
        if len(told) == 1:
            found[token.first] = (token.first + 1, told[0])
    return {**places, **found} if found else places


def _wider() -> list[list[str]]:
    """Return the adjectives of what is wider than a town, or a part of it."""
    return [[row[0]] for row in rows("level_adjectives.tsv") if _WIDER.intersection(row[1:2])]
