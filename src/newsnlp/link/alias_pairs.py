"""Which two mentions of one thing NEREL links as names of it: features and their weights.

NEREL does not link every pair of names. Mostly a name is linked to the mention before it when
it is written in a new way; how often depends on type, distance, script and the rule that united
them. The weights are a logistic regression fitted on NEREL's train part by ``train.aliases``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp.lexicon import rows
from newsnlp.link.acronyms import is_acronym
from newsnlp.link.groups import Group
from newsnlp.link.morphology import cyrillic
from newsnlp.link.places import PLACES
from newsnlp.link.profiles import key_of
from newsnlp.remembered import NAMES
from newsnlp.types import EntityType, Mention

_KINDS = {EntityType.PERSON: "person", EntityType.ORGANIZATION: "organization"}
_KINDS |= dict.fromkeys(PLACES, "place")
_DISTANCES = ((0, "nested"), (5, "touching"), (60, "near"), (250, "apart"), (800, "far"))


class Pair(NamedTuple):
    """Two mentions of one group, as indices of mentions, earlier and later, with features."""

    earlier: int
    later: int
    features: tuple[str, ...]


@cache
def _weights() -> dict[str, float]:
    return {f"{kind} {feature}": float(w) for kind, feature, w in rows("alias_weights.tsv")}


def score(pair: Pair) -> float:
    """Return the log-odds that NEREL links a pair; more than 0 is more likely than not."""
    return _weighed(pair.features)


@lru_cache(NAMES)
def _weighed(features: tuple[str, ...]) -> float:
    weights = _weights()
    return sum([weights.get(feature, 0.0) for feature in features])


def pairs(mentions: Sequence[Mention], group: Group) -> Iterator[Pair]:
    """Yield the candidate pairs of a group: each mention with the one before it.

    A foreign spelling in between is passed over: «Бен Кон (Ben Kohn) … Кон».
    """
    order = group.mentions
    forms = [key_of(group.forms[i]) for i in order]
    latin = [not cyrillic(mentions[i].text) for i in order]
    seen, changes = set(forms[:1]), Counter[tuple[str, str]]()
    for later in range(1, len(order)):
        earlier = later - 1
        while earlier > 0 and latin[earlier] and not latin[later]:
            earlier -= 1
        change = forms[later - 1], forms[later]
        before = _Before(forms[later] not in seen, min(2, changes[change]))
        features = _features(mentions, group, forms, latin, earlier, later, before)
        yield Pair(order[earlier], order[later], features)
        seen.add(forms[later])
        changes[change] += 1


class _Before(NamedTuple):
    """Whether a form is new, and how often (up to 2) this change of form was made before."""

    is_new: bool
    linked: int


def _features(
    mentions: Sequence[Mention],
    group: Group,
    forms: Sequence[str],
    latin: Sequence[bool],
    earlier: int,
    later: int,
    before: _Before,
) -> tuple[str, ...]:
    kind = _KINDS.get(group.type, "other")
    one, other = mentions[group.mentions[earlier]], mentions[group.mentions[later]]
    return _named(
        kind,
        _form(forms, one, other, earlier, later, before.is_new),
        (_length(forms[earlier], forms[later]), "new" if before.is_new else "known"),
        _distance(other.start - one.end),
        (latin[earlier], latin[later]),
        (is_acronym(one.text), is_acronym(other.text)),
        (one.text[0].islower(), other.text[0].islower()),
        group.why[group.mentions[later]],
        min(later, 4),
        before.linked,
        group.type,
    )


@lru_cache(NAMES)
def _named(
    kind: str,
    form: str,
    length: tuple[str, str],
    distance: str,
    latin: tuple[bool, bool],
    acronym: tuple[bool, bool],
    lower: tuple[bool, bool],
    rule: str,
    place: int,
    linked: int,
    type_: EntityType,
) -> tuple[str, ...]:
    """Write the features of a pair: there are few ways for two names to stand."""
    found = [
        "bias",
        f"form {form}",
        f"length {length[0]} {length[1]}",
        f"distance {distance}",
        f"latin {latin[0]:d}{latin[1]:d}",
        f"acronym {acronym[0]:d}{acronym[1]:d}",
        f"lower {lower[0]:d}{lower[1]:d}",
        f"rule {rule}",
        f"place {place}",
        f"linked before {linked}",
        f"type {type_}",
    ]
    return tuple(f"{kind} {feature}" for feature in found)


def _form(
    forms: Sequence[str], one: Mention, other: Mention, earlier: int, later: int, new: bool
) -> str:
    if one.text.lower() == other.text.lower():
        return "same text"
    if forms[earlier] == forms[later]:
        return "other case"
    return "new" if new else "known"


def _length(one: str, other: str) -> str:
    words, others = one.count(" "), other.count(" ")
    return "shorter" if others < words else "longer" if others > words else "equal"


def _distance(gap: int) -> str:
    return next((name for limit, name in _DISTANCES if gap < limit), "farthest")
