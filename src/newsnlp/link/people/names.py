"""Personal names: nominative, parts, gender, fullest form.

«Захаровой Марии Владимировны» → «Мария Владимировна Захарова». The words of a name agree in
case and gender, so each is read in all the ways ``declension`` knows and the hypothesis wins
that the words and the tagger together support best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import CASES, styled
from newsnlp.link.people.declension import (
    CERTAIN,
    NameForm,
    NameTable,
    case_told,
    given_table,
    is_only_his,
    kinds,
    name_forms,
    name_table,
    nominatives,
)
from newsnlp.link.people.eastern_names import chinese_given, eastern, is_east_asian, last_syllable
from newsnlp.link.people.families import is_plural, plural_text
from newsnlp.link.people.name_evidence import APOSTROPHES, Evidence, Mark, evidence
from newsnlp.link.people.nicknames import parted
from newsnlp.link.people.patronymics import DAUGHTER, is_patronymic
from newsnlp.link.people.person_name import PersonName
from newsnlp.link.people.surname_first import OF_SURNAME, is_surname_first
from newsnlp.remembered import NAMES

_HYPOTHESES = tuple((case, gender) for gender in ("masc", "femn") for case in CASES.values())
_INITIAL = re.compile(r"[A-ZА-ЯЁ]|[БВГДЖКЛМНПРСТФХЦЧШЩ][жзеёюяи]|[A-Z][a-z]")
_LONGEST_INITIAL = 2
_VOWELS = "еёюяи"
_DECLINED = re.compile(r"[А-ЯЁ]|[а-яё]{1,3}-[А-ЯЁ]\w*[^иы]$")
"""How a word that may be declined looks: «Асада», «аль-Асада», not «фон», «аль-Касими»."""
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ][а-яёa-z]?\.-?)+")
_HERS = ("ская", "цкая")
_OF_SEVERAL = re.compile(r"(?:(?<=[вн])(?:ы|ыми?)|(?<=[сц]к)(?:ие|ими?)|ые)$")
_GENERATION = re.compile(r"[- ](младш|старш)\w+$")
_GENERATIONS = {"мл": "младший", "ст": "старший"}
_TURKIC = re.compile(r"(?<=[а-яё]) (?=(?:оглы|кызы)\b)")
_AL = "Аль"
_CHILDREN = frozenset({"оглы", "кызы"})
_ROMAN = frozenset("IVX")
_TAG_VOTE, _MISFIT, _KNOWN_NAME, _NOMINATIVE = 0.7, -1.5, 2.0, 0.2
_PLAIN = tuple(_NOMINATIVE if case == "nomn" else 0.0 for case, _ in _HYPOTHESES)
_LATER = 0.99
_PAIR = 2


def read_name(annotation: Annotation, first: int, last: int) -> PersonName:
    """Read tokens ``first`` to ``last`` as a person's name."""
    return read(evidence(annotation, first, last))


def read(told: Evidence, known: Set[tuple[str, str]] = frozenset()) -> PersonName:
    """Read a person's name by what is told of it.

    ``known`` are lowercase nominative words of names already met in the article, each with a
    gender; a reading that meets one of them is preferred.
    """
    told, nickname = parted(told)
    name = _read(*told, _relevant(told.name, known) if known else frozenset())
    return replace(name, nickname=_read(*nickname, frozenset()).text) if nickname else name


