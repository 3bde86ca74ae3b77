"""Which two mentions of one thing NEREL links as names of it: features and their weights.

NEREL does not link every pair of names. Mostly a name is linked to the mention before it when
it is written in a new way; how often depends on type, distance, script and the rule that united
them. The weights are a logistic regression fitted on NEREL's train part by ``train.aliases``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from newsnlp.kinds import AREAS
from newsnlp.lexicon import rows
from newsnlp.link.bodies.acronyms import is_acronym
from newsnlp.link.grammar.morphology import cyrillic
from newsnlp.link.groups import Group
from newsnlp.link.profiles import key_of
from newsnlp.quick import dataclass
from newsnlp.remembered import NAMES
from newsnlp.types import EntityType, Mention

_KINDS = {EntityType.PERSON: "person", EntityType.ORGANIZATION: "organization"}
_KINDS |= dict.fromkeys(AREAS, "place")
_LIMITS = (0, 5, 60, 250, 800)
_ODDS = attrgetter("odds")
_DISTANCES = ("nested", "touching", "near", "apart", "far", "farthest")

FORMS = 3
"""Forms of a name before a mention that it may be linked with; people and places have few."""


@dataclass(frozen=True, slots=True)
class Part:
    """Features that many pairs share, and the sum of their weights: their share of the log-odds."""

    features: tuple[str, ...]
    odds: float


class Pair(NamedTuple):
    """Two mentions of one group, as indices of mentions, earlier and later, with features."""

    earlier: int
    later: int
    parts: tuple[Part, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """Return all features."""
        return tuple([feature for part in self.parts for feature in part.features])

    @property
    def odds(self) -> float:
        """Return the log-odds that NEREL links the pair; more than 0 is more likely than not."""
        odds: float = sum(map(_ODDS, self.parts))
        return odds


@cache
def _weights() -> dict[str, float]:
    return {f"{kind} {feature}": float(w) for kind, feature, w in rows("alias_weights.tsv")}


def weighed(*features: str) -> Part:
    """Return features with their weight; one never seen in training weighs nothing."""
    weights = _weights()
    return Part(features, sum([weights.get(feature, 0.0) for feature in features]))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a mention is written: the text in lowercase, and what letters it has."""

    text: str
    latin: bool
    acronym: bool
    lower: bool


@lru_cache(NAMES)
def _look(text: str) -> _Look:
    return _Look(text.lower(), not cyrillic(text), is_acronym(text), text[0].islower())


def pairs(mentions: Sequence[Mention], group: Group) -> Iterator[Pair]:
    """Yield the candidate pairs of a group: each mention with those before it that may name it."""
    order, kind = group.mentions, _KINDS.get(group.type, "other")
    forms = [key_of(group.forms[i]) for i in order]
    looks = [_look(mentions[i].text) for i in order]
    reach = 0 if kind in ("person", "place") else FORMS
    latest = dict.fromkeys(forms[:1], 0)
    changes: dict[tuple[str, str], int] = {}
    for later in range(1, len(order)):
        form, look, end = forms[later], looks[later], order[later]
        change = forms[later - 1], form
        linked = changes.get(change, 0)
        new = "known" if form in latest else "new"
        for earlier, rank in _earlier(forms, looks, later, latest, reach):
            before, one, start = forms[earlier], looks[earlier], order[earlier]
            by_form = _by_form(
                kind,
                _change(one.text == look.text, before == form, new),
                _length(before, form),
                new,
                (one.latin, look.latin),
                (one.acronym, look.acronym),
                (one.lower, look.lower),
            )
            distance = bisect_right(_LIMITS, mentions[end].start - mentions[start].end)
            why, place = group.why[end], min(later, 4)
            by_place = _by_place(kind, distance, why, place, min(2, linked), rank, group.type)
            yield Pair(start, end, (by_form, by_place))
        latest.pop(form, None)
        latest[form] = later
        changes[change] = linked + 1


def _earlier(
    forms: Sequence[str], looks: Sequence[_Look], later: int, latest: dict[str, int], reach: int
) -> Iterator[tuple[int, int]]:
    """Yield the mention before, a foreign spelling passed over: «Бен Кон (Ben Kohn) … Кон».

    Then the last of each of ``reach`` other forms, with its rank, the forms from the later mention
    back to it: «Фонд борьбы … ФБК … ФБК». ``latest``: the last of each form, in text order.
    """
    nearest = later - 1
    while nearest > 0 and looks[nearest].latin and not looks[later].latin:
        nearest -= 1
    yield nearest, 1
    for rank, (form, earlier) in enumerate(islice(reversed(latest.items()), reach), start=1):
        if earlier != nearest and form != forms[later]:
            yield earlier, rank


@lru_cache(NAMES)
def _by_form(
    kind: str,
    form: str,
    length: str,
    new: str,
    latin: tuple[bool, bool],
    acronym: tuple[bool, bool],
    lower: tuple[bool, bool],
) -> Part:
    """Return how the two are written; ``new`` tells whether the form was seen before."""
    return weighed(
        f"{kind} bias",
        f"{kind} form {form}",
        f"{kind} length {length} {new}",
        f"{kind} latin {latin[0]:d}{latin[1]:d}",
        f"{kind} acronym {acronym[0]:d}{acronym[1]:d}",
        f"{kind} lower {lower[0]:d}{lower[1]:d}",
    )


@lru_cache(NAMES)
def _by_place(
    kind: str, distance: int, rule: str, place: int, linked: int, rank: int, type_: EntityType
) -> Part:
    """Return where the two stand and what united them.

    ``linked`` tells how often (up to 2) this change of form was made before.
    """
    return weighed(
        f"{kind} distance {_DISTANCES[distance]}",
        f"{kind} rule {rule}",
        f"{kind} place {place}",
        f"{kind} linked before {linked}",
        f"{kind} rank {rank}",
        f"{kind} type {type_}",
    )


def _change(same_text: bool, same_form: bool, new: str) -> str:
    return "same text" if same_text else "other case" if same_form else new


def _length(one: str, other: str) -> str:
    words, others = one.count(" "), other.count(" ")
    return "shorter" if others < words else "longer" if others > words else "equal"
