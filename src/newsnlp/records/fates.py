"""Whom an event befalls that tells only a post: «Задержан [начальник отдела]. Рида …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.singular import is_plural
from newsnlp.records.actors import actor_of
from newsnlp.records.context import Context
from newsnlp.records.occurrences import Part
from newsnlp.records.tellings import is_verbal

SOURCE = "rule:role-holder"
_NEXT = 1
"""How many sentences behind his post somebody is named, any number behind a headline."""


def by_role(context: Context, event: int, told: Sequence[Part]) -> Iterator[Part]:
    """Yield the holder of the post that an event tells of: «задержан [начальник отдела]».

    Who is ``told`` to be in it needs no post.
    """
    taking = (part for part in told if part.relation is RelationType.PARTICIPANT_IN)
    if any(actor_of(context, part) is not None for part in taking):
        return
    role = befallen(context, event)
    who = None if role is None else holder_of(context, role)
    if who is not None:
        score = context.mentions[who].score
        yield Part(RelationType.PARTICIPANT_IN, who, event, score, SOURCE)


def befallen(context: Context, event: int) -> int | None:
    """Return the role of the one whom an event befalls, None where there is none or a name with it.

    «[Задержаны] директора», «[задержан] директор [Лев Рид]», «адвокат [избранного]» have none.
    """
    a, clauses, index = context.annotation, context.reader.clauses, context.index
    verb = index.head[event]
    if not is_verbal(context, event) or a.deprel(verb) in ("amod", "nmod"):
        return None
    passive = clauses.is_passive(verb)
    objects = (t for t in clauses.children[verb] if a.deprel(t) == "obj")
    undergoing = clauses.subjects(verb)[:1] if passive else list(objects)
    for token in undergoing:
        role = index.at(token, ROLES)
        if role is None or index.types[role] is not EntityType.PROFESSION or is_plural(a, token):
            continue
        before, behind = index.first[role] - 1, index.last[role]
        if before >= 0 and (a.pos(before) == "NOUN" or a.words[before][0].isdigit()):
            return None  # «95-летие [артиста] праздновали»
        named = behind < len(a) and index.at(behind, PERSONS) is not None
        joined = any(a.deprel(t) == "conj" for t in clauses.children[token])
        return None if named or joined else role
    return None


def holder_of(context: Context, role: int) -> int | None:
    """Return a mention that acts as the one holder of a role: itself, or whom the text names next.

    «Задержан [начальник отдела]. Майора [Рида] подозревают», not «Представлен [главный врач]. Его
    представил министр [Рид]».
    """
    if context.actor(role) is not None:
        return role
    works = context.links.get(RelationType.WORKS_AS, ())
    held = [link.head for link in works if link.tail == role]
    if len(held) != 1 or _has_another(context, held[0], role):
        return None
    here, there = context.sentence(role), context.sentence(held[0])
    return held[0] if here < context.headlines or 0 <= there - here <= _NEXT else None


def _has_another(context: Context, person: int, role: int) -> bool:
    """Tell whether another post stands beside the name: «[министр] Рид», no «врач»."""
    lemmas, index = context.annotation.lemmas, context.index
    works = context.links.get(RelationType.WORKS_AS, ())
    held = (link.tail for link in works if link.head == person)
    beside = {lemmas[index.head[i]] for i in held if index.last[i] == index.first[person]}
    own = beside & (words("leader_roles.txt") | words("deputy_roles.txt"))
    return bool(own) and lemmas[index.head[role]] not in own
