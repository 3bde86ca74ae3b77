"""Declension of single words of personal names, from an oblique form back to the nominative.

The dictionary goes first; a word it does not know is tried against the endings of Russian
surnames («Важоровым» → «Важоров», «Манделы» → «Мандела»), and stays as it is where none fits
(«Мугабе», «Шойгу»). Which guess is right the other words of the name decide, in ``names``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import count
from operator import itemgetter
from typing import NamedTuple

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import Reading, inflect, readings
from newsnlp.link.people.given_names import given_forms, is_of_other_gender
from newsnlp.remembered import NAMES, WORDS

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_UD_CASES = dict(zip(_CASES, ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc"), strict=True))
_VOWELS = "аеёиоуыэюя"
_VELAR = "кгх"
_HUSHED = "жчшщц"
# Foreign names that end so do not decline: Кастро, Мугабе, Руссефф is not one of them.
_UNCHANGED = (
    *("оглу", "цзы", "адзе", "идзе", "швили", "еску"),
    *("скайте", "скене", "цкене", "оглы", "кызы"),
)  # Чавушоглу, Лао-цзы, Грибаускайте: no accusative of Чавушогла
_INDECLINABLE = ("о", "е", "и", "у", "ю", "ы", "э", "ё", "их", "ых", "иа", "уа", "оа")

CERTAIN = 2.0
"""Weight above which the dictionary itself knows the word as a name."""

KNOWN, WORD, REGULAR, LIKELY, POSSIBLE = 3.0, 1.6, 1.5, 1.0, 0.5
"""Weights: name in the dictionary, other word in it, -ов/-ин/-ский, plain ending, as it is."""


_RARE, _WOMAN = 0.5, 0.8
_SLIGHTLY = 0.01
SOFT = 0.85
"""«Кимберли», «Полански» are rather names that never change than of Кимберля, Поланска."""
_FOREIGN = ("ак", "аг", "ск", "сх")  # «Псаки», «Драги», «Месхи» never change, unlike «Гречухи»
_FIXED = 0.4  # «Анне» is rather Анна in the dative than the foreign name that never changes


_HERS = ("иной", "ыной", "ёвой")
"""«Туркиной» is of Туркина, whatever the tagger says; «Лановой» may be a man."""

_OF_HER = (*_HERS, "овой", "евой")
"""No woman's surname that never changes ends so."""

_OBLIQUE = (
    *("овым", "евым", "ёвым", "иным", "ыным", "ским", "цким"),
    *("ского", "цкого", "скому", "цкому", "скую", "цкую", "ову", "еву", "ёву"),
    *("аевой", "еевой", "иевой", "уевой", "яевой", "ией"),
)
"""«Хорловым» is of Хорлов, «Чебодаевой» of Чебодаева, «Лагурией» of Лагурия, whatever the tagger
says: nobody is called so."""

_SOFT = ("ель", "эль")
_SOFT_VOWEL = ("я", "ь")
_INSTRUMENTAL = ("ой", "ей", "ом", "ем")
_ADJECTIVES = ("ая", "яя", "ой", "ый")
_PLAIN_ADJECTIVES = ("ый", "ой")
"""«Улафом» is rather with Улаф than about somebody called Улафый."""

_LIKELY = ("овой", "евой", "овым", "евым", "ёвым", *_HERS)
"""«Низамовой», «Раковой» are rather of Низамова, Ракова than what an unlisted man is called, or
what an adjective is, where neither is listed as a name; «Малиновым» is rather with Малинов."""


class NameForm(NamedTuple):
    """One way to read a word of a name; ``kind`` is Name, Surn, Patr or empty."""

    case: str
    gender: str
    nominative: str
    kind: str
    weight: float


_NUMBER, _WEIGHT = itemgetter(0), itemgetter(4)


