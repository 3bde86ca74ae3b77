"""Names of organizations, read: what kind of name, which sort of thing, where.

Institutions are known by a list of nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.acronyms import bare, is_acronym, legal_core
from newsnlp.link.bodies.levels import parted
from newsnlp.link.grammar.morphology import fold, inflect, readings
from newsnlp.link.places.areas import countries
from newsnlp.link.profiles import key_of
from newsnlp.quick import dataclass
from newsnlp.resolve.organization_places import (
    ADJECTIVE,
    WORD,
    is_area,
    is_district,
    is_of_town,
    lemma,
    level,
    stem,
    tells_region,
    told_places,
    town_council,
)

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”\"]")
_STATE, _MINISTRY = "гос", "министерство"
_REPUBLIC, _NUMBER = "еспублика", "№"
_WRITTEN_ALSO = tuple(
    (re.compile(pattern), usual)
    for pattern, usual in (
        (r"(?<=\w )(?:город[ау]|г\.) ?(?=[А-ЯЁ])", ""),
        (r"^(?i:мэрия)(?= [А-ЯЁ][а-яё-]+$)", "администрация"),
        (r"^([А-ЯЁ]\w*[сц]к(?:ий|ой)) суд(?= [А-ЯЁ])", r"\1 районный суд"),
        (r"^((?i:департамент|управление|комитет)\b.*) (?:администрации|мэрии)(?= [А-ЯЁ])", r"\1"),
        (r"\b([Дд])рам(?:атический )?театр\b", r"театр \1рамы"),
        (r"\bим\. ?(?=[А-ЯЁ])", "имени "),
        (r"(?<=\bимени )(?:[А-ЯЁ][а-яё]+ |[А-ЯЁ]\. ?)+(?=[А-ЯЁ][а-яё]{3})", ""),
    )
)
"""«Пресненский суд Москвы», the районный, as a town behind it tells; «Рязанский драмтеатр»,
«театр им. Льва Рогова»."""
_MILITARY = "войсковая часть "
_UNIT = re.compile(r"^(?:в/ч|войсковая часть|воинская часть) (?:№ ?)?(?=\d)", re.IGNORECASE)

COMMON = frozenset({"generic", "bare", "institution"})
"""Kinds of names that many bodies have: as an alias they say nothing about which is meant."""


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name, read.

    ``kind``: ``quoted`` («завод «Заря»»), ``acronym``, ``proper`` (Газпром), ``words``
    (Центр опережающей подготовки), ``institution`` (Верховный суд), ``bare`` (совет директоров,
    облсуд, ЦРБ) or ``generic`` (полиция); ``sort`` is the noun that says what it is; ``general``
    the key without its places; ``quoted`` the key of its own name in guillemets, not that of its
    owner; ``reach`` whose body a name without a place means, ``country``, ``region``, ``town``, or
    none (Газпром); ``levels`` the nouns of levels that it tells, область of «областной», № of a
    numbered one, which is a town's.
    """

    key: str
    kind: str
    sort: str
    places: frozenset[str]
    general: str
    content: frozenset[str]
    quoted: str
    reach: str
    levels: frozenset[str]


@lru_cache(maxsize=200_000)
def read_name(name: str) -> OrganizationName:
    """Read a nominative name: «завод «Заря»», «ЦОПП Смоленской области», «Газпром»."""
    core = spelt_out(bare(name))
    for pattern, usual in _WRITTEN_ALSO:
        core = pattern.sub(usual, core)
    core = f"городская {core}" if town_council(WORD.findall(core)) else core
    found, front = WORD.findall(core), len(WORD.findall(_QUOTED.split(core)[0]))
    where = list(told_places(found, front))
    left = [word for word, place in zip(found, where, strict=True) if not place]
    lemmas = [lemma(word) for word in left]
    places = frozenset().union(*where) - {""}
    quoted = "" if _is_owned(core) else _quoted_key(core)
    before = lemmas[: sum(not place for place in where[:front])] if quoted else []
    sort = _sort(name.partition(" ")[0] if quoted else "", before or lemmas[:4])
    kind = "quoted" if quoted or core.startswith(_MILITARY) else _kind(core, left, lemmas)
    if places and kind in COMMON:
        kind = "bare" if is_district(left) and not _tells_town(found, where) else "words"
    key = plain_key(core)
    general = _general(left, kind, placed=bool(places))
    reach = "" if places else _reach(quoted or key, kind, left, lemmas)
    levels = frozenset(filter(None, map(level, found)))
    if places and any(map(str.isdigit, left)):
        levels |= {_NUMBER}  # «Тульская школа № 5» is of Тула, as «школа № 5 Тулы»
    content = _content(lemmas, sort, left[0] if quoted and left else "")
    return OrganizationName(key, kind, sort, places, general, content, quoted, reach, levels)


