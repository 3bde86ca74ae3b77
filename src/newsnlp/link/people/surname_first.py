"""Names told surname first: «Антоненков Игорь», «Голуб Виктор», «Ким Сергей»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.people.declension import kinds, name_forms
from newsnlp.link.people.diminutives import has_everyday_form
from newsnlp.link.people.person_name import PersonName

OF_SURNAME = re.compile(
    r"(?:[оеё]ва?|[иы]на?|ский|цкий|ская|цкая|ко|чук|юк|дзе|швили|[ыи]х|[бвгджзклмнпрстхч]янц?)$"
)
_OF_FATHER = ("ов", "ев")
_NOMINATIVE = ("nomn", "sing")


def is_surname_first(name: Sequence[str]) -> bool:
    """Tell «антоненков игорь» from «игорь антоненков»."""
    one, other = kinds(name[0]), kinds(name[1])
    named = any(form.kind == "Name" for form in name_forms(name[1]))  # «Саидов» are several
    usual = other == {"Name"}
    if usual and has_everyday_form(name[1]) and _is_strange_or_korean(name[0]):
        return True
    if "Name" in one and named and name[0].endswith(_OF_FATHER) and usual:
        return True  # «Ахметжанов Руслан»: his is a first name too, of few
    if "Name" in one or not named:
        return False
    if name[1].endswith("ес"):
        return False  # «Аарон Эрнандес», «Брайелин Мартинес» end in a surname
    return "Surn" in one or bool(OF_SURNAME.search(name[0]))


def _is_strange_or_korean(word: str) -> bool:
    """Tell what is no nominative of the dictionary, «голуб», or «ким» from «принцесса»."""
    known = any(r.known and r.form[:2] == _NOMINATIVE for r in readings(word))
    return not known or word in words("east_asian_surnames.txt")


def turned(read: Mapping[int, PersonName]) -> Iterator[tuple[int, PersonName]]:
    """Yield the names that the article also has the other way round: «Ткач Артём … Артёма Ткача».

    Of the two the one is right whose first word is a first name and nothing else.
    """
    pairs = {(fold(n.first), fold(n.last)) for n in read.values() if n.first and n.last}
    for index, name in read.items():
        one, other = fold(name.first), fold(name.last)
        if (other, one) in pairs and kinds(other) == {"Name"} != kinds(one):
            yield index, replace(name, first=name.last, last=name.first)
