"""Names of several people: «Савицкие», «братья Михалковы»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import NOUNS, Form, nominative, readings, styled
from newsnlp.link.people.declension import NameForm, kinds, name_forms

_PLURAL = re.compile(r"(?:[оеё]в|[иы]н|ск|цк)(?:ы|и|ие|ых|их|ым|им|ыми|ими)$|ые$")
_ONLY_PLURAL = re.compile(r"[А-ЯЁ].*(?:[оеё]вы(?:ми)?|[сц]ки(?:е|ми)|ые)$")

FAMILY, _FAMILY_NOUN = "family", "семья"
_GENITIVES = ("ов", "ей")
_HARD, _ANY_STEM = "[бвдзлмнпрстф]", "(?:[бвгдзклмнпрстфх]|ич)"
_ONE_OF_MANY = re.compile(
    rf"(?P<nomn>[А-ЯЁ].*{_HARD}(?<![оеё]в|[иы]н)(?=ы$)|[А-ЯЁ].*(?:[гкх]|ич)(?=и$))[ыи]"
    rf"|(?P<gent>[А-ЯЁ].*(?:{_ANY_STEM}(?=ов$)|ич(?=ей$)))(?:ов|ей)"
    rf"|(?P<datv>[А-ЯЁ].*{_ANY_STEM})ам|(?P<ablt>[А-ЯЁ].*{_ANY_STEM})ами"
)
_CASES_OF_MANY = {"nomn": ("nomn",), "gent": ("gent", "accs"), "datv": ("datv",), "ablt": ("ablt",)}


def is_plural(word: str, number: str) -> bool:
    """Tell «Дзагоевых», if the tagger sees several, and «Савицкие» from «Евы» whatever it sees.

    Of a family so are «(семья) Ротенбергов», «(супруги) Рогины»; «(супруги) Обамы» may be of one.
    """
    if number == FAMILY and word.endswith(_GENITIVES) and _ONE_OF_MANY.fullmatch(word):
        return True
    if number in ("plur", FAMILY):
        return _PLURAL.search(word) is not None
    return _ONLY_PLURAL.match(word) is not None and "Name" not in kinds(word.lower())


def is_family(annotation: Annotation, first: int) -> bool:
    """Tell the name of several relatives by the noun before it: «семья [Рогиных]», «братья …»."""
    noun = first - 1
    if noun < 0 or annotation.lemmas[noun] not in words("kin_nouns.txt"):
        return False
    many = any(r.form.number == "plur" for r in readings(annotation.lowered[noun]))
    return many or annotation.lemmas[noun] == _FAMILY_NOUN


def one_of_many(given: str, surname: str) -> tuple[NameForm, str] | None:
    """Return the first name and the surname of «(Аркадию и) Борису Ротенбергам», which has no -ов.

    None of what is told of one: «Борис Мельников» is called so.
    """
    found = _ONE_OF_MANY.fullmatch(surname)
    if found is None:
        return None
    ending = next(name for name, stem in found.groupdict().items() if stem)
    forms = [form for form in name_forms(given.lower()) if form.kind == "Name"]
    fits = [form for form in forms if form.case in _CASES_OF_MANY[ending]]
    one = ending != "nomn" and forms[:1] != [] and forms[0].case == "nomn"
    return (fits[0], found[ending]) if fits and not one else None


def plural_text(name: Sequence[str], case: str) -> str:
    """Write «братьев Михалковых» as братья Михалковы."""
    *before, last = name
    many = _ONE_OF_MANY.fullmatch(last)
    if many:
        stem = next(filter(None, many.groups()))
        last = stem + ("и" if stem.endswith(("г", "к", "х", "ч")) else "ы")
    family = re.sub(r"(?:ых|ым|ыми)$", "ы", last)
    family = re.sub(r"(?:их|им|ими)$", "ие", family)
    form = Form(case or "nomn", "plur", None)
    lead = (styled(nominative(word.lower(), form, NOUNS), word) for word in before)
    return " ".join([*lead, family])