def _relevant(name: Sequence[str], known: Set[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the known (nominative, gender) that some word of a name may be a form of."""
    capital = [nominatives(word.lower()) for word in name if word[0].isupper()]
    return frozenset().union(*(own & known for own in capital))


@lru_cache(NAMES)
def _read(
    name: tuple[str, ...], after: str, marks: tuple[Mark, ...], known: frozenset[tuple[str, str]]
) -> PersonName:
    initials, kept = _split(name, after)
    if not kept:
        return PersonName(text=" ".join(name).replace(" .", "."), sole=True)
    lead, _, short = name[-1].rpartition("-")
    if lead and short in _GENERATIONS:
        # the tagger takes «Галимова-мл.» for a woman
        marks = tuple([("", "masc", number) for _, _, number in marks])
        return _of_generation(_read((*name[:-1], lead), "", marks, known), short)
    if is_plural(name[kept[-1]], marks[kept[-1]][2]) or _is_dative_of_several(name, kept):
        one = _one_of_several(name, marks, kept, known)
        text = plural_text([name[i] for i in kept], marks[kept[-1]][0])
        return one or PersonName(text=text, plural=True)
    chosen, gender = _agreed(name, marks, kept, known)
    written = [styled(chosen[i].nominative, name[i]) if i in chosen else name[i] for i in kept]
    if len(kept) == _PAIR and is_east_asian([name[i] for i in kept]):
        # «Шаочунем» is Шаочунь, «Шаочуном» would be Шаочун
        written = [name[kept[0]], chinese_given(name[kept[1]]) or written[1]]
    elif is_east_asian([name[i] for i in kept]):
        bare = last_syllable(name[kept[-1]])  # «Ином» is no «иной»
        written[-1] = last_syllable(written[-1]) if bare == name[kept[-1]] else bare
    certain = all(i in chosen and chosen[i].weight > CERTAIN for i in kept)
    arranged = _arranged(written, initials, gender)
    if len(initials) == 1 and name[0] != initials[0]:
        arranged = (
            _behind(written, initials[0], gender, middle=kept[-1] > name.index(initials[0]))
            or arranged
        )
    return arranged if certain else replace(arranged, certain=False)


def _is_dative_of_several(name: Sequence[str], kept: Sequence[int]) -> bool:
    """Tell «(Анне и) Ивану [Котовым]», which the tagger takes for one with an Ivan."""
    if len(kept) < 2 or not name[kept[-1]].endswith(("овым", "евым", "иным", "ским", "цким")):
        return False
    cases = {form.case for form in name_forms(name[kept[0]].lower()) if form.kind == "Name"}
    return "datv" in cases and cases <= {"datv", "loct"}


def _split(name: Sequence[str], after: str) -> tuple[tuple[str, ...], list[int]]:
    """Part the initials of a name from its words, given by position; punctuation is dropped."""
    initials: list[str] = []
    kept: list[int] = []
    known: bool | None = None
    if is_east_asian(name):
        return (), [*range(len(name))]  # «Ким Ё Чжон»
    for position, (word, following) in enumerate(zip(name, (*name[1:], after), strict=True)):
        if len(word) > _LONGEST_INITIAL and word.isalpha():
            kept.append(position)
            continue
        alone = len(word) == 1 and following not in APOSTROPHES  # «О’Рейли»
        last = position == len(name) - 1
        alone = alone and not (word.isascii() and last)  # «Малкольм X»
        if alone and following != ".":
            known = any(map(_is_known, name)) if known is None else known
            alone = known  # not «Е Вэньцзе»
        if last and position and _ROMAN.issuperset(word):
            kept.append(position)  # «памятник Петру I.»
            continue
        closed = len(word) > 1 and last and word[-1] in _VOWELS
        dotted = following == "." and not closed  # «пришёл Сергей [Ли].»
        if len(name) > 1 and _INITIAL.fullmatch(word) and (dotted or alone):
            initials.append(word)
        elif _INITIALS.fullmatch(word):
            initials.extend(_INITIAL.findall(word))
        elif any(letter.isalpha() for letter in word):
            kept.append(position)
    return (tuple(initials), kept) if kept else ((), [])


def _is_known(word: str) -> bool:
    """Tell a name of the dictionary or one with a Russian surname's ending."""
    known = kinds(word.lower())
    return "Surn" in known or "Name" in known or bool(OF_SURNAME.search(word.lower()))


def _of_generation(name: PersonName, short: str) -> PersonName:
    generation = _GENERATIONS[short]
    return replace(name, text=f"{name.text}-{generation}", generation=generation, sole=False)


def _one_of_several(
    name: Sequence[str],
    marks: Sequence[Mark],
    kept: Sequence[int],
    known: frozenset[tuple[str, str]],
) -> PersonName | None:
    """Read «(Аслан и) Мадина Дзагоевы» as Мадина Дзагоева: the surname of both is hers too."""
    *before, last = kept
    if (
        _OF_SEVERAL.search(name[last]) is None
        or not before
        or not all("Name" in kinds(name[i].lower()) for i in before)
    ):
        return None
    chosen, gender = _agreed(name, marks, before, known)
    dative = all(form.case == "datv" for form in chosen.values())
    if name[last].endswith("м") and not dative:
        return None  # «с Львом Козловым» is with him alone
    given = [styled(chosen[i].nominative, name[i]) for i in before if i in chosen]
    return _arranged([*given, one_of_family(name[last], gender) or name[last]], (), gender)


def one_of_family(surname: str, gender: str | None) -> str | None:
    """Return the surname of one of several, «Востриков» of «Востриковы», None of one already."""
    stem = _OF_SEVERAL.sub("", surname)
    his, hers = ("ий", "ая") if stem.endswith("к") else ("", "а")
    if surname.endswith("ые"):
        his, hers = "ый", "ая"  # «Заболотные»
    return None if stem == surname else stem + (hers if gender == "femn" else his)


def _agreed(
    name: Sequence[str],
    marks: Sequence[Mark],
    kept: Sequence[int],
    known: frozenset[tuple[str, str]],
) -> tuple[dict[int, NameForm], str | None]:
    """Choose the case and gender that the words of a name support best, and their readings."""
    declined = kept[-1:] if is_east_asian([name[i] for i in kept]) else kept
    # «Ле Дриана», «Абдель Фаттаха»
    particles = words("name_particles.txt")
    declined = [i for i in declined if name[i].lower() not in particles] or declined
    if _AL in name:  # «Тамима бен Хамада Аль Тани» is no Таня
        declined = [i for i in declined if not (name[i] == _AL or _is_of_clan(name, i))]
    if not _CHILDREN.isdisjoint(name):  # «Ильгара Халид оглы Рида» has his father's name as it is
        declined = [i for i in declined if _CHILDREN.isdisjoint(name[i : i + 2])]
    tables = {i: name_table(name[i].lower()) for i in declined if _DECLINED.match(name[i])}
    if not tables:
        return {}, None
    if kept[0] in tables and len(kept) > 1 and "Name" not in kinds(name[kept[1]].lower()):
        tables[kept[0]] = given_table(name[kept[0]].lower())
    voted = [(marks[position], table) for position, table in tables.items()]
    best, chosen = float("-inf"), ("nomn", "masc")
    daughter = any(DAUGHTER.search(name[i].lower()) for i in kept[1:])
    daughter = daughter or any(name[i].endswith(_HERS) for i in kept)
    for key, score in zip(_HYPOTHESES, _supports(voted, known), strict=True):
        if daughter and key[1] == "masc":
            continue  # «Фарида Закировна», «Валерия Вольская» the tagger may take for a man's
        if score > best + 1e-9:
            best, chosen = score, key
    his = chosen[0], "masc"
    if chosen[1] == "femn" and any(is_only_his(tables.get(i), chosen[0]) for i in kept[1:]):
        chosen = his if all(his in table for table in tables.values()) else chosen
    read = {i: _likeliest(forms, known)[0] for i, t in tables.items() if (forms := t.get(chosen))}
    return read, chosen[1]


def _is_of_clan(name: Sequence[str], position: int) -> bool:
    """Tell «Аль [Тани]», which never changes, from «Аль [Хусейна]»."""
    return position > 0 and name[position - 1] == _AL and name[position].endswith("и")


def _supports(
    voted: Sequence[tuple[Mark, NameTable]], known: frozenset[tuple[str, str]]
) -> Sequence[float]:
    """Return how well the words of a name and their tags fit each case and gender."""
    scores: Sequence[float] = _PLAIN
    for place, ((case, gender, _), table) in enumerate(voted):
        # «о Юлии Шевченко»: a surname tells less of whose it is than a first name
        votes = _votes(case_told(table, case), gender, _LATER if place else 1.0)
        weights = [_weight(table.get(key), known) for key in _HYPOTHESES]
        scores = [s + vote + w for s, vote, w in zip(scores, votes, weights, strict=True)]
    return scores


def _weight(forms: Sequence[NameForm] | None, known: frozenset[tuple[str, str]]) -> float:
    """Return how well a word stands in a case and gender in which it has these readings."""
    if not forms:
        return _MISFIT
    return _likeliest(forms, known)[1] if known else forms[0].weight


@lru_cache(NAMES)
def _votes(case: str, gender: str, weight: float) -> tuple[float, ...]:
    """Return what a tag adds to each hypothesis."""
    return tuple([_TAG_VOTE * ((case == c) + weight * (gender == g)) for c, g in _HYPOTHESES])


def _likeliest(
    forms: Sequence[NameForm], known: frozenset[tuple[str, str]]
) -> tuple[NameForm, float]:
    """Return the best reading with its weight; one of a name met in the article weighs more."""
    best = forms[0]
    value = best.weight
    for form in forms if known else ():
        bonus = _KNOWN_NAME * ((form.nominative, form.gender) in known)
        if form.weight + bonus > value or (form is best and bonus):
            best, value = form, form.weight + bonus
    return best, value


def _arranged(
    written: Sequence[str],
    initials: tuple[str, ...],
    gender: str | None,
) -> PersonName:
    """Tell first name, patronymic and last name apart by kind and order."""
    text = " ".join(written)
    younger = _GENERATION.search(text)
    if younger and younger.start():
        name = _arranged(text[: younger.start()].split(), initials, gender)
        return replace(name, text=text, generation=younger.group(1) + "ий", sole=False)
    if initials:
        text = " ".join([*(f"{initial}." for initial in initials), text])
        return PersonName(text=text, last=" ".join(written), initials=initials, gender=gender)
    if len(written) == 1:
        return _single(written[0], gender)
    if written[0].islower():  # «фон Беттихер»
        return PersonName(text=text, last=text, gender=gender, sole=True)
    if is_east_asian(written):
        return eastern(written)
    if _is_led_by_particle(written):
        return PersonName(text=text, last=text, gender=gender, sole=True)
    if _TURKIC.search(text):  # «Гаджимурад оглы» is one part of a name
        written = [part.replace("\0", " ") for part in _TURKIC.sub("\0", text).split()]
    lowered = [word.lower() for word in written]
    found = (i for i in range(len(written) - 1, 0, -1) if is_patronymic(lowered, i, gender))
    patronymic = next(found, 0)
    if patronymic > 1 and is_patronymic(lowered, patronymic - 1, gender):
        patronymic -= 1  # «Тимур Рустамович Гуревич»
    if patronymic and patronymic == len(written) - 1 and len(written) > 2:
        order = (patronymic - 1, patronymic, range(patronymic - 1))  # Захарова Мария Владимировна
    elif patronymic:
        order = (patronymic - 1, patronymic, range(patronymic + 1, len(written)))
    elif len(written) == 2 and is_surname_first(lowered):
        order = (1, 0, range(1))
    else:
        order = (0, 0, range(1, len(written)))
    first, middle, rest = order
    return PersonName(
        text=text,
        first=written[first],
        patronymic=written[middle] if patronymic else "",
        last=" ".join(written[i] for i in rest),
        gender=gender,
    )


def _is_led_by_particle(written: Sequence[str]) -> bool:
    """Tell a surname alone, «Ле Пен», «Фон дер Ляйен», whatever capital opens it."""
    alone = len(written) == _PAIR or "".join(written[1:2]).islower()
    return alone and written[0].lower() in words("name_particles.txt")


def _behind(
    written: Sequence[str], initial: str, gender: str | None, *, middle: bool
) -> PersonName | None:
    """Arrange «Сэмюэл Л. Джексон», «Хамза Н.»; «Лавров С.» begins with the last name."""
    first, *rest = written
    known = kinds(first.lower())
    given = "Name" in known or not OF_SURNAME.search(first.lower())
    if bool(rest) != middle or not (middle or (given and "Surn" not in known)):
        return None
    last = " ".join(rest) or f"{initial}."
    second = f"{initial}." if rest else ""
    text = " ".join([first, *([second] if second else []), last])
    return PersonName(text, first, second, last, gender=gender)


def _single(word: str, gender: str | None) -> PersonName:
    found = kinds(word.lower())
    if "Name" in found and "Surn" not in found:
        return PersonName(text=word, first=word, gender=gender, sole=True)
    return PersonName(text=word, last=word, gender=gender, sole=True)