def _content(lemmas: Sequence[str], sort: str, first: str) -> frozenset[str]:
    """Return what a name says beside its sort, which «ФК» of «ФК «Заря»» is too."""
    short = {fold(first)} if _shared_acronyms().get(first) else set()
    return frozenset(lemmas) - words("function_words.txt") - {*sort.split()} - short


def _sort(first: str, lemmas: Sequence[str]) -> str:
    """Return the noun that says what a body is; ``first`` is the word before guillemets."""
    short = _shared_acronyms()
    nouns = words("organization_nouns.txt") | frozenset(short.values())
    pairs = [" ".join(pair) for pair in pairwise(lemmas)]
    told = next((pair for pair in pairs if pair in short.values()), "")
    told = told or next((noun for noun in lemmas if noun in nouns), "")
    return short.get(told, told) or short.get(first, "")


def _general(left: Sequence[str], kind: str, *, placed: bool) -> str:
    """Return the key of what is left without places; «правительство края» is a правительство."""
    if placed:  # of «УМВД по Томской области» the УМВД
        # and so is the прокуратура of the «Тульская областная прокуратура»
        told = [w for n, w in enumerate(left) if not (n < len(left) - 1 and _is_regional(w))]
        return plain_key(" ".join(told[:-1] if told[-1:] == ["по"] else told))
    short = [word for word in left if not tells_region(word)] if kind == "bare" else left
    return plain_key(" ".join(short)) if short != left else ""


def _is_regional(word: str) -> bool:
    """Tell «областная», «Краевой», which say the same as the name of a region beside them."""
    return tells_region(word) and word.endswith(("ая", "ое", "ый", "ий", "ой"))


def company_form(name: str) -> str:
    """Return the first legal form of those that a body may have in turn: an АО was a ЗАО before."""
    return _forms_apart().get(name.partition(" ")[0], "")


@cache
def _forms_apart() -> dict[str, str]:
    lines = (line.split() for line in words("forms_apart.txt"))
    return {form: forms[0] for forms in lines for form in forms}


def spelt_out(name: str) -> str:
    """Write the level of a body as its adjective: «Тульская гордума», «в/ч 73612»."""
    return _UNIT.sub(_MILITARY, " ".join(_spelt_out(word) for word in name.split(" ")))


@lru_cache(maxsize=50_000)
def _spelt_out(word: str) -> str:
    """Return «городская дума» for «гордума», «государственный университет» for «госуниверситет»."""
    if not word.isalpha() or word[1:].isupper():
        return word
    lower = fold(word)
    if lower in known_names():
        return word
    adjective, noun = parted(lower)
    rest = lower.removeprefix(_STATE)
    if not adjective and rest != lower and rest in words("institutions.txt"):
        adjective, noun = "государственный", rest
    if not adjective:
        return word
    gender = next((r.form.gender for r in readings(noun) if r.form.case == "nomn"), None)
    forms = (r for r in readings(adjective) if r.form.case == "nomn")
    told = next((inflect(r, "nomn", "sing", gender or "masc") for r in forms), None)
    return f"{told or adjective} {noun}"


def plain_key(name: str) -> str:
    """Return a name as names are compared across articles: no quotes, hyphens or old ъ."""
    return " ".join(word.rstrip("ъ") for word in key_of(name).replace("-", " ").split())


