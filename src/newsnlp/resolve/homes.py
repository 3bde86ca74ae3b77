"""Where an article is at home: the «Минздрав» of two regions is two bodies.

An article that names one region alone is at home there, one that names no region in the only
country that it names. Of any other nothing is told. For what every town has, «ДК «Заря»», it is at
home in the only town that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsnlp.resolve.appearances import Setting
from newsnlp.resolve.organization_places import place_keys, town_keys

Home = frozenset[str]
"""Names of one place, as a word may mean several: «алтайский»; empty where nothing is told."""

NOWHERE: Home = frozenset()


class Homes:
    """The region, the country and the town that each article is at home in."""

    def __init__(self, settings: Mapping[str, Setting]) -> None:
        self.regions = {doc: _only(told.regions) for doc, told in settings.items() if told.regions}
        self.countries = {doc: _only(told.countries) for doc, told in settings.items()}
        self.towns = {doc: _only(told.towns, town_keys) for doc, told in settings.items()}

    def region(self, doc: str) -> Home:
        """Return the region that an article is about."""
        return self.regions.get(doc, NOWHERE)

    def country(self, doc: str) -> Home:
        """Return the only country that an article names."""
        return self.countries.get(doc, NOWHERE)

    def of(self, doc: str, reach: str) -> Home:
        """Return the place whose body an article means, a region's before a country's.

        With a town it is that of its region, too, for another article may name the region alone.
        """
        if reach == "town" and self.towns.get(doc):
            return self.towns[doc] | self.region(doc)
        if reach in ("town", "region") and doc in self.regions:
            return self.regions[doc]
        return self.country(doc) if reach else NOWHERE


def apart(one: Home, other: Home) -> bool:
    """Tell two homes that are known and no one place."""
    return bool(one and other) and one.isdisjoint(other)


def _only(names: Iterable[str], keys: Callable[[str], Home] = place_keys) -> Home:
    """Return the one place that all names mean: «Карелия», «Республика Карелия»."""
    told = [keys(name) for name in names]
    return frozenset.intersection(*told) if told else NOWHERE
