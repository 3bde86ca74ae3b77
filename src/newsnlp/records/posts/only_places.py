"""The one region or country of an article, where its «губернатор», its «премьер» is held."""

from __future__ import annotations

from functools import cache

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ROLES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows
from newsnlp.records.context import Context

HOME = frozenset({"Россия", "Российская Федерация"})


def only_place(context: Context, role: int) -> int | None:
    """Return the one region of an article for its «губернатор», its country for the «премьер».

    «Советник [губернатора]» is there too, and so is a министр beside a губернатор. Whose head has
    another title is another region: «делегация области во главе с акимом».
    """
    index = context.index
    lemmas = context.annotation.lemmas[index.head[role] : index.last[role]]
    wanted = next((told for lemma in lemmas if (told := _place_roles().get(lemma))), None)
    if wanted is None or not _is_told(context, wanted[1]):
        return None
    places = [entity for entity in context.entities if entity.type is wanted[0]]
    alone = len(places) == 1 and not has_another_title(context, role)
    place = context.position[places[0].mentions[0]] if alone else None
    later = place is not None and wanted[1] != "" and index.first[place] > index.last[role]
    return None if later and _is_abroad(context) else place


def _is_abroad(context: Context) -> bool:
    """Tell news of another country than ours, whose министр need be of no region told later."""
    countries = {entity.name for entity in context.entities if entity.type is EntityType.COUNTRY}
    return not countries <= HOME


def has_another_title(context: Context, role: int) -> bool:
    """Tell whether an article has the head of a region by another title: «аким», «губернатор»."""
    index, a, titles = context.index, context.annotation, noun_class("head_of_region")
    own = titles.intersection(a.lemmas[index.head[role] : index.last[role]])
    return bool(own) and any(True for _ in a.by_lemma.of(titles - own))


def _is_told(context: Context, role: str) -> bool:
    """Tell whether an article has a role, not just a deputy of it; none it always has."""
    index, roles = context.index, context.index.of(ROLES)
    found = [i for i in roles if context.annotation.lemmas[index.head[i]] == role]
    return not role or any(not any(index.holds(o, i) for o in roles) for i in found)


@cache
def _place_roles() -> dict[str, tuple[EntityType, str]]:
    return {
        role: (EntityType(kind), beside[0] if beside else "")
        for role, kind, *beside in rows("place_roles.tsv")
    }