def is_owner(name: OrganizationName, own: OrganizationName) -> bool:
    """Tell the body whose part another is: «МЧС России» of «Главное управление МЧС России»."""
    parts = own.key.split()
    inside = len(name.key) < len(own.key) and f"{own.key} ".find(f" {name.key} ") > 0
    part = inside and not {lemma(word) for word in parts[:2]}.isdisjoint(words("subunits.txt"))
    return part and name.key != own.quoted


def one_word(name: str) -> str:
    """Return a proper name of one word without its ending, «Госдум»; empty for all others."""
    return stem(name) if read_name(name).kind == "proper" else ""


@lru_cache(maxsize=50_000)
def region_of(name: str) -> frozenset[str]:
    """Return the region or country that a name tells; a town's noun tells none: «дума Томска»."""
    read, found = read_name(name), WORD.findall(name)
    regional = any(tells_region(w) or is_area(w) or ADJECTIVE.search(w) for w in found)
    own = any(_REPUBLIC in place for place in read.places) or read.places <= countries()
    return (read.places - countries() or read.places) if regional or own else frozenset()


def is_of_region(name: str) -> bool:
    """Tell a body of which a region has one: «Законодательное собрание», «дума области»."""
    read, found = read_name(name), WORD.findall(spelt_out(name))
    sole = read.kind in COMMON and any(lemma(w) in words("sole_bodies.txt") for w in found)
    listed = read.key in _keys_of("regional_bodies.txt") or is_ministry(read.key)
    return listed or (sole and any(map(tells_region, found)))


@cache
def _keys_of(file: str) -> frozenset[str]:
    return frozenset(map(plain_key, words(file)))


def _reach(key: str, kind: str, left: Sequence[str], lemmas: Sequence[str]) -> str:
    """Return whose body a name without a place means: many have a «Минздрав», a «ДК «Заря»».

    ``key`` is that of the name in guillemets, where it has one.
    """
    if key in _keys_of("country_bodies.txt"):
        return "country"
    if is_ministry(key) or key in _keys_of("regional_bodies.txt"):
        return "region"
    if key in known_names() or key in _keys_of("national_names.txt"):
        return ""
    if kind in ("proper", "quoted") and " " not in key and _is_common(key):
        return "town"
    named = left[:1] != [] and left[0] != left[0].lower() and not _is_common(left[0])
    if not left or (len(left) > 1 and named) or is_of_town(left[0]):
        return ""  # «Пресненский суд» is one
    common = all(word == word.lower() or _is_common(word) for word in left[1:])
    sort_of_body = not _nouns().isdisjoint(lemmas[:3])
    many = kind in COMMON or (
        kind == "words" and ((common and sort_of_body) or _has_level(left[:2]))
    )
    return "region" if many else ""


def is_ministry(key: str) -> bool:
    """Tell «министерство культуры» and «минкультуры»."""
    first, _, rest = key.partition(" ")
    return first == _MINISTRY or (first.startswith(_MINISTRY[:3]) and len(first) > 5 and not rest)


def is_shared_acronym(name: str) -> bool:
    """Tell «ЦРБ» and «УФАС», which are said of a body of each region or town."""
    return name in _shared_acronyms()


@cache
def _shared_acronyms() -> dict[str, str]:
    """Return acronyms that many bodies bear, with the noun of some: «ДК» is a дом."""
    return {acronym: "".join(noun) for acronym, *noun in rows("shared_acronyms.tsv")}


def _kind(name: str, left: Sequence[str], lemmas: Sequence[str]) -> str:
    if _QUOTED.search(name):
        return "words"
    if name in _shared_acronyms():
        return "bare"
    if left and is_acronym(legal_core(" ".join(left))) and lemmas[0] not in _nouns():
        return "acronym"  # the label «СОЮЗ» is no ЕС, which is a Союз
    body = any(lemma in words("institutions.txt") for lemma in lemmas[:3])
    common = all(word == word.lower() or _is_common(word) for word in left[1:])
    if body and common and len(left) > 1:
        return "bare" if _is_bare(name, left) else "institution"
    if (body and common) or name == name.lower():
        return "generic"
    if len(left) > 1:
        return "bare" if common and _has_level(left) else "words"
    return "generic" if lemmas and lemmas[0] in _nouns() else "proper"


