"""Social networks, by the table of what well-known organizations are called."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows

_NETWORK = "соцсеть"


@cache
def networks() -> frozenset[str]:
    """Return the names of networks: «ВКонтакте»."""
    return frozenset(name for name, *kinds in rows("known_kinds.tsv") if _NETWORK in kinds)


@cache
def nouns_of_networks() -> frozenset[str]:
    """Return the last words of what a network is called: соцсеть, сеть, компания."""
    told = (kinds for _, *kinds in rows("known_kinds.tsv") if _NETWORK in kinds)
    return frozenset(kind.split()[-1] for kinds in told for kind in kinds)
