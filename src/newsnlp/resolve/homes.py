"""Where an article is at home: the «Минздрав» of two regions is two bodies.

An article that names one region alone is at home there, one that names no region in the only
country that it names. Of any other nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsnlp.resolve.appearances import Setting
from newsnlp.resolve.organization_places import place_keys

Home = frozenset[str]
"""Names of one place, as a word may mean several: «алтайский»; empty where nothing is told."""

NOWHERE: Home = frozenset()


class Homes:
    """The region and the country that each article is at home in."""

    def __init__(self, settings: Mapping[str, Setting]) -> None:
        self.regions = {doc: _only(told.regions) for doc, told in settings.items() if told.regions}
        self.countries = {doc: _only(told.countries) for doc, told in settings.items()}

    def region(self, doc: str) -> Home:
        """Return the region that an article is about."""
        return self.regions.get(doc, NOWHERE)

    def of(self, doc: str, reach: str) -> Home:
        """Return the place whose body an article means: a country's, or a region's before it."""
        if reach == "region" and doc in self.regions:
            return self.regions[doc]
        return self.countries.get(doc, NOWHERE) if reach else NOWHERE


def apart(one: Home, other: Home) -> bool:
    """Tell two homes that are known and no one place."""
    return bool(one and other) and one.isdisjoint(other)


def _only(names: Iterable[str]) -> Home:
    """Return the one place that all names mean: «Карелия», «Республика Карелия»."""
    told = [place_keys(name) for name in names]
    return frozenset.intersection(*told) if told else NOWHERE
