"""ALTERNATIVE_NAME and ABBREVIATION between mentions, as NEREL annotates them.

Which pairs it links ``alias_pairs`` has learned. A full name and its acronym are an
ABBREVIATION, whichever comes first; of other names the earlier one is the head.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.acronyms import INTRODUCED, abbreviates, is_acronym
from newsnlp.link.alias_pairs import pairs
from newsnlp.link.event_names import event_pairs
from newsnlp.link.groups import Group, Token
from newsnlp.link.places import PLACES
from newsnlp.types import EntityType, Mention, Relation, RelationType

LEAST = -0.4
"""Least log-odds of a pair: the best F1 on NEREL dev, flat from -1.2 to 0."""

LEAST_ABBREVIATION = -0.85
"""The same of a name and its acronym; flat from -1.4 to 0 on train."""

LEAST_ONE_EVENT = 0.3
"""Least chance that two mentions are one event, certainty counted in; flat from 0.25 to 0.4."""

LEAST_ALIKE = 0.2
"""Words of events less alike make a pair too seldom: half the pairs, one of dev's 44 found."""

LEAST_EVENT = 0.36
"""Least score of the model for two names of one event."""


def settled(relation: Relation, kinds: Mapping[str, EntityType]) -> bool:
    """Tell whether linking decides about a relation: a pair model's own guess is then dropped.

    ``kinds`` gives types by mention id. On NEREL dev the model's guesses about names of people
    and places that linking does not share are right once in seven, those about roles once in
    fourteen; of events 9 in 11 from ``LEAST_EVENT`` on, 9 in 29 below («избрана», «покинул пост»).
    """
    if relation.type != RelationType.ALTERNATIVE_NAME:
        return relation.type == RelationType.ABBREVIATION
    kind = kinds[relation.head]
    if kind is EntityType.EVENT:
        return relation.score < LEAST_EVENT
    return kind in PLACES or kind in (EntityType.PERSON, EntityType.PROFESSION)


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
    """Yield the relations between names of one event, which linking does not unite."""
    for pair in event_pairs(annotation, mentions, tokens, groups, least=LEAST_ALIKE):
        one, other = mentions[pair.earlier], mentions[pair.later]
        # events are doubtful mentions, and a pair is right only where both are
        chance = round(_chance(pair.odds) * math.sqrt(one.score * other.score), 3)
        if chance >= LEAST_ONE_EVENT:
            yield relation(RelationType.ALTERNATIVE_NAME, one, other, chance, "rule:one-event")


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


def relation(
    type_: RelationType, head: Mention, tail: Mention, score: float, source: str
) -> Relation:
    """Return a relation with the shortest stretch of text that holds both mentions."""
    start, end = min(head.start, tail.start), max(head.end, tail.end)
    return Relation(type_, head.id, tail.id, start, end, score, source)
