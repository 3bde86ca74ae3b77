"""Words of organizations' names that tell places and levels: «Смоленской», «областной», «края».

Only the nominative name is at hand: places are known by tables of countries, regions and odd
cities, and by the noun that an adjective stands before, «дума Приокской области».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.derivation import place_of
from newsnlp.link.grammar.morphology import fold, inflect, readings
from newsnlp.link.places.areas import countries, usual_place
from newsnlp.link.places.place_adjectives import adjective

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ими|ыми|ий|ый|ие|ые|ой|ая|яя|ое|ее|им|ым|ом|ем|ей|их|ых|ую|[аяоеёйьиыую])$"
)
ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
_REGION = "STATE_OR_PROVINCE"
_TOWN, _COUNCIL = "город", "дума"


def place_keys(name: str) -> frozenset[str]:
    """Return the places that a place's name may mean: «Карелия», «Республика Карелия»."""
    telling = _telling(name)
    known = frozenset[str]().union(*(_place_stems().get(stem(word), ()) for word in telling))
    return known or frozenset((" ".join(map(_masculine, telling)),)) - {""}


def town_keys(name: str) -> frozenset[str]:
    """Return a town by its usual name, and the region that is called by it: «Калуга», «Псков»."""
    return frozenset((usual_place(name),)) | _regions_called().get(fold(name), frozenset())


@cache
def _regions_called() -> dict[str, frozenset[str]]:
    """Return by its folded name of a town the regions that have its adjective."""
    towns: dict[str, set[str]] = defaultdict(set)
    for town, adjectives, *_ in rows("cities.tsv"):
        for adjective_ in adjectives.split(";"):
            towns[adjective_].add(town)
    called: dict[str, set[str]] = defaultdict(set)
    for region, adjectives, *_ in rows("regions.tsv"):
        for adjective_ in adjectives.split(";"):
            for town in towns.get(adjective_) or (place_of(adjective_),):
                called[fold(town)].add(region)
    return {town: frozenset(regions) for town, regions in called.items() if town}


def told_places(found: Sequence[str], quoted: int) -> Iterator[frozenset[str]]:
    """Yield the places that each word of a name tells; {""} for «области» beside one.

    From the word ``quoted`` on it is a name: «банк «Россия»»; so is «Кировский районный суд».
    """
    nothing: frozenset[str] = frozenset()
    told = [
        nothing
        if i >= quoted or is_district(found[i + 1 : i + 2])
        else _place(word, first=i == 0) or _unlisted(found, i)
        for i, word in enumerate(found)
    ]
    for i, names in enumerate(told):
        beside = any(told[j] for j in (i - 1, i + 1) if 0 <= j < len(told))
        noun = not names and beside and fold(found[i]) in words("place_nouns.txt")
        if any(map(tells_region, found[i + 1 : i + 2])):  # «Московской области», no Москва
            names = frozenset(filter(is_region, names)) or names
        yield frozenset(("",)) if noun else names


def is_district(found: Sequence[str]) -> bool:
    """Tell «районный»: the districts of many towns are called as one of them is."""
    return any(stem(word) == stem("районный") for word in found)


def _place(word: str, *, first: bool) -> frozenset[str]:
    """Return the places that a word names: «Смоленской», «России», «РФ», «российский», «ООН»."""
    named = word[:1].isupper() and not (first and not word.isupper())
    if not named and not ADJECTIVE.search(word):
        return frozenset()
    if not first and stem(word) in _unions():
        return frozenset((_unions()[stem(word)],))
    return _place_stems().get(stem(word), frozenset())


def narrow(places: frozenset[str]) -> frozenset[str]:
    """Return places without countries and unions where others are told, «УМВД РФ по Томску»."""
    return (places - countries() - frozenset(_unions().values())) or places


@cache
def _unions() -> dict[str, str]:
    """Return the unions of countries by the stems of their names."""
    return {stem(name): names[0] for names in rows("unions.tsv") for name in names}


def _unlisted(found: Sequence[str], i: int) -> frozenset[str]:
    """Return the place of an adjective that no table has: «дума Приокской области».

    So is «Луговецкая городская дума», no «Детская городская больница», and «городская дума Ржева».
    """
    word, nowhere = found[i], frozenset[str]()
    if not word[0].isupper():
        return nowhere
    if not ADJECTIVE.search(word):
        of_town = any(level(w) == _TOWN for w in found[:i]) and _is_sole(found[:i])
        of_town |= i > 1 and found[i - 1].isdigit()  # «школа № 5 [Калуги]»
        return town_keys(town) if of_town and (town := _town(word)) else nowhere
    if i + 1 == len(found):
        return nowhere
    own = _masculine(word)
    if level(found[i + 1]) == _TOWN and _is_sole(found[i + 2 :]):
        return frozenset((place_of(own) or own,))
    return frozenset((own,)) if tells_region(found[i + 1]) else nowhere


