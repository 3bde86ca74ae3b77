"""The body or the place that a role holds or that stands right behind it."""

from __future__ import annotations

from newsnlp.find.mentions.collectives import organization_nouns
from newsnlp.find.type_sets import AREAS
from newsnlp.lexicon import words
from newsnlp.link.bodies.described import descriptor_tokens
from newsnlp.link.people.unlisted import is_ruled
from newsnlp.records.context import Context
from newsnlp.types import EntityType, RelationType

_AT = frozenset({"в", "на"})
_BEHIND = 6
_ENVOY = "представитель"


def inside(context: Context, role: int, types: frozenset[EntityType]) -> int | None:
    """Return the longest mention inside a role or right after it: «защитник [«Металлиста»]»."""
    index = context.index
    found = [*index.inside(role, types)]
    found += _behind(context, role, types)
    found += [
        link.tail
        for link in context.from_head(RelationType.WORKPLACE, role)
        if index.types[link.tail] in types
        and index.first[role] <= index.first[link.tail] <= index.last[role] + 1
    ]
    found = [i for i in found if not is_about(context, i)]
    found = [i for i in found if not describes_another(context, i, role)]
    return max(found, key=lambda i: (index.length(i), -i)) if found else None


def describes_another(context: Context, place: int, role: int) -> bool:
    """Tell a place that only an inner noun is told by: «солист [берлинской] оперы».

    A «советник [тульского] губернатора» is where his man is.
    """
    a, index = context.annotation, context.index
    first, noun = index.first[place], a.heads[index.head[place]]
    adjective = index.length(place) == 1 and a.pos(first) == "ADJ" and index.types[place] in AREAS
    feats = a.feats(noun)
    man = (feats.get("Animacy"), feats.get("Number")) == ("Anim", "Sing")
    return adjective and first < noun != index.head[role] and not man


def _behind(context: Context, role: int, types: frozenset[EntityType]) -> list[int]:
    """Return what a role is of that stands right behind: «тренера [клуба] Льва Котова».

    The noun may be no part of the name: «тренера клуба «[Луч]»».
    """
    a, index, after = context.annotation, context.index, context.index.last[role]
    for token in range(after, min(after + _BEHIND, len(a))):
        body = index.at(token, types)
        if body is None or index.first[body] != token:
            continue
        described = descriptor_tokens(a, token, index.last[body])
        top = context.outer_head(body)
        beside = after == (described[0] if described else token)
        of = a.heads[top] == index.head[role] and a.deprel(top) == "nmod"
        genitive = context.reader.clauses.case(top) == "Gen"
        return [body] if beside and of and genitive else []
    return []


def whole_body(context: Context, role: int, part: str | None) -> int | None:
    """Return the body of a part without a name: «работал в [банке] начальником отдела»."""
    unnamed = part in words("subunits.txt")
    told = (fact for fact in context.facts if unnamed and fact.mention("role") == role)
    bodies = (fact.slots["organization"] for fact in told if "organization" in fact.slots)
    return next((body.mention for body in bodies if body.argument.preposition in _AT), None)


def is_about(context: Context, body: int) -> bool:
    """Tell what a role is about: «проректор по [АХЧ]», or whence or where one is.

    «Врач из [Тулы]», «представитель в [Туле]»; «завкафедрой [теплотехники]» heads what teaches it.
    """
    a, head = context.annotation, context.index.head[body]
    first = context.index.first[body]
    if first and is_ruled(a.words[first - 1]) and a.words[first].islower():
        return a.lemmas[head] not in organization_nouns()
    noun = a.heads[head] if a.pos(head) == "ADJ" and a.heads[head] >= 0 else head
    preposition = context.reader.clauses.preposition(noun)  # «эксперт по [российскому] праву»
    whence = preposition == "из" or (preposition == "в" and a.lemmas[a.heads[head]] == _ENVOY)
    return preposition == "по" or (whence and context.index.types[body] in AREAS)