@lru_cache(NAMES)
def name_forms(word: str) -> tuple[NameForm, ...]:
    """Return every singular reading of a lowercase word as part of a name, the best first."""
    found: dict[tuple[str, str, str, str], NameForm] = {}
    tabled = _tabled(word)
    guessed = [*_hyphenated(word), *_by_ending(word), *_unchanged(word)]
    if tabled:  # «Миляуше» is of Миляуша, whatever the tagger says
        stays = any(form.nominative == word for form in tabled)
        guessed = [
            form._replace(weight=form.weight - LIKELY)
            for form in guessed
            if stays or form.nominative != word
        ]
    listed = _dictionary(word)
    if any(f.kind == "Name" and f.gender == "femn" and f.nominative != word for f in listed):
        # «Даши» is of Даша, or a man's name: hardly that of a woman called Даши
        guessed = [f._replace(weight=POSSIBLE) if _is_fixed_hers(f, word) else f for f in guessed]
    if any(f.kind == "Name" and f.gender == "masc" and f.nominative == word for f in listed):
        # «Али», «Тони» is a man's name that never changes, or of Аля where a surname is hers
        listed = [
            f._replace(weight=f.weight - _WOMAN * (f.gender == "femn" and f.nominative != word))
            for f in listed
        ]
    forms = [*tabled, *listed, *guessed]
    unused = words("unused_names.txt")
    for form in sorted(forms, key=_WEIGHT, reverse=True):
        same = form.nominative == word and form.weight < WORD
        strange = same and word.endswith(_HERS if form.gender == "masc" else _OF_HER)
        if form.nominative not in unused and not strange:
            found.setdefault(form[:4], form)  # all but the weight
    if word.endswith(_OBLIQUE):
        found = {key: form for key, form in found.items() if form.nominative != word} or found
    if word.endswith(_LIKELY):
        return tuple(sorted(map(_doubted, found.values()), key=_WEIGHT, reverse=True))
    return tuple(found.values())


def _is_fixed_hers(form: NameForm, word: str) -> bool:
    return form.gender == "femn" and form.nominative == word


def _doubted(form: NameForm) -> NameForm:
    """Return «Низамовой», «Раковая», «Малиновый» with less weight, unless listed as names."""
    doubtful = form.nominative.endswith(("ой", "ая", "ый")) and form.weight < CERTAIN
    return form._replace(weight=POSSIBLE) if doubtful else form


@lru_cache(NAMES)
def nominatives(word: str) -> frozenset[tuple[str, str]]:
    """Return every nominative, with its gender, that a lowercase word may be a form of."""
    return frozenset([(form.nominative, form.gender) for form in name_forms(word)])


NameTable = dict[tuple[str, str], tuple[NameForm, ...]]


@lru_cache(NAMES)
def name_table(word: str) -> NameTable:
    """Return the readings of a lowercase word by case and gender, the best first."""
    table: dict[tuple[str, str], list[NameForm]] = {}
    for form in name_forms(word):
        table.setdefault((form.case, form.gender), []).append(form)
    return {key: tuple(forms) for key, forms in table.items()}


def given_table(word: str) -> NameTable:
    """Return the readings of a lowercase word that opens a name before a surname.

    «Зузаной» is of no Зузаная, and nobody is called Зухрой, whatever the tagger says.
    """
    table = name_table(word)
    if not word.endswith(_INSTRUMENTAL):
        return table
    named = any(form.kind == "Name" for forms in table.values() for form in forms)
    kept = {
        key: tuple(
            [f for f in forms if f.kind or f.weight >= WORD or not (named or _is_adjective(f))]
        )
        for key, forms in table.items()
    }
    return {key: forms for key, forms in kept.items() if forms} or table


def _is_adjective(form: NameForm) -> bool:
    return form.nominative.endswith(_ADJECTIVES)


def case_told(table: NameTable, case: str) -> str:
    """Return a tag's case of a word, ``""`` of a woman's patronymic that is never in it.

    No dative is a genitive: «Клавдии [Семёновне] Рид», tagged as one.
    """
    hers = (key for key, forms in table.items() if forms[0].kind == "Patr")
    own = {own for own, gender in hers if gender == "femn"}
    return case if case in own or not own else ""


def is_only_his(table: NameTable | None, case: str) -> bool:
    """Tell a surname that in a case is a man's: «(Даши) Рогова» in the genitive is no Даша's."""
    his, hers = ((table or {}).get(key) for key in ((case, "masc"), ("nomn", "femn")))
    either = his and hers and min(his[0].weight, hers[0].weight) >= REGULAR
    return bool(either) and case != "nomn" and (case, "femn") not in (table or {})


@lru_cache(WORDS)
def kinds(word: str) -> frozenset[str]:
    """Return what the dictionary knows a lowercase word as: Name, Surn, Patr."""
    found = frozenset(kind for r in readings(word) if r.known for kind in (_kind(r),) if kind)
    return found | {"Name"} if given_forms(word) else found


