"""ALTERNATIVE_NAME and ABBREVIATION between mentions, as NEREL annotates them.

Which pairs it links ``alias_pairs`` has learned. A full name and its acronym are an
ABBREVIATION, whichever comes first; of other names the earlier one is the head.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import AREAS, EntityType, RelationType
from newsnlp.link.alias_pairs import pairs
from newsnlp.link.bodies.acronyms import INTRODUCED, abbreviates, is_acronym
from newsnlp.link.event_names import event_pairs
from newsnlp.link.groups import Group, Token
from newsnlp.link.measures import same_measures
from newsnlp.link.relation import relation
from newsnlp.types import Mention, Relation

LEAST = -0.4
"""Least log-odds of a pair: the best F1 on NEREL dev, flat from -1.2 to 0."""

LEAST_ABBREVIATION = -0.85
"""The same of a name and its acronym; flat from -1.4 to 0 on train."""

LEAST_ONE_EVENT = 0.12
"""Least chance that two mentions are right and one event; flat from 0.1 to 0.2 on dev."""

LEAST_ALIKE = 0.2
"""Words of events less alike make a pair too seldom: half the pairs, one of dev's 44 found."""

NAMINGS = frozenset({RelationType.ALTERNATIVE_NAME, RelationType.ABBREVIATION})
_SETTLED = AREAS | {EntityType.EVENT, EntityType.PERSON, EntityType.PROFESSION}


def unsettled(relations: Iterable[Relation], mentions: Iterable[Mention]) -> list[Relation]:
    """Return a pair model's relations without those that linking decides about.

    On NEREL dev the model's guesses about names of people and places that linking does not share
    are right once in seven, those about roles once in fourteen; of events, chosen one by one, 17
    in 34 where linking, which lets a name follow but one, has 22 in 39.
    """
    kinds = {mention.id: mention.type for mention in mentions}
    return [r for r in relations if not _settled(r, kinds)]


def _settled(relation: Relation, kinds: Mapping[str, EntityType]) -> bool:
    if relation.type != RelationType.ALTERNATIVE_NAME:
        return relation.type == RelationType.ABBREVIATION
    return kinds[relation.head] in _SETTLED


def named_once(relations: Sequence[Relation], linked: Iterable[Relation]) -> Sequence[Relation]:
    """Return relations without other names of a pair that linking names: it knows an acronym.

    «ХДС (Христианско-демократический союз)» is an ABBREVIATION and no ALTERNATIVE_NAME beside.
    """
    named = {frozenset((r.head, r.tail)) for r in linked if r.type in NAMINGS}
    if not named:
        return relations
    return [
        r for r in relations if r.type not in NAMINGS or frozenset((r.head, r.tail)) not in named
    ]


def alias_relations(mentions: Sequence[Mention], groups: Sequence[Group]) -> Iterator[Relation]:
    """Yield the relations between different names of one entity, group by group."""
    for group in groups:
        if len(group.mentions) < 2 or group.type is EntityType.EVENT:
            continue
        for pair in pairs(mentions, group):
            odds = pair.odds
            if odds <= LEAST_ABBREVIATION:
                continue
            found = alias(mentions, pair.earlier, pair.later, _chance(odds), group.why[pair.later])
            if odds > LEAST or found.type == RelationType.ABBREVIATION:
                yield found


def event_relations(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
) -> Iterator[Relation]:
    """Yield the relations between names of one event, which linking does not unite.

    The names of an event make a chain, «умер … скончался … смерть»: the likeliest pairs come
    first, and a name has at most one before and one after it.
    """
    likely = []
    for pair in event_pairs(annotation, mentions, tokens, groups, least=LEAST_ALIKE):
        # events are doubtful mentions, and a pair is right only where both are
        certain = mentions[pair.earlier].score * mentions[pair.later].score
        chance = round(_chance(pair.odds) * certain, 3)
        if chance >= LEAST_ONE_EVENT:
            likely.append((-chance, pair.earlier, pair.later))
    heads: list[Mention] = []
    tails: list[Mention] = []
    for chance, earlier, later in sorted(likely):
        head, tail = mentions[earlier], mentions[later]
        if not _overlaps(head, heads) and not _overlaps(tail, tails):
            heads.append(head)
            tails.append(tail)
            yield relation(RelationType.ALTERNATIVE_NAME, head, tail, -chance, "rule:one-event")


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether a mention is one of others or a reading of its words: «покончил (с собой)»."""
    return any(mention.start < other.end and other.start < mention.end for other in others)


def measure_relations(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the relations between one sum in two currencies, one hour in two time zones."""
    for earlier, later in same_measures(text, mentions):
        head, tail = mentions[earlier], mentions[later]
        chance = round(head.score * tail.score, 3)
        yield relation(RelationType.ALTERNATIVE_NAME, head, tail, chance, "rule:same-measure")


def _chance(odds: float) -> float:
    return round(1.0 / (1.0 + math.exp(-odds)), 3)


def alias(
    mentions: Sequence[Mention], one: int, other: int, chance: float, source: str
) -> Relation:
    """Return the relation between two names of one thing, an acronym always as the tail."""
    head, tail = mentions[one], mentions[other]
    type_ = RelationType.ALTERNATIVE_NAME
    if head.type != EntityType.PERSON and is_acronym(head.text) != is_acronym(tail.text):
        short, full = (head, tail) if is_acronym(head.text) else (tail, head)
        if source == "rule:in-brackets" or abbreviates(short.text, full.text, limit=INTRODUCED):
            type_, head, tail = RelationType.ABBREVIATION, full, short
    return relation(type_, head, tail, chance, source)
