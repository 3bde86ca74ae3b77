"""Nominatives of places that no dictionary knows, by the case that they stand in."""

from __future__ import annotations

import re

from newsnlp.link.grammar.morphology import inflect, readings, styled
from newsnlp.link.people.declension import SOFT, name_forms

_MANY = ("ами", "ями")
_OF_MANY = ("ов", "ев", "ей", "ёв")
_STRAIGHT = frozenset({"", "nomn", "accs"})
_CONSONANTS = tuple("бвгджзйклмнпрстфхцчшщ")
_ADJECTIVE = ("ий", "ый", "ого", "ому", "им", "ым", "ом", "ая", "ой", "ую")
"""Endings of «Каменска-Уральского», of which both parts are declined."""
_DECLINED_FRONT = ("и", "ы", "е", "у")
"""Endings of «Витории-Гастейс», of which the first part is."""
_OF_HERS = re.compile(r"(?:[бвгджзлмнптчш]|яр|гор)к(?:а|и|е|у|ой)$")  # not «Минске», «Дюнкерке»


def unknown_place(word: str, case: str) -> str:
    """Return the nominative of a word in a case, in pymorphy3's names; ``""`` where none is told.

    Of «Куала-Лумпура» the last part alone is declined, «в Эр-Рияд» is a nominative.
    """
    lead, hyphen, last = word.rpartition("-")
    if last.endswith(_ADJECTIVE) or lead.endswith(_DECLINED_FRONT):
        lead, hyphen, last = "", "", word
    elif case in _STRAIGHT and word.endswith(_CONSONANTS) and not word.endswith(_OF_MANY):
        return word
    if case == "ablt" and word.endswith(_MANY):
        return _several(word)
    forms = [f for f in name_forms(last.lower()) if f.case == case and f.weight >= SOFT]
    if case in ("", "nomn") or not forms:
        return ""
    soft = [f for f in forms if f.nominative.endswith("ия")]
    likely = "femn" if _is_hers(word.lower()) else "masc"
    if likely == "femn":  # «в Катыни» is of Катынь
        forms.sort(key=lambda form: form.nominative == last.lower())
    best = next((f for f in soft or forms if soft or f.gender == likely), forms[0])
    return lead + hyphen + styled(best.nominative, last)


def _is_hers(word: str) -> bool:
    """Tell a town in «-ка», and one read so by its last part: «в Абудже», «в Усть-Таре»."""
    _, hyphen, last = word.rpartition("-")
    towns = [r for r in readings(last) if "Geox" in r.tag.grammemes or (hyphen and r.known)]
    known = bool(towns) and all(reading.form.gender == "femn" for reading in towns)
    return known or _OF_HERS.search(word) is not None


def _several(word: str) -> str:
    """Return «Лабытнанги» of «Лабытнангами», whatever number the tagger has."""
    found = (inflect(r, "nomn", "plur") for r in readings(word.lower()) if r.form.number == "plur")
    return styled(next(filter(None, found), word), word)