@lru_cache(NAMES)
def cases_of_name(word: str) -> frozenset[str]:
    """Return the cases, in UD's names, of a lowercase word that is a first name and no surname."""
    if kinds(word) != {"Name"}:
        return frozenset()
    return ud_cases({form.case for form in name_forms(word) if form.kind == "Name"})


def ud_cases(cases: Iterable[str]) -> frozenset[str]:
    """Return OpenCorpora's cases in UD's names."""
    return frozenset(_UD_CASES[case] for case in cases if case in _UD_CASES)


@lru_cache(WORDS)
def cases_of_noun(word: str) -> frozenset[str]:
    """Return the cases, in UD's names, of a lowercase word that the dictionary has as a noun."""
    found = readings(word)
    nouns = all(r.known and r.pos == "NOUN" and not _kind(r) for r in found)
    return frozenset(_UD_CASES.get(r.form.case, "") for r in found) if nouns else frozenset()


def _kind(reading: Reading) -> str:
    return _name_tag(reading.tag._grammemes_tuple).kind


class _NameTag(NamedTuple):
    """What a tag says of a word as part of a name; ``genders`` are those it may stand for."""

    kind: str
    singular: bool
    fixed: bool
    gender: str | None
    genders: tuple[str, ...]


@lru_cache(NAMES)
def _name_tag(grammemes: tuple[str, ...]) -> _NameTag:
    """Read a tag's grammemes once; pymorphy3 is slow to tell them, to compare and to hash tags."""
    kind = next((kind for kind in ("Patr", "Surn", "Name") if kind in grammemes), "")
    gender = next((gender for gender in ("masc", "femn", "neut") if gender in grammemes), None)
    either = ("masc", "femn") if "ms-f" in grammemes else (gender,)
    genders = tuple(gender for gender in either if gender in ("masc", "femn"))
    return _NameTag(kind, "sing" in grammemes, "Fixd" in grammemes, gender, genders)


def _tabled(word: str) -> list[NameForm]:
    """Read a word as a given name of our table; one that stays weighs less, as «Анне» does."""
    forms = []
    for case, gender, nominative in given_forms(word):
        fixed = nominative == word and case != "nomn"
        forms.append(NameForm(case, gender, nominative, "Name", KNOWN - _FIXED * fixed))
    return forms


def _dictionary(word: str) -> list[NameForm]:
    forms = []
    for reading in readings(word):
        tag = _name_tag(reading.tag._grammemes_tuple)
        if not reading.known or not tag.singular:
            continue
        kind = tag.kind
        weight = KNOWN + reading.score / 10 - _FIXED * tag.fixed if kind else WORD
        for gender in tag.genders:
            # a woman's surname is listed by the man's («Захаровой» under захаров), a patronymic
            # by its older form (анатолиевич)
            listed = kind in ("", "Name") or (kind == "Surn" and gender == tag.gender == "masc")
            found = None if listed else inflect(reading, "nomn", "sing", gender)
            found = found or inflect(reading, "nomn", "sing")
            if found and not (kind == "Name" and is_of_other_gender(found, gender)):
                rather = weight + _SLIGHTLY * found.endswith("ль")  # «о Рауле», no Раул
                forms.append(NameForm(reading.form.case, gender, found, kind, rather))
    return forms


def _hyphenated(word: str) -> list[NameForm]:
    """Decline both parts of «Салтыкова-Щедрина», the last one of «Бонч-Бруевича»."""
    left, dash, right = word.rpartition("-")
    if not left or not right:
        return []
    before = {(f.case, f.gender): f for f in reversed(name_forms(left)) if f.weight >= LIKELY}
    forms = []
    for form in name_forms(right):
        lead = before.get((form.case, form.gender))
        if lead and max(lead.weight, form.weight) < REGULAR:
            lead = None  # «Беверли-Хиллз»
        whole = (lead.nominative if lead else left) + dash + form.nominative
        weight = form.weight + (0.2 if lead else 0.0)
        forms.append(NameForm(form.case, form.gender, whole, form.kind, weight))
    return forms


_BEFORE_EC = frozenset("бвгдмнп")
"""Letters after which «-ца» is rather of «-ец» than of «-ц»."""


_OF_POLYANETS = 2  # vowels before «-ец» in «Полянец»; an Armenian surname in «-янц» has more


