"""Which mentions of persons are one person.

Full names come first; a surname, a first name or a first name with patronymic then joins the
one person it fits. Where it fits two, it stays alone, lest two people with one surname be mixed up,
but where the text is about one of them: named last before, and much more often than the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.morphology import cyrillic, fold, readings
from newsnlp.link.groups import FIRST, SAME_NAME, Group, Token, distinct
from newsnlp.link.people.completed import by_family, by_initials
from newsnlp.link.people.declension import kinds, nominatives
from newsnlp.link.people.diminutives import same_first
from newsnlp.link.people.kin import end_of_kin, is_beside, kin_before
from newsnlp.link.people.monks import is_monk, is_monks, monks
from newsnlp.link.people.name_keys import name_keys, sound_key, surname_keys
from newsnlp.link.people.patronymics import same_patronymic
from newsnlp.link.people.person_name import (
    PersonName,
    compatible,
    cut_short,
    halves,
    merged,
    names_in,
)
from newsnlp.link.people.readings import read_names
from newsnlp.link.people.shared_surnames import shared_surnames
from newsnlp.link.people.spelling import is_surname_of, same_but_for_spelling
from newsnlp.link.people.surname_first import turned
from newsnlp.link.transliteration import same_sound
from newsnlp.quick import dataclass
from newsnlp.types import EntityType

_SHORTEST_STEM = 4
_HYPHEN = re.compile("[- ]")
_AND, _FULL, _NO_SURNAME = "и", 2, ""


@dataclass(slots=True, eq=False)
class _Person:
    number: int
    names: list[PersonName] = field(default_factory=list)
    distinct: list[PersonName] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    full: PersonName = field(default_factory=lambda: PersonName(""))

    def add(self, name: PersonName, token: Token, why: str) -> None:
        self.names.append(name)
        self.tokens.append(token)
        self.why.append(why if len(self.names) > 1 else FIRST)
        if name not in self.distinct:
            self.distinct.append(name)
            self.full = merged(self.distinct)

    def begins(self) -> int:
        """Return the token with which the first mention begins."""
        return min(token.first for token in self.tokens)


class _People:
    """The people of an article, found by the beginnings of their names.

    Names that can be one share a first part of a word, an everyday form counted, or all
    consonants: without the index a long article would compare everybody with everybody.
    """

    def __init__(self, annotation: Annotation) -> None:
        self.all: list[_Person] = []
        self._annotation, self._words = annotation, annotation.words
        self._index: dict[str, set[int]] = {}
        self._surnames: dict[str, set[int]] = {}
        self._edges: dict[int, int] = {}
        """Who begins at a token, and by its negative who ends there."""

    def like(self, name: PersonName, token: Token) -> list[_Person]:
        """Return the people whose names may fit a name, in order of appearance.

        Who is joined to it by «и» is another: «Михаил Агранович и Михаил Хасая»; so is one's kin.
        """
        found: set[int] = set()
        for key in name_keys(name):
            found.update(self._index.get(key, ()))
        found.update(self._index.get(sound_key(name.text, cyrillic(name.text)), ()))
        if token.last - token.first >= _FULL and found:
            found -= self.joined(token) | self._kin(name, token, found)
        return [self.all[i] for i in sorted(found)]

    def with_surname(self, name: PersonName, token: Token) -> list[_Person]:
        """Return those of ``like`` who have the surname of a name, in whatever form, or none."""
        keys = (_NO_SURNAME, *surname_keys(name))
        own = set().union(*(self._surnames.get(key, ()) for key in keys))
        return [one for one in self.like(name, token) if not name.last or one.number in own]

    def _kin(self, name: PersonName, token: Token, near: set[int]) -> set[int]:
        """Return those near whose kin a full name is of, or to whom such a name is kin.

        «[Лев Рид-младший], сын мэра Льва Рида», «[Лев Ильич Рид] умер. Его внук Лев Рид»: who is
        told with a patronymic is no grandson without one.
        """
        noun = kin_before(self._annotation, token.first)
        if noun < 0:
            return set()
        older = {i for i in near if self.all[i].full.patronymic and not name.patronymic}
        apart = older if is_beside(self._annotation, noun, token.first) else set()
        end = end_of_kin(self._annotation, noun)
        whose = self._edges.get(-end) if end > 0 else None
        return apart if whose is None else apart | {whose}

    def joined(self, token: Token) -> set[int]:
        """Return the numbers of those whom «и» joins to a name of several words."""
        if token.last - token.first < _FULL:
            return set()
        before = self._words[token.first - 1 : token.first] == [_AND]
        behind = self._words[token.last : token.last + 1] == [_AND]
        edges = [1 - token.first] * before + [token.last + 1] * behind
        return {self._edges[edge] for edge in edges if edge in self._edges}

    def add(self, person: _Person, name: PersonName, token: Token, why: str) -> None:
        """Give a person one more mention."""
        person.add(name, token, why)
        self._edges |= {token.first: person.number, -token.last: person.number}
        self._list(person, name)

    def tell(self, person: _Person, name: PersonName) -> None:
        """Give a person a name that no mention tells whole."""
        person.distinct.append(name)
        person.full = merged(person.distinct)
        self._list(person, name)

    def _list(self, person: _Person, name: PersonName) -> None:
        last = name.last or name.text
        for key in (*name_keys(name), sound_key(last, not cyrillic(last))):
            self._index.setdefault(key, set()).add(person.number)
        for one in (name, person.full):
            for key in surname_keys(one) if one.last else (_NO_SURNAME,):
                self._surnames.setdefault(key, set()).add(person.number)

    def new(self, name: PersonName, token: Token) -> None:
        """Add a person with a first mention."""
        self.all.append(_Person(len(self.all)))
        self.add(self.all[-1], name, token, FIRST)


def group_persons(annotation: Annotation, tokens: Sequence[Token]) -> list[Group]:
    """Return one group per person; mentions that may be of two people stay apart."""
    read = read_names(annotation, tokens)
    read |= dict(monks(annotation, tokens, read))
    read |= dict(shared_surnames(annotation, tokens, read))
    read |= dict(turned(read))
    people = _People(annotation)
    for token in tokens:
        if not _partial(read[token.index]):
            _place_full(people, read[token.index], token)
    without = [token for token in tokens if _is_without_surname(read[token.index])]
    _tell_first_names(people, [read[t.index] for t in without if not people.joined(t)])
    for token in without:
        _place_partial(people, read[token.index], token)
    _tell_surnames(annotation, people, read.values())
    for token in tokens:
        if read[token.index].sole:
            monk = is_monk(annotation, token.first)
            _place_partial(people, read[token.index], token, monk=monk)
    return [_group(person) for person in people.all]


def _partial(name: PersonName) -> bool:
    return name.sole or _is_without_surname(name)


def _is_without_surname(name: PersonName) -> bool:
    return bool(name.patronymic) and not name.last


def _tell_first_names(people: _People, names: Sequence[PersonName]) -> None:
    """Tell of «О. Д. Четин» that he is the Осип Данилович of the article."""
    found = by_initials([person.full for person in people.all], names) if names else ()
    for number, name in found:
        people.tell(people.all[number], name)


def _tell_surnames(annotation: Annotation, people: _People, names: Iterable[PersonName]) -> None:
    """Tell of Иван Федорович and Степан Федорович that they are the Пиксайкины of the article."""
    nameless = [person for person in people.all if _is_without_surname(person.full)]
    if len(nameless) > 1:
        found = by_family(annotation, [person.full for person in nameless], names)
        for number, name in found:
            people.tell(nameless[number], name)


def _place_full(people: _People, name: PersonName, token: Token) -> None:
    near = people.with_surname(name, token)
    exact = [p for p in near if any(n.folded == name.folded for n in p.distinct)]
    chosen = exact or [person for person in near if _same_person(person.full, name)]
    for fits in (cut_short, _is_hers_by_initials, same_but_for_spelling):
        chosen = chosen or [person for person in near if fits(person.full, name)]
    if len(chosen) == 1:
        same = bool(exact) or chosen[0].full.folded == name.folded
        why = SAME_NAME if same else _why_full(chosen[0].full, name)
        people.add(chosen[0], name, token, why)
    else:
        people.new(name, token)


def _same_person(one: PersonName, other: PersonName) -> bool:
    if one.plural or other.plural or not (one.last and other.last):
        return fold(one.text) == fold(other.text)
    if _spaced(one.text) == _spaced(other.text):
        return True
    if same_sound(one.full, other.full):
        return True
    if _is_whole_last(one, other) or _is_whole_last(other, one):
        return not (one.gender and other.gender and one.gender != other.gender)
    return compatible(one, other)


def _is_hers_by_initials(one: PersonName, other: PersonName) -> bool:
    """Tell «Кравец З. Г.», taken for a man, from Зоя Глебовна Кравец: initials tell no gender."""
    told = len(one.initials), len(other.initials)
    if sorted(told) != [0, _FULL] or not _is_anybodys(fold(one.last)):
        return False
    return compatible(replace(one, gender=None), replace(other, gender=None))


def _spaced(name: str) -> str:
    """Return a name as «Jay-Z», «JAY Z» are compared."""
    return fold(name).replace("-", " ")


def _is_whole_last(one: PersonName, other: PersonName) -> bool:
    """Tell whether «Кастросин Верду» is Клаудия Кастросин Верду.

    Nor need all of what is behind a first name be told: «Лопес Обрадор» is Андрес Мануэль Лопес
    Обрадор. Not so of a name with a noun taken for a first name: «племянника Алишера Усманова».
    """
    whole, last = fold(one.text), fold(other.last)
    if whole != last and not (" " in whole and last.endswith(f" {whole}")):
        return False
    first = other.first.lower()
    return bool(kinds(first)) or not any(reading.known for reading in readings(first))


def _why_full(one: PersonName, other: PersonName) -> str:
    if cyrillic(one.text) != cyrillic(other.text):
        return "rule:foreign-spelling"
    if _is_whole_last(one, other) or _is_whole_last(other, one):
        return "rule:surname"
    if one.initials or other.initials:
        return "rule:initials"
    if same_but_for_spelling(one, other):
        return "rule:other-spelling"
    if one.first and other.first and fold(one.first) != fold(other.first):
        return "rule:everyday-name"
    if bool(halves(one.last)) != bool(halves(other.last)):
        return "rule:double-surname"
    return "rule:patronymic" if one.patronymic or other.patronymic else SAME_NAME


def _place_partial(people: _People, name: PersonName, token: Token, *, monk: bool = False) -> None:
    near = people.like(name, token)
    if monk:  # «митрополит Евгений» is no other Евгений
        near = [person for person in near if is_monks(person.full)] or near
    for fits in (_fits, _by_patronymic, _nearly, _misspelt, _by_sound):
        found = [(person, why) for person in near for why in (fits(person.full, name),) if why]
        named = [pair for pair in found if not pair[0].full.sole]
        found = named or found
        found = [p for p in found if p[0].full.generation == name.generation] or found
        if len(found) > 1:  # a bare surname is of somebody introduced before it
            found = [p for p in found if p[0].begins() < token.first] or found
            found = [p for p in found if p[0].full.gender == name.gender] or found
        if len(found) == 1:
            people.add(found[0][0], name, token, found[0][1])
            return
        if found:
            break
    _join_alike(people, near, name, token)


def _join_alike(people: _People, near: Sequence[_Person], name: PersonName, token: Token) -> None:
    """Put a name that fits nobody, or two, with the same name left alone before."""
    for person in near:
        if person.full.sole and fold(person.full.text) == fold(name.text):
            people.add(person, name, token, SAME_NAME)
            return
    people.new(name, token)


def _fits(full: PersonName, name: PersonName) -> str:
    """Return the rule by which a partial name belongs to a person, or ''."""
    if full.plural or name.plural:
        return ""
    if name.patronymic:
        return "rule:first-name-patronymic" if full.first and compatible(full, name) else ""
    word = fold(name.text)
    if _spaced(full.text) == _spaced(name.text):
        return SAME_NAME
    last = fold(full.last)
    clash = full.gender and name.gender and full.gender != name.gender
    if clash and not (word == last and full.first and _is_anybodys(word)):
        return ""
    if full.nickname and word == fold(full.nickname):
        return "rule:nickname"
    if is_monks(full) and f"({word})" == last:
        return "rule:in-brackets"
    if word == last or word in names_in(last):
        return SAME_NAME if full.sole else "rule:surname"
    if "-" in last and len(word) >= _SHORTEST_STEM and word in _HYPHEN.split(last):
        return "rule:surname"  # «Айман аль-Завахири», then «Завахири»
    if not full.last and word == fold(full.patronymic):
        return "rule:surname"  # «Оливер Иванович», then «Иванович»
    if full.first and (word in fold(full.first).split() or same_first(name.text, full.first)):
        return SAME_NAME if full.sole else "rule:first-name"
    return ""


def _is_anybodys(surname: str) -> bool:
    """Tell «Долгих» and «Крюк», which a woman may be called as well as a man."""
    return {(surname, "masc"), (surname, "femn")} <= nominatives(surname)


def _by_patronymic(full: PersonName, name: PersonName) -> str:
    """Match a patronymic alone: «Тойвовна», «Афанасьич»; an Абрамович may be called so."""
    if not name.sole or full.plural or not full.patronymic or "Surn" in kinds(name.text.lower()):
        return ""
    told = {word for word, gender in nominatives(name.text.lower()) if gender == full.gender}
    same = any(same_patronymic(full.patronymic, word) for word in {name.text, *told})
    return "rule:patronymic" if same else ""  # «Степанычу», of which no dictionary knows


def _nearly(full: PersonName, name: PersonName) -> str:
    """Match a surname of unknown declension by its stem: «Мнангагву» and Мнангагва."""
    one, other = fold(full.last or full.first), fold(name.text)
    if full.plural or name.patronymic or " " in other:
        return ""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    close = one == other or shared >= max(_SHORTEST_STEM, min(len(one), len(other)) - 1)
    if full.gender and name.gender and full.gender != name.gender and one[-1:] != other[-1:]:
        return ""
    return "rule:surname-stem" if close and max(len(one), len(other)) - shared <= 2 else ""


def _misspelt(full: PersonName, name: PersonName) -> str:
    return "rule:other-spelling" if is_surname_of(full, name) else ""


def _by_sound(full: PersonName, name: PersonName) -> str:
    """Match a name in other letters: Eminem is «Эминем», Macron «Эмманюэль Макрон»."""
    if full.plural or name.plural or name.patronymic:
        return ""
    alike = any(same_sound(name.text, other) for other in {full.last, full.full} if other)
    return "rule:foreign-spelling" if alike else ""


def _group(person: _Person) -> Group:
    order = sorted(range(len(person.tokens)), key=lambda i: person.tokens[i].index)
    mentions = [person.tokens[i].index for i in order]
    forms = {person.tokens[i].index: person.names[i].full for i in order}
    why = {person.tokens[i].index: person.why[i] for i in order}
    name = person.full.full
    given: tuple[str, ...] = (person.full.first,) if is_monks(person.full) else ()
    if person.full.nickname:
        given = (person.full.with_nickname, person.full.nickname)
    return Group(
        type=EntityType.PERSON,
        name=name,
        mentions=mentions,
        aliases=distinct((*(forms[i] for i in mentions), *given), name),
        why=why,
        forms=forms,
        gender=person.full.gender,
    )
