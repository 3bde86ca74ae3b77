"""Where the employers of a person are: «директор школы № 5 Ейска», «директор школы № 5 Канска»."""

from __future__ import annotations

from collections.abc import Container

from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.places.areas import countries, regions
from newsnlp.resolve.appearances import Appearance, Ref
from newsnlp.resolve.homes import NOWHERE, Home
from newsnlp.resolve.organization_names import read_name
from newsnlp.resolve.organization_places import ADJECTIVE, WORD, is_region, town_keys


def places_of(person: Appearance, organizations: Container[Ref]) -> Home:
    """Return the towns and regions that the employers' names tell; a place may employ itself."""
    told = (
        _told(c.name) if c.ref in organizations else _itself(c.name)
        for c in person.context
        if c.name
    )
    return NOWHERE.union(*told) - countries()


def are_apart(one: Home, other: Home) -> bool:
    """Tell two towns or two regions; a town may be in a region that no table has it in."""
    mine, theirs = (
        {place in regions() or is_region(place) for place in places} for places in (one, other)
    )
    return one.isdisjoint(other) and not mine.isdisjoint(theirs)


def _itself(name: str) -> Home:
    """Return the place that a name means, none of «столица» and «герцогиня Кембриджская»."""
    named = name[0].isupper() and not ADJECTIVE.search(name)
    return town_keys(name) if named else NOWHERE


def _told(name: str) -> Home:
    """Return the places in a body's name, the town behind it too: «полиция Ейска»."""
    others = WORD.findall(name)[1:]
    last = others[-1] if others and name.endswith(others[-1]) else ""
    towns = (
        r.normal_form.capitalize()
        for r in readings(fold(last))
        if last[:1].isupper() and "Geox" in r.tag and r.form.case == "gent"
    )
    return read_name(name).places.union(*map(town_keys, towns))