def _is_bare(name: str, left: Sequence[str]) -> bool:
    """Tell common words that many bodies are called by: «облсуд», «Совет директоров»."""
    key = plain_key(name)
    if key in known_names():
        return False
    return name == name.lower() or _has_level(left) or key in _bodies_within()


def _has_level(left: Sequence[str]) -> bool:
    """Tell what every region or town has: «Областной Союз», «Администрация района», «Школа №5»."""
    stems = {stem(word) for word in left}
    if stem("партия") in stems:  # «Республиканская партия» is of no region
        return False
    return not stems.isdisjoint(_levels()) or any(s.isdigit() and len(s) < 4 for s in stems)


def _tells_town(found: Sequence[str], where: Sequence[frozenset[str]]) -> bool:
    """Tell «Кировский районный суд Томска», of which there is one, from that «Томской области»."""
    told = (word for word, places in zip(found[1:], where[1:], strict=True) if places - {""})
    town = any(not ADJECTIVE.search(word) and not is_area(word) for word in told)
    return town and not any(map(tells_region, found))


@cache
def _levels() -> frozenset[str]:
    """Return the stems of levels below the country, adjectives and nouns."""
    adjectives = {a for a, *type_ in rows("level_adjectives.tsv") if type_ != ["COUNTRY"]}
    nouns = {noun for adjective, noun, _ in rows("level_words.tsv") if adjective in adjectives}
    return frozenset(map(stem, adjectives | nouns))


@cache
def _bodies_within() -> frozenset[str]:
    return frozenset(map(plain_key, words("bodies_within.txt")))


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns of organizations, which are no names in capitals either: «Союз», «Центр»."""
    files = ("organization_nouns.txt", "wide_nouns.txt", "subunits.txt", "institutions.txt")
    return frozenset().union(*map(words, files))


def _quoted_key(name: str) -> str:
    """Return the key of the name in guillemets: «завод «Заря»» → заря; empty without one."""
    match = _QUOTED.search(name)
    return plain_key(match[1]) if match else ""


def _is_owned(name: str) -> bool:
    """Tell a body whose guillemets hold its owner: «штаб партии «Заря»», «филиал АО «Луч»».

    «Сеть магазинов «Заря»» has the name itself, and so has «компания ООО «Заря»». A name that is
    declined is the owner's: «отделение «Единой России»», «служба «Голоса Америки»».
    """
    front, quoted = WORD.findall(_QUOTED.split(name)[0]), _QUOTED.search(name)
    if not front or not quoted:
        return False
    head = {lemma(word) for word in front[:3]}
    within = not head.isdisjoint(words("subunits.txt"))
    if _is_declined(quoted[1].partition(" ")[0], plural=within):
        return True
    if len(front) < 2:
        return False
    if front[-1] in words("legal_forms.tsv") or front[-1] in _shared_acronyms():
        return within
    return _is_of(front[-1])


@lru_cache(maxsize=50_000)
def _is_declined(word: str, *, plural: bool) -> bool:
    """Tell the genitive «Единой», and with ``plural`` «Голоса», which may be голоса as well."""
    told = [r.form for r in readings(fold(word))]
    named = any(form.case == "nomn" and not (plural and form.number == "plur") for form in told)
    return not named and any(form.case == "gent" for form in told)


@lru_cache(maxsize=50_000)
def _is_of(word: str) -> bool:
    """Tell the genitive singular of a noun of whole bodies: «партии», «банка», no «управления»."""
    nouns = words("whole_bodies.txt") | words("associations.txt")
    return any(
        r.form.case == "gent" and r.form.number == "sing" and r.normal_form in nouns
        for r in readings(fold(word))
        if r.known and r.pos == "NOUN"
    )


@cache
def known_names() -> dict[str, str]:
    """Return, by the key of every name of a well-known organization, the key of its first name."""
    return {
        plain_key(name): plain_key(names[0])
        for names in rows("known_names.tsv")
        for name in names
        if name
    }


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    """Say whether the dictionary knows a word, and not as a name: «Совет», not «Когалым»."""
    known = [r for r in readings(fold(word)) if r.known]
    names = ("Name", "Surn", "Geox", "Orgn", "Trad", "Abbr")
    return bool(known) and not any(name in r.tag for r in known for name in names)
