"""What the press calls a body by what it is for: «надзорное ведомство» is the прокуратура."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.compounds import wider_nouns
from newsnlp.link.bodies.levels import CITY_HALL, OF_TOWN
from newsnlp.link.bodies.spelt_out import DEPARTMENT
from newsnlp.link.bodies.whereabouts import is_of_part, places_agree
from newsnlp.link.places.areas import countries, regions
from newsnlp.link.profiles import Profile, known_names

_ADMINISTRATION = "администрация"
_RESCUERS, _ROS = "мчс", "рос"


def office(one: Profile, other: Profile) -> str:
    """Match «надзорное ведомство» with the прокуратура, «антимонопольный орган» with the УФАС."""
    nouns = _nouns()
    for a, b in ((one, other), (other, one)):
        if not a.core or a.core[-1] not in nouns:
            continue
        meant = _meant(a)
        if meant and _is_one_of(b, meant) and places_agree(a, b):
            return "rule:office"
    return ""


def regional_service(one: Profile, other: Profile) -> str:
    """Match «областное МЧС» with the Главное управление МЧС России of the region."""
    for a, b in ((one, other), (other, one)):
        behind = len(b.core) > 1 and a.core == b.core[-1:] and b.head == DEPARTMENT
        if behind and is_federal(a) and _is_regional(a) and _is_regional(b):
            return "rule:office" if places_agree(a, b) else ""
    return ""


def is_federal(profile: Profile) -> bool:
    """Tell МЧС, МВД, Росреестр and the like, whatever their region."""
    word = profile.core[0] if len(profile.core) == 1 else ""
    known = word.upper() in words("federal_services.txt") or word == _RESCUERS
    return known or (word.startswith(_ROS) and "ведомство" in wider_nouns().get(word, ()))


def _is_regional(profile: Profile) -> bool:
    return is_of_part(profile) or bool(profile.places & regions())


def city_hall(one: Profile, other: Profile) -> str:
    """Match «мэрия» with the администрация of a town."""
    for a, b in ((one, other), (other, one)):
        if a.core == (CITY_HALL,) and b.core == (_ADMINISTRATION,):
            told = b.levels == {OF_TOWN} or bool(b.places - countries() - regions())
            return "rule:office" if told and places_agree(a, b) else ""
    return ""


def _is_one_of(profile: Profile, meant: frozenset[str]) -> bool:
    """Tell whether a name begins with one of the nouns or short names, or is known by one."""
    if not meant.isdisjoint((profile.head, *profile.core[:2])):
        return True
    rows_ = known_names().get(" ".join(profile.core), frozenset())
    return any(rows_ & known_names().get(name, frozenset()) for name in meant)


@cache
def _offices() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1:]) for row in rows("known_offices.tsv")}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _offices())


def adjectives_of(lemmas: frozenset[str]) -> frozenset[str]:
    """Return what the press calls bodies of these lemmas by: «надзорное (ведомство)»."""
    found = lemmas & _adjectives().keys()
    return frozenset(adjective for lemma in found for adjective in _adjectives()[lemma])


@cache
def _adjectives() -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for phrase, *meant in rows("known_offices.tsv"):
        for name in meant:
            named.setdefault(name, []).append(phrase.partition(" ")[0])
    return named


def office_keys(profile: Profile) -> set[str]:
    """Return the nouns and short names of the bodies that such a phrase may mean."""
    if profile.core == (CITY_HALL,):
        return {_ADMINISTRATION}
    return {*_meant(profile)} if profile.core and profile.core[-1] in _nouns() else set()


def _meant(profile: Profile) -> frozenset[str]:
    """Return what a phrase may mean, by its level, «областной парламент», or without."""
    levelled = " ".join((*profile.levels, *profile.core))
    return _offices().get(levelled) or _offices().get(" ".join(profile.core)) or frozenset()