class _Ending(NamedTuple):
    number: int
    gender: str
    case: str
    ending: str
    nominative: str
    stem: str
    weight: float


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    """Return the rules of the table by the ending of the form they read, numbered in order."""
    rules: dict[str, list[_Ending]] = {}
    number = count()
    for gender, *endings in rows("surname_endings.tsv"):
        stem, first = "", endings[0]
        if first.startswith("~"):
            stem, first = first[1], first[2:]
        weight = POSSIBLE if stem == "?" else REGULAR if len(first) > 1 else LIKELY
        for case, ending in zip(_CASES, (first, *endings[1:]), strict=True):
            own = POSSIBLE if first in _PLAIN_ADJECTIVES and ending == "ом" else weight
            own = LIKELY if first == ending == "ой" else own  # «с Ёлкой» is rather of Ёлка
            # «о Врубеле» is of no Врубел; of «Аделя» nothing more is told
            own = LIKELY if first in _SOFT and case != "loct" else own
            rule = _Ending(next(number), gender, case, ending, first, stem, own)
            rules.setdefault(ending, []).append(rule)
    return {ending: tuple(found) for ending, found in rules.items()}


@cache
def _longest_ending() -> int:
    return max(map(len, _endings()))


def _by_ending(word: str) -> list[NameForm]:
    if word.endswith(_UNCHANGED):
        return []
    endings = _endings()
    found: list[tuple[int, NameForm]] = []
    for size in range(1, min(_longest_ending(), len(word) - 1) + 1):
        rules = endings.get(word[-size:])
        if rules:
            found += _read_by(rules, word[:-size])
    found.sort(key=_NUMBER)  # endings that a form lacks come last
    found += _read_by(endings.get("", ()), word)
    return [form for _, form in found]


def _read_by(rules: Sequence[_Ending], stem: str) -> list[tuple[int, NameForm]]:
    """Return the forms that rules of one ending read, with the rules' numbers."""
    stems = _stems(stem[-1])
    shortest = len(stem) == 1
    found = []
    for number, gender, case, told, ending, wanted, weight in rules:
        fits = wanted in stems or (wanted == "E" and _is_fleeting(stem))
        if fits and not shortest:
            nominative = stem + ("ий" if ending == "ый" and stem[-1] in _VELAR else ending)
            if not nominative.endswith(_INDECLINABLE):
                soft = told == "и" and ending in _SOFT_VOWEL and "C" in stems
                soft |= told == "и" and ending == "а" and stem.endswith(_FOREIGN)
                doubled = stem[-2:-1] == stem[-1] != "л"
                soft |= told == "е" and ending in ("а", "я") and doubled  # «Рютте», «Метте»
                found.append(
                    (number, NameForm(case, gender, nominative, "", SOFT if soft else weight))
                )
    return found


def _is_fleeting(stem: str) -> bool:
    """Tell a stem before «-ец»: «Уманца», «Ловца», not «Ленца», «Шварца», «Манукянца»."""
    vowels = sum(letter in _VOWELS for letter in stem)
    if vowels > _OF_POLYANETS and stem.endswith("ян"):
        return False
    return stem[-1] in _BEFORE_EC and (vowels > 1 or stem[-1] == "в")


@lru_cache(WORDS)
def _stems(last: str) -> frozenset[str]:
    """Return the signs of the rules whose stems may end in a letter."""
    consonant = last not in _VOWELS and last not in "йьъ-"
    signs = (
        ("C", consonant),
        ("K", last in _VELAR),
        ("V", last in _VOWELS),
        ("H", last in _HUSHED),
    )
    return frozenset(["", "?", *(sign for sign, fits in signs if fits)])


def _unchanged(word: str) -> list[NameForm]:
    """Read a word as one that never changes: foreign vowels, women's names in a consonant."""
    fixed = word.endswith(_INDECLINABLE)
    # «Мугабе», «Саакашвили» are many, «Шойгу» few: «Маехары» is rather of Маехара
    weight = LIKELY - _RARE * word.endswith(("ы", "у", "ю")) if fixed else _WOMAN
    genders: tuple[str, ...] = ("masc", "femn") if fixed else ("femn",)
    if word.endswith(("а", "я")) and not fixed:  # «Ноа», «Гарсиа»
        genders = ()
    elif word.endswith(("й", "ь")):
        weight = POSSIBLE  # «Анне Снегирь»
    forms = [NameForm(case, gender, word, "", weight) for gender in genders for case in _CASES]
    others = [gender for gender in ("masc", "femn") if gender not in genders]
    forms += [NameForm("nomn", gender, word, "", POSSIBLE) for gender in others]
    return forms
