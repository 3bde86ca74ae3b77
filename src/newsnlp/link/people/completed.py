"""People whose first name and surname an article tells apart: «Осип Данилович», «О. Д. Четин».

A list at the end of an article has the initials of whom the article calls by first name and
patronymic; of brothers it may tell the surname once, for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.diminutives import same_first
from newsnlp.link.people.names import one_of_family
from newsnlp.link.people.person_name import PersonName, compatible

_WHOLE = 2
"""Initials of a first name and a patronymic."""
_TELLS_GENDER = ("ов", "ев", "ин", "ын", "ва", "на", "ий", "ый", "ой", "ая")
_CHILD = re.compile("(?:ич|на)$")


def by_initials(
    people: Sequence[PersonName], names: Iterable[PersonName]
) -> Iterator[tuple[int, PersonName]]:
    """Yield by number who is told by initials and a surname, with the one first name that fits.

    ``names`` are first names with a patronymic. Where two fit one, or one fits two, nobody is told.
    """
    found: dict[int, dict[str, PersonName]] = {}
    for name in {fold(name.text): name for name in names}.values():
        fitting = [i for i, person in enumerate(people) if _fits(person, name)]
        if len(fitting) == 1:
            found.setdefault(fitting[0], {})[fold(name.text)] = name
    for number, fitting_names in found.items():
        for name in fitting_names.values() if len(fitting_names) == 1 else ():
            yield number, _completed(name, people[number].last)


def _fits(person: PersonName, name: PersonName) -> bool:
    if person.first:
        return bool(person.last) and compatible(person, name)
    if len(person.initials) < _WHOLE or not person.last:
        return False
    if not person.last.lower().endswith(_TELLS_GENDER):
        person = replace(person, gender=None)  # «П. В. Гаспарян» is he or she
    return compatible(person, name)


def by_family(
    annotation: Annotation, names: Sequence[PersonName], others: Iterable[PersonName]
) -> Iterator[tuple[int, PersonName]]:
    """Yield by number the brothers and sisters whose surname the article tells of all of them.

    ``names`` are of people without a surname, ``others`` all that the article tells: a surname
    shows that «ПИКСАЙКИНЫ» is no other noun, and so does the mention of a family.
    """
    children: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        if name.first and name.patronymic:
            children.setdefault(_CHILD.sub("", fold(name.patronymic)), []).append(number)
    several = [each for each in children.values() if _are_several([names[i] for i in each])]
    if len(several) != 1:
        return
    told = list(others)
    families = {name.text.split()[-1].capitalize() for name in told if name.plural}
    families |= _families(annotation, frozenset(fold(name.last) for name in told if name.last))
    for number in several[0] if len(families) == 1 else ():
        name, (family,) = names[number], families
        yield number, _completed(name, one_of_family(family, name.gender) or family)


def _are_several(names: Sequence[PersonName]) -> bool:
    return any(not same_first(names[0].first, other.first) for other in names[1:])


def _families(annotation: Annotation, surnames: frozenset[str]) -> set[str]:
    """Return the surnames, in the nominative, that the article tells of several at once."""
    found = set()
    for word in annotation.words:
        if word[0].isupper() and word.lower().endswith(("ы", "ие")):
            of_one = {fold(one_of_family(word.lower(), sex) or "") for sex in ("masc", "femn")}
            if not surnames.isdisjoint(of_one):
                found.add(word.capitalize())
    return found


def _completed(name: PersonName, last: str) -> PersonName:
    return replace(name, text=f"{name.text} {last}", last=last, sole=False)
