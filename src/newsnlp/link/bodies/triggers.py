"""What one of two names must be for a rule to fit them: asked of each name, not of each pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newsnlp.link.bodies.acronyms import is_acronym
from newsnlp.link.bodies.clipped import clipped, clipped_key
from newsnlp.link.bodies.compounds import joined_noun
from newsnlp.link.bodies.contracted import (
    DEPARTMENTS,
    MINISTRIES,
    compound,
    contraction,
    department,
    ministry,
)
from newsnlp.link.bodies.declined_names import declined_name, unit_number
from newsnlp.link.bodies.levels import CITY_HALL
from newsnlp.link.bodies.offices import city_hall, is_federal, office, office_keys, regional_service
from newsnlp.link.bodies.organizations import (
    Rule,
    acronym,
    adjective_alone,
    by_post,
    descriptor,
    foreign_spelling,
    head_noun,
    is_bare,
    is_common,
    known_name,
    known_noun,
    partly_spelt,
    placed_acronym,
    quoted_name,
    rows_of,
    shortened,
)
from newsnlp.link.grammar.morphology import cyrillic
from newsnlp.link.profiles import Profile

_TRIGGERS: Mapping[Rule, Callable[[Profile], object]] = {
    quoted_name: lambda p: p.quoted or " " in p.name,
    acronym: lambda p: p.acronym,
    contraction: lambda p: len(p.lemmas) > 1,
    known_name: rows_of,
    foreign_spelling: lambda p: not cyrillic(p.name),
    declined_name: lambda p: p.quoted or " " in p.key,
    unit_number: lambda p: p.key[-1:].isdigit(),
    regional_service: is_federal,
    placed_acronym: lambda p: p.acronym,
    ministry: lambda p: not MINISTRIES.isdisjoint(p.core[:1]),
    department: lambda p: p.head in DEPARTMENTS,
    compound: lambda p: not p.head or any(map(joined_noun, p.core)),
    clipped: clipped_key,
    partly_spelt: lambda p: any(map(is_acronym, p.name.split())),
    descriptor: lambda p: p.descriptors,
    shortened: lambda p: len(p.core) != 1,
    head_noun: is_common,
    adjective_alone: lambda p: p.adjective,
    office: office_keys,
    city_hall: lambda p: p.core == (CITY_HALL,),
    known_noun: is_bare,
    by_post: lambda p: p.called,
}
"""Hundreds of names make tens of thousands of pairs, and most rules are of few names: «ЦРБ»."""


def may_fit(
    rule: Rule, profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    """Return the pairs that a rule may fit, in their order."""
    trigger = _TRIGGERS.get(rule)
    if trigger is None:
        return pairs
    fits = [bool(trigger(profile)) for profile in profiles]
    return [(i, j) for i, j in pairs if fits[i] or fits[j]] if any(fits) else ()
