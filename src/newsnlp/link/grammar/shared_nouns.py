"""A plural noun that several adjectives share is one thing for each: «Томская области»."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.link.grammar.morphology import ADJECTIVES, NOUNS, Form, agree, inflect, readings
from newsnlp.remembered import NAMES


@lru_cache(NAMES)
def one_of_several(modifiers: tuple[str, ...], noun: str) -> tuple[Form, str] | None:
    """Return the form of singular modifiers before a plural noun, and that noun in the singular.

    «(Курской и) Томской областях» → (locative singular feminine, «область»); None where they
    agree as they are, or do not stand in one case.
    """
    own = [[r.form for r in readings(word) if r.pos in ADJECTIVES] for word in modifiers]
    for reading in readings(noun) if all(own) else ():
        one = inflect(reading, "nomn", "sing") if reading.form.number == "plur" else None
        if one is None or reading.pos not in NOUNS:
            continue
        genders = [r.form.gender for r in readings(one) if r.pos in NOUNS and r.form.gender]
        form = Form(reading.form.case, "sing", genders[0] if genders else None)
        if all(any(agree(form, f) for f in forms) for forms in own):
            return form, one
    return None
