"""Who acts in an event: of many without names their body, and nobody in an oblique case."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.kinds import EntityType, RelationType
from newsnlp.records.context import Context
from newsnlp.records.events.occurrences import Part
from newsnlp.types import Entity


def actor_of(context: Context, part: Part) -> Entity | None:
    """Return who acts: of many without names their body, «[хоккеисты «[Луча]»] проиграли».

    What befalls them does not befall the body: «погибли рабочие завода».
    """
    actor, index = context.actor(part.mention), context.index
    if actor is not None or index.types[part.mention] is not EntityType.PROFESSION:
        return actor
    feats = context.annotation.feats(index.head[part.mention])
    if (feats.get("Number"), feats.get("Case")) != ("Plur", "Nom"):
        return None
    noun = context.annotation.lemmas[index.head[part.event]]
    suffer = noun not in classes() or noun in noun_class("crash")
    if part.relation is RelationType.PARTICIPANT_IN and suffer:
        return None
    bodies = index.inside(part.mention, ORGANIZATIONS)
    return context.entity.get(bodies[0]) if len(bodies) == 1 else None


def is_oblique(context: Context, event: int, other: int) -> bool:
    """Tell whose name is in no nominative beside an active verb: «[Котовой] вручил медаль»."""
    verb, name = context.index.head[event], context.entity.get(other)
    active = context.annotation.feats(verb).get("VerbForm") == "Fin"
    active &= not context.reader.clauses.is_passive(verb)
    if name is None or name.type is not EntityType.PERSON or not active:
        return False
    return context.mentions[other].text.split()[-1] not in name.name.split()


def is_rewarded_alone(context: Context, fact: Fact | None, other: int) -> bool:
    """Tell whom a verb in the singular does not mean: «[Рид] взял золото, серебро взял Котов».

    «Золото взял Котов, серебро – [Рид]».
    """
    if fact is None or fact.frame.kind != "award" or other in (*fact.holders, *fact.agents):
        return False
    single = context.annotation.feats(fact.verb).get("Number") == "Sing"
    person = context.index.types[other] is EntityType.PERSON
    first = context.index.first[other]
    other_clause = first < fact.verb or context.annotation.words[first - 1] in DASHES
    return bool(fact.holders) and single and person and other_clause
