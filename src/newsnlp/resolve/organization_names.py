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
    (Центр опережающей подготовки), ``institution`` (Верховный суд) or ``generic`` (полиция);
    ``sort`` is the noun that says what it is; ``general`` the key without its places.
    """

    key: str
    kind: str
    sort: str
    places: frozenset[str]
    general: str
    content: frozenset[str]


@lru_cache(maxsize=200_000)
def read_name(name: str) -> OrganizationName:
    """Read a nominative name: «завод «Заря»», «ЦОПП Смоленской области», «Газпром»."""
    core = spelt_out(bare(name))
    found = _WORD.findall(core)
    where = list(_places(found))
    left = [word for word, place in zip(found, where, strict=True) if not place]
    lemmas = [_lemma(word) for word in left]
    places = frozenset().union(*where)
    sort = next((w for w in lemmas[:4] if w in words("organization_nouns.txt")), "")
    kind = _kind(core, left, lemmas)
    if places and kind in ("institution", "generic"):
        kind = "words"
    kind = "quoted" if core.startswith(_MILITARY) else kind
    general = plain_key(" ".join(left)) if places and left else ""
    content = frozenset(lemmas) - words("function_words.txt") - {sort}
    return OrganizationName(plain_key(core), kind, sort, places - {""}, general, content)


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


def _kind(name: str, left: Sequence[str], lemmas: Sequence[str]) -> str:
    if _QUOTED.search(name):
        return "quoted"
    if left and is_acronym(legal_core(" ".join(left))):
        return "acronym"
    body = any(lemma in words("institutions.txt") for lemma in lemmas[:3])
    common = all(word == word.lower() or _is_common(word) for word in left[1:])
    if body and common:
        return "generic" if len(left) < 2 else "institution"
    if name == name.lower():
        return "generic"
    return "words" if len(left) > 1 else "proper"


def quoted_key(name: str) -> str:
    """Return the key of the name in guillemets: «завод «Заря»» → заря; empty without one."""
    match = _QUOTED.search(name)
    return plain_key(match[1]) if match else ""


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
