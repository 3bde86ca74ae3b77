"""Given names that the dictionary lacks or has of the other gender: «Саргыланы», «Айсылу»."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.lexicon import rows

_CASES = ("gent", "datv", "accs", "ablt", "loct")
_ANY, _NONE = "*", "-"

Form = tuple[str, str, str]
"""Case, gender and nominative of a form, in pymorphy3's names."""


def given_forms(word: str) -> tuple[Form, ...]:
    """Return the readings of a lowercase word as one of the names of our table."""
    return _table(word[:1]).get(word, ())


def is_of_other_gender(nominative: str, gender: str) -> bool:
    """Tell a gender that a name has only in the dictionary: Айсылу is no man."""
    own = [form[1] for form in _table(nominative[:1]).get(nominative, ()) if form[0] == "nomn"]
    return own != [] and gender not in own


@lru_cache(64)
def _table(letter: str) -> dict[str, tuple[Form, ...]]:
    """Return the forms that begin with a letter: a paragraph asks for few of them."""
    found: dict[str, tuple[Form, ...]] = {}
    for name, *genders in rows("given_names.tsv"):
        for gender in genders if name[0] == letter else ():
            for word, case in (name, "nomn"), *_declined(name, gender):
                found[word] = (*found.get(word, ()), (case, gender, name))
    return found


def _declined(name: str, gender: str) -> list[tuple[str, str]]:
    """Return the oblique forms of a name with their cases; of one that stays, in all of them."""
    for own, before, ending, *endings in rows("given_name_endings.tsv"):
        stem = name if ending == _NONE else name.removesuffix(ending)
        fits = ending == _NONE or stem != name
        if own == gender and fits and (before == _ANY or stem[-1] in before):
            forms = zip(endings, _CASES, strict=True)
            return [(stem + new, case) for either, case in forms for new in either.split("/")]
    return [(name, case) for case in _CASES]