def _town(word: str) -> str:
    """Return the nominative of a place in the genitive that the dictionary knows: «Ржева»."""
    told = (r for r in readings(fold(word)) if r.known and r.form.case == "gent")
    return next((r.normal_form.capitalize() for r in told if "Geox" in r.tag), "")


def _is_sole(found: Sequence[str]) -> bool:
    return any(lemma(word) in words("sole_bodies.txt") for word in found)


def town_council(found: Sequence[str]) -> bool:
    """Tell «Дума Тулы», the городская дума, from «Дума Чувашии» and «Дума Тульской области»."""
    if len(found) != 2 or lemma(found[0]) != _COUNCIL or not found[1][0].isupper():
        return False
    word = found[1]
    told = _place_stems().get(stem(word), frozenset())
    named = not told or any(fold(place).startswith(stem(word)) for place in told - countries())
    return named and not word.isupper() and not is_area(word) and not ADJECTIVE.search(word)


def _masculine(word: str) -> str:
    return adjective(word) or fold(word)


@cache
def _place_stems() -> dict[str, frozenset[str]]:
    """Return countries, regions and cities by the stems of their names and adjectives."""
    stems: dict[str, set[str]] = defaultdict(set)
    for file in ("regions.tsv", "cities.tsv", "countries.tsv"):
        for usual, *others in rows(file):
            names = [usual, *(name for cell in others for name in cell.split(";"))]
            for name in names:
                telling = _telling(name)
                for word in telling if len(telling) < 2 else []:
                    stems[stem(word)].add(usual)
                    stems[stem(_genitive(word))].add(usual)  # «Египет», «[Египт]а»
    return {start: frozenset(places) for start, places in stems.items()}


def _genitive(word: str) -> str:
    """Return the genitive of a place that the dictionary knows, of any other word itself."""
    told = (r for r in readings(fold(word)) if "Geox" in r.tag and r.form.case == "nomn")
    return next((inflect(r, "gent") or word for r in told), word)


def _telling(name: str) -> list[str]:
    """Return the words of a place's name that say which one it is."""
    nouns = words("place_nouns.txt") - {"россия", "россии", "рф"}
    return [word for word in WORD.findall(name) if fold(word) not in nouns]


def tells_region(word: str) -> bool:
    """Tell «областной», «области», «региональный», no «округа», which may be a town's."""
    return level(word) in region_nouns()


def is_region(place: str) -> bool:
    """Tell the names of regions by their nouns, «Калужская область», from that of a town."""
    return any(map(tells_region, WORD.findall(place)))


@cache
def region_nouns() -> frozenset[str]:
    """Return the nouns of regions: область, край, республика."""
    return frozenset(n for n, type_ in rows("unnamed_places.tsv") if type_.startswith(_REGION))


def is_area(word: str) -> bool:
    """Tell «Забайкалья», which is of a region alone."""
    return (lemma(word), _REGION) in _areas()


@cache
def _areas() -> frozenset[tuple[str, ...]]:
    return frozenset(map(tuple, rows("areas.tsv")))


@lru_cache(maxsize=50_000)
def level(word: str) -> str:
    """Return the noun of a level that a word tells, «область» of «областной», or nothing."""
    nouns, adjectives = _level_nouns()
    return lemma(word) if lemma(word) in nouns else adjectives.get(stem(word), "")


@cache
def _level_nouns() -> tuple[frozenset[str], dict[str, str]]:
    """Return the nouns of levels, and by their stems those of the adjectives."""
    told = {noun: stem(adjective_) for adjective_, noun, _ in rows("level_words.tsv")}
    return frozenset(told), {adjective_: noun for noun, adjective_ in told.items()}


@lru_cache(maxsize=50_000)
def is_of_town(word: str) -> bool:
    """Tell «Петрозаводский университет», whose town the dictionary knows."""
    return bool(ADJECTIVE.search(word)) and bool(place_of(adjective(word)))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Return the dictionary form of a common word, the folded word of any other."""
    folded = fold(word)
    if word.isupper() and len(word) > 1:
        return folded
    nouns = [r for r in readings(folded) if r.known and r.pos == "NOUN"]
    return fold(nouns[0].normal_form) if nouns else folded


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its ending; a short word or one in capitals as it is."""
    folded = fold(word)
    return folded if word.isupper() or len(word) < 4 else _ENDING.sub("", folded)
