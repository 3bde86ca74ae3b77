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

FORMS = 3
"""Forms of a name before a mention that it may be linked with; people and places have few."""


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


def weigh(features: Sequence[str]) -> float:
    """Return the sum of the weights of features; one never seen in training weighs nothing."""
    weights = _weights()
    return sum([weights.get(feature, 0.0) for feature in features])


_weighed = lru_cache(NAMES)(weigh)


def pairs(mentions: Sequence[Mention], group: Group) -> Iterator[Pair]:
    """Yield the candidate pairs of a group: each mention with those before it that may name it."""
    order = group.mentions
    forms = [key_of(group.forms[i]) for i in order]
    latin = [not cyrillic(mentions[i].text) for i in order]
    reach = 0 if _KINDS.get(group.type) in ("person", "place") else FORMS
    seen, changes = set(forms[:1]), Counter[tuple[str, str]]()
    for later in range(1, len(order)):
        change = forms[later - 1], forms[later]
        for earlier, rank in _earlier(forms, latin, later, reach):
            before = _Before(forms[later] not in seen, min(2, changes[change]), rank)
            features = _features(mentions, group, forms, latin, earlier, later, before)
            yield Pair(order[earlier], order[later], features)
        seen.add(forms[later])
        changes[change] += 1


def _earlier(
    forms: Sequence[str], latin: Sequence[bool], later: int, reach: int
) -> Iterator[tuple[int, int]]:
    """Yield the mention before, a foreign spelling passed over: «Бен Кон (Ben Kohn) … Кон».

    Then the last of each of ``reach`` other forms, with its rank: «Фонд борьбы … ФБК … ФБК».
    """
    nearest = later - 1
    while nearest > 0 and latin[nearest] and not latin[later]:
        nearest -= 1
    yield nearest, 1
    met: set[str] = set()
    for earlier in range(later - 1, -1, -1):
        if len(met) == reach:
            return
        if forms[earlier] not in met:
            met.add(forms[earlier])
            if earlier != nearest and forms[earlier] != forms[later]:
                yield earlier, len(met)


class _Before(NamedTuple):
    """Whether a form is new, and how often (up to 2) this change of form was made before.

    ``rank`` counts the forms from the later mention back to the earlier one's.
    """

    is_new: bool
    linked: int
    rank: int


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
        before.rank,
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
    rank: int,
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
        f"rank {rank}",
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
