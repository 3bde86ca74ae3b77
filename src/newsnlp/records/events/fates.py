"""Whom an event befalls that tells only a post: «Задержан [начальник отдела]. Рида …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.link.roles import SOURCE
from newsnlp.records.context import Context
from newsnlp.records.events.actors import actor_of
from newsnlp.records.events.occurrences import Part
from newsnlp.records.events.tellings import is_verbal

_UNDERGO = "undergo"
_BY_HIM, _TURNED_OUT = frozenset({"им", "ею", "ей"}), frozenset({"оказаться", "стать"})
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
    who = _named_next(context, event) if role is None else holder_of(context, role)
    if who is not None:
        score = context.mentions[who].score
        yield Part(RelationType.PARTICIPANT_IN, who, event, score, SOURCE)


def befallen(context: Context, event: int) -> int | None:
    """Return the role of the one whom an event befalls, None where there is none or a name with it.

    «[Задержаны] директора», «[задержан] директор [Лев Рид]», «адвокат [избранного]» have none.
    """
    a, clauses, index = context.annotation, context.reader.clauses, context.index
    for token in _undergoing(context, event):
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


def _undergoing(context: Context, event: int) -> list[int]:
    """Return the nouns of whom or what a verb does something to."""
    a, clauses, verb = context.annotation, context.reader.clauses, context.index.head[event]
    if not is_verbal(context, event) or a.deprel(verb) in ("amod", "nmod"):
        return []
    if clauses.is_passive(verb):
        return clauses.subjects(verb)[:1]
    return [t for t in clauses.children[verb] if a.deprel(t) == "obj"]


def _named_next(context: Context, event: int) -> int | None:
    """Return who somebody was, as the next sentence says: «Задержан вор. [Им] оказался Рид»."""
    a = context.annotation
    pronoun = a.sentence_tokens(context.sentence(event))[1]
    if pronoun >= len(a) or a.lowered[pronoun] not in _BY_HIM:
        return None
    verb, whom = a.heads[pronoun], _undergoing(context, event)
    living = any(a.feats(token).get("Animacy") == "Anim" for token in whom)
    if not living or verb < 0 or a.lemmas[verb] not in _TURNED_OUT:
        return None
    told = context.reader.referents.actors(context.reader.clauses.subjects(verb), set())
    return next((who for who in told if context.index.types[who] in PERSONS), None)


def holder_of(context: Context, role: int) -> int | None:
    """Return a mention that acts as the one holder of a role: itself, or whom the text names next.

    «Задержан [начальник отдела]. Майора [Рида] подозревают», not «Представлен [главный врач]. Его
    представил министр [Рид]».
    """
    if context.actor(role) is not None:
        return role
    held = [link.head for link in context.posts_at(role)]
    here, behind = context.sentence(role), [who for who in held if who > role]
    if len(held) == len(behind) == 1 and not _has_another(context, held[0], role):
        near = here < context.headlines or context.sentence(held[0]) - here <= _NEXT
        return held[0] if near else None
    before, entity = _befallen_before(context, role), context.entity
    alike = before is not None and all(entity.get(who) is entity[before] for who in held)
    return before if alike else None


def _befallen_before(context: Context, role: int) -> int | None:
    """Return the only one whom something befell before: «Рид осуждён. … [Чиновника] задержали»."""
    a, index, token = context.annotation, context.index, context.index.head[role]
    if index.length(role) > 1 or a.children[token] or a.lemmas[token] not in words("epithets.txt"):
        return None
    found: dict[str, int] = {}
    for fact in context.facts:
        if fact.frame.kind != _UNDERGO or not fact.is_told or fact.verb >= token:
            continue
        for who in fact.holders:
            here = a.sentence_of(index.first[who]) == a.sentence_of(fact.verb)
            if here and who in context.entity and index.types[who] in PERSONS:
                found.setdefault(context.entity[who].id, who)
    if len(found) > 1:  # of several whom the epithet means: «задержали [политика]»
        verb = a.heads[token]
        meant = {context.entity.get(i) for f in context.facts if f.verb == verb for i in f.holders}
        found = {id: who for id, who in found.items() if context.entity[who] in meant}
    return found.popitem()[1] if len(found) == 1 else None


def _has_another(context: Context, person: int, role: int) -> bool:
    """Tell whether another post stands beside the name: «[министр] Рид», no «врач»."""
    lemmas, index = context.annotation.lemmas, context.index
    held = (link.tail for link in context.from_head(RelationType.WORKS_AS, person))
    beside = {lemmas[index.head[i]] for i in held if index.last[i] == index.first[person]}
    own = beside & (words("leader_roles.txt") | words("deputy_roles.txt"))
    return bool(own) and lemmas[index.head[role]] not in own
