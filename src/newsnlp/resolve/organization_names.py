"""Names of organizations, read: what kind of name, which sort of thing, where.

Only the nominative name is at hand, so places are known by tables of countries, regions and
odd cities, and institutions by a list of nouns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.acronyms import bare, is_acronym, legal_core
from newsnlp.link.levels import parted
from newsnlp.link.morphology import fold, inflect, readings
from newsnlp.link.profiles import key_of
from newsnlp.quick import dataclass

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”\"]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ими|ыми|ий|ый|ой|ая|яя|ое|ее|им|ым|ом|ем|ей|их|ых|ую|[аяоеёйьиыую])$"
)
_JOINT_STOCK = frozenset({"АО", "ПАО", "ОАО", "ЗАО", "НАО"})
_STATE = "гос"
_MILITARY = "войсковая часть "
_UNIT = re.compile(r"^(?:в/ч|войсковая часть|воинская часть) (?:№ ?)?(?=\d)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name, read.

    ``kind``: ``quoted`` («завод «Заря»»), ``acronym``, ``proper`` (Газпром), ``words``
    (Центр опережающей подготовки), ``institution`` (Верховный суд), ``bare`` (совет директоров,
    облсуд) or ``generic`` (полиция); ``sort`` is the noun that says what it is; ``general`` the key
    without its places; ``quoted`` the key of its own name in guillemets, not that of its owner.
    """

    key: str
    kind: str
    sort: str
    places: frozenset[str]
    general: str
    content: frozenset[str]
    quoted: str


@lru_cache(maxsize=200_000)
def read_name(name: str) -> OrganizationName:
    """Read a nominative name: «завод «Заря»», «ЦОПП Смоленской области», «Газпром»."""
    core = spelt_out(bare(name))
    found = _WORD.findall(core)
    where = list(_places(found))
    left = [word for word, place in zip(found, where, strict=True) if not place]
    lemmas = [_lemma(word) for word in left]
    places = frozenset().union(*where)
    quoted = "" if _is_owned(core) else _quoted_key(core)
    sort = next((w for w in lemmas[:4] if w in words("organization_nouns.txt")), "")
    kind = "quoted" if quoted or core.startswith(_MILITARY) else _kind(core, left, lemmas)
    if places and kind in ("institution", "bare", "generic") and not _is_of_district(left):
        kind = "words"
    general = plain_key(" ".join(left)) if places and left else ""
    content = frozenset(lemmas) - words("function_words.txt") - {sort}
    return OrganizationName(plain_key(core), kind, sort, places - {""}, general, content, quoted)


def company_form(name: str) -> str:
    """Return ООО or АО, one for all joint-stock companies; an АО was an ОАО or a ЗАО before."""
    form = name.partition(" ")[0]
    return "ао" if form in _JOINT_STOCK else "ооо" if form == "ООО" else ""


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
    part = inside and not {_lemma(word) for word in parts[:2]}.isdisjoint(words("subunits.txt"))
    return part and name.key != own.quoted


@cache
def countries() -> frozenset[str]:
    """Return the usual names of countries."""
    return words("countries.tsv")


def one_word(name: str) -> str:
    """Return a proper name of one word without its ending, «Госдум»; empty for all others."""
    return _stem(name) if read_name(name).kind == "proper" else ""


def _kind(name: str, left: Sequence[str], lemmas: Sequence[str]) -> str:
    if _QUOTED.search(name):
        return "words"
    if left and is_acronym(legal_core(" ".join(left))):
        return "acronym"
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
    stems = {_stem(word) for word in left}
    if _stem("партия") in stems:  # «Республиканская партия» is of no region
        return False
    return not stems.isdisjoint(_levels()) or any(s.isdigit() and len(s) < 4 for s in stems)


def _is_of_district(left: Sequence[str]) -> bool:
    """Tell «Кировский районный суд»: the districts of many towns are called as one of them is."""
    return any(_stem(word) == _stem("районный") for word in left)


@cache
def _levels() -> frozenset[str]:
    """Return the stems of levels below the country, adjectives and nouns."""
    adjectives = {a for a, *type_ in rows("level_adjectives.tsv") if type_ != ["COUNTRY"]}
    nouns = {noun for adjective, noun, _ in rows("level_words.tsv") if adjective in adjectives}
    return frozenset(map(_stem, adjectives | nouns))


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

    «Сеть магазинов «Заря»» has the name itself, and so has «компания ООО «Заря»».
    """
    front = _WORD.findall(re.split(r"[«“„\"]", name, maxsplit=1)[0])
    if len(front) < 2 or not _QUOTED.search(name):
        return False
    head = {_lemma(word) for word in front[:3]}
    if front[-1] in words("legal_forms.tsv"):
        return not head.isdisjoint(words("subunits.txt"))
    return _is_of(front[-1])


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
def _lemma(word: str) -> str:
    """Return the dictionary form of a common word, the folded word of any other."""
    folded = fold(word)
    if word.isupper() and len(word) > 1:
        return folded
    nouns = [r for r in readings(folded) if r.known and r.pos == "NOUN"]
    return fold(nouns[0].normal_form) if nouns else folded


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    """Say whether the dictionary knows a word, and not as a name: «Совет», not «Когалым»."""
    known = [r for r in readings(fold(word)) if r.known]
    names = ("Name", "Surn", "Geox", "Orgn", "Trad", "Abbr")
    return bool(known) and not any(name in r.tag for r in known for name in names)


def _places(found: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield the places that each word of a name tells; {""} for «области» beside one."""
    nothing: frozenset[str] = frozenset()
    told = [_place(word, first=i == 0) for i, word in enumerate(found)]
    for i, places in enumerate(told):
        beside = any(told[j] for j in (i - 1, i + 1) if 0 <= j < len(told))
        noun = not places and beside and fold(found[i]) in words("place_nouns.txt")
        yield frozenset(("",)) if noun else places or nothing


def _place(word: str, *, first: bool) -> frozenset[str]:
    """Return the places that a word names: «Смоленской», «России», «РФ», «российский»."""
    named = word[:1].isupper() and not (first and not word.isupper())
    if not named and not _ADJECTIVE.search(word):
        return frozenset()
    return _place_stems().get(_stem(word), frozenset())


@cache
def _place_stems() -> dict[str, frozenset[str]]:
    """Return countries, regions and cities by the stems of their names and adjectives."""
    stems: dict[str, set[str]] = defaultdict(set)
    nouns = words("place_nouns.txt") - {"россия", "россии", "рф"}
    for file in ("regions.tsv", "cities.tsv", "countries.tsv"):
        for usual, *others in rows(file):
            names = [usual, *(name for cell in others for name in cell.split(";"))]
            for name in names:
                telling = [w for w in _WORD.findall(name) if fold(w) not in nouns]
                for word in telling if len(telling) < 2 else []:
                    stems[_stem(word)].add(usual)
    return {stem: frozenset(places) for stem, places in stems.items()}


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Return a word without its ending; a short word or one in capitals as it is."""
    folded = fold(word)
    return folded if word.isupper() or len(word) < 4 else _ENDING.sub("", folded)
