"""Whether two names of organizations may be of one place and one level of government."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.lexicon import rows, words
from newsnlp.link.places.areas import countries, regions
from newsnlp.link.places.tabled import tabled_place
from newsnlp.link.profiles import Profile

_REGION = "STATE_OR_PROVINCE"
_WIDER = frozenset({_REGION, "COUNTRY"})
_OF_PLACE = ("ский", "цкий", "ской", "цкой")
_LOCAL, _PARTY = "местный", "партия"


@cache
def _level_types() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("level_adjectives.tsv") if len(row) > 1 and row[1]}


@cache
def _kinds_of_region() -> dict[str, str]:
    """Return by adjectives of regions how their noun begins, "" where it is any."""
    levels = (row for row in rows("level_adjectives.tsv") if _REGION in row[1:2])
    return {row[0]: "".join(row[2:]) for row in levels}


def levels_agree(one: Profile, other: Profile) -> bool:
    """Tell a district court from a city court; «областной» and «региональный» are one level."""
    if not one.levels and not other.levels:
        return True
    if _is_national(one, other) or _is_national(other, one):
        return False
    if _is_below(one, other) or _is_below(other, one):
        return False
    if _is_elsewhere(one, other) or _is_elsewhere(other, one):
        return False
    if not one.levels or not other.levels or one.levels == other.levels:
        return True
    if _is_local_party(one, other) or _is_local_party(other, one):
        return False
    levels, others = ({_level_types().get(level, "") for level in p.levels} for p in (one, other))
    return not (levels - {""} and others - {""}) or bool(levels & others)


def places_agree(one: Profile, other: Profile) -> bool:
    """Tell whether two bodies may be of one place and level: «Тверской», «Тверской области»."""
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    return levels_agree(one, other)


def same_places(one: Profile, other: Profile) -> bool:
    """Tell whether two names tell of the same places, each of them."""
    pairs = ((one, other), (other, one))
    return all(a.each_place and _has_each(b, a.each_place) for a, b in pairs)


def called_by_other_towns(one: Profile, other: Profile) -> bool:
    """Tell «Ростовский университет» from «Донской университет», which may be of one region."""
    first = {p.lemmas[0] for p in (one, other) if p.lemmas and p.lemmas[0] not in p.core}
    return len(first) > 1 and all(lemma.endswith(_OF_PLACE) for lemma in first)


def _has_each(profile: Profile, places: Sequence[frozenset[str]]) -> bool:
    return not any(place.isdisjoint(profile.places) for place in places)


def _is_local_party(one: Profile, other: Profile) -> bool:
    """Tell the «местное отделение» of a party from its «региональное»; each party has both."""
    if _LOCAL not in one.levels or _PARTY not in one.lemmas + other.lemmas:
        return False
    return not _WIDER.isdisjoint(_level_types().get(level) for level in other.levels)


def _is_national(one: Profile, other: Profile) -> bool:
    """Tell «федеральное правительство» from the government of a region."""
    if not one.levels or one.places or other.places.isdisjoint(regions()):
        return False
    return {_level_types().get(level) for level in one.levels} == {"COUNTRY"}


def is_of_part(profile: Profile) -> bool:
    """Tell a body of a region or a city, «облдума»; a страна may be a республика herself."""
    if not profile.levels or profile.places:
        return False
    levels = {_level_types().get(level) for level in profile.levels - {"республиканский"}}
    return bool(levels & {"STATE_OR_PROVINCE", "CITY", "DISTRICT"})


def _is_elsewhere(one: Profile, other: Profile) -> bool:
    """Tell a body of a region from a town's and from that of a region of another kind.

    «Краевой суд» is no «Змеиногорский суд», «областное УМВД» no «УМВД по Забайкальскому краю»,
    «сборная области» no «сборная Пермского края».
    """
    if not one.levels or one.places or one.levels & other.levels or not other.places:
        return False
    kinds = [_kinds_of_region()[level] for level in one.levels if level in _kinds_of_region()]
    if not kinds:
        return False
    if other.places <= countries():
        return False  # «Верховный суд Хакасии» may be of a country elsewhere
    named = [place.lower() for place in other.places & regions()]
    return not any(kind in name for kind in kinds for name in named)


def _is_below(one: Profile, other: Profile) -> bool:
    """Tell «региональное МЧС» from «МЧС России», «краевая федерация» from the «Российская».

    Nor is «федерация самбо области» the «Федерация самбо России».
    """
    if other.levels or not is_of_part(one):
        return False
    if other.lemmas and tabled_place(other.lemmas[0]) in countries():
        return True
    # «ГУ МВД России» may be of a region
    whole = len(other.core) == 1 or other.head not in words("subunits.txt")
    return whole and bool(other.places) and other.places <= countries()
