"""Schools called by the beginning of their adjective: «Томский политех», «физтех»."""

from __future__ import annotations

from functools import cache

from newsnlp.lexicon import rows
from newsnlp.link.bodies.whereabouts import places_agree
from newsnlp.link.profiles import Profile


def clipped(one: Profile, other: Profile) -> str:
    """Match «Томский политех» with the Томский политехнический университет."""
    for a, b in ((one, other), (other, one)):
        adjective = clipped_key(a)
        if adjective and adjective in b.core and places_agree(a, b):
            # «Первый мед» is no «Третий медицинский университет»
            return "rule:contraction" if set(a.core) - {a.head} <= set(b.core) else ""
    return ""


def clipped_key(profile: Profile) -> str:
    """Return the adjective that a name is the beginning of, or ``""``."""
    return _adjectives().get(profile.head, "") if not profile.quoted else ""


@cache
def _adjectives() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("clipped_names.tsv")}
