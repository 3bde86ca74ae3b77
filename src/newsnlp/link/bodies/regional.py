"""«региональное Правительство» where the article is about one region: name it in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import ADJECTIVES, Reading, inflect, readings, styled
from newsnlp.link.groups import Group, distinct
from newsnlp.link.profiles import Profile
from newsnlp.remembered import WORDS
from newsnlp.types import EntityType

_NAMED, _COUNTRY = "№«", "Россия"
_ADJECTIVAL = ("ой", "ей", "ого", "его")
"""Endings of a place's adjective in the genitive."""
_INDECLINABLE = tuple("оеёиыуюэ")


def complete(group: Group, places: Sequence[Group]) -> None:
    """Write the place a level adjective stands for into the name, if the article has one such.

    «региональное Правительство» → «Правительство Смоленской области»; the written forms
    become aliases. A group that some mention gives a place or more words keeps its name, and
    so does one with a number or a name of its own, «Краевая больница № 2», «районная газета «Луч»».
    """
    if _by_noun(group, places):
        return
    for written in dict.fromkeys([group.name, *group.aliases]):
        lead, _, rest = written.partition(" ")
        level = _levels().get(_masculine(lead))
        if not rest or not level or group.name not in (rest, written):
            continue
        if any(sign in rest for sign in _NAMED):
            continue
        if any(genitive(name) in rest for place in places for name in _names(place)):
            return  # «Окружной суд Вашингтона», «региональная Федерация самбо Удмуртии» say of what
        place = _only(group, places, _masculine(lead))
        if place:
            old, group.name = group.name, _in_full(lead, rest, place)
            group.aliases = distinct((old, *group.aliases), group.name)
        return


def give_places(profiles: Sequence[Profile], places: Sequence[Group]) -> None:
    """Give a bare «правительство» the regions told before it where the country's comes later.

    «Губернатор области … Председателем [правительства] назначен Рид, ранее служивший в
    Правительстве РФ».
    """
    told = [place for place in places if place.type is EntityType.STATE_OR_PROVINCE]
    if not told:
        return
    sole = words("sole_bodies.txt")
    for one in profiles:
        if len(one.core) != 1 or one.core[0] not in sole or one.lemmas != one.core or one.places:
            continue
        first = one.mentions[0]
        later = (p for p in profiles if p.core == one.core and p.places and p.mentions[0] > first)
        if any(p.places == {_COUNTRY} for p in later):
            one.places = frozenset(p.name for p in told if p.mentions[0] < first)


def _by_noun(group: Group, places: Sequence[Group]) -> bool:
    """Write whose a body is into «правительство области», «дума района», if there is one such."""
    body, _, noun = group.name.rpartition(" ")
    adjective = _nouns().get(noun, "")
    level = _levels().get(adjective)
    if not body or level not in (EntityType.STATE_OR_PROVINCE, EntityType.DISTRICT):
        return False
    last = body.split()[-1]
    # «дума Тверской области», «совет соседней области»; of «Каменской» no dictionary knows
    if _masculine(last) or (last != body and last.istitle() and last.endswith(_ADJECTIVAL)):
        return False
    place = _only(group, places, adjective)
    if place:
        old, group.name = group.name, f"{body} {genitive(place)}"
        group.aliases = distinct((old, *group.aliases), group.name)
    return bool(place)


def _only(group: Group, places: Sequence[Group], adjective: str) -> str:
    """Return the one place of the article that an adjective of level may mean, or nothing."""
    level, kind = _levels()[adjective], level_kinds().get(adjective, "")
    fitting = [p for p in places if p.type == level and _is_a(p.name, kind)]
    if level is EntityType.DISTRICT:  # one told later may be the neighbour
        fitting = [p for p in fitting if p.mentions[0] < group.mentions[0]]
    return fitting[0].name if len(fitting) == 1 and _is_declined(fitting[0].name) else ""


@cache
def _nouns() -> dict[str, str]:
    """Return the adjective of each level by its noun in the genitive, «области»."""
    return {genitive(noun): adjective for adjective, noun, _ in rows("level_words.tsv")}


def _in_full(lead: str, rest: str, region: str) -> str:
    """Return «правительство Тульской области», but «Тульский областной суд»: so it is called."""
    if words("called_by_region.txt").isdisjoint(rest.lower().split()):
        return f"{rest} {genitive(region)}"
    first, *more = region.split()
    told, level = _nominative(first), _nominative(lead)
    if told is None or level is None or len(more) != 1 or not level.form.gender:
        return f"{lead} {rest}"
    said = inflect(told, "nomn", "sing", level.form.gender)
    return f"{styled(said, first)} {lead.lower()} {rest}" if said else f"{lead} {rest}"


def _nominative(adjective: str) -> Reading | None:
    found = (r for r in readings(adjective.lower()) if r.pos in ADJECTIVES)
    return next((r for r in found if (r.form.case, r.form.number) == ("nomn", "sing")), None)


def _names(place: Group) -> tuple[str, ...]:
    return place.name, *place.aliases


def _is_declined(name: str) -> bool:
    """Tell «Самары» and «Сочи» from Лесогорск, whose genitive the dictionary does not know."""
    last = name.split()[-1]
    return genitive(name) != name or last.isupper() or last.endswith(_INDECLINABLE)


@cache
def _levels() -> dict[str, EntityType]:
    return {
        row[0]: EntityType(row[1])
        for row in rows("level_adjectives.tsv")
        if len(row) > 1 and row[1] and row[1] != EntityType.COUNTRY  # «Федеральная служба»
    }


@cache
def level_kinds() -> dict[str, str]:
    """Return how the noun of a level begins: «областная дума» is not of the РСФСР."""
    return {row[0]: row[2] for row in rows("level_adjectives.tsv") if len(row) > 2}


def _is_a(name: str, kind: str) -> bool:
    return not kind or any(word.startswith(kind) for word in name.lower().split())


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
