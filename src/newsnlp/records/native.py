"""Where a role is at home: a «ректор» at the one university that the article tells of.

In a digest the line above says it: «Псковэнерго. Пост [директора] занял Котов».
"""

from __future__ import annotations

from functools import cache

from newsnlp.find.frames import noun_class
from newsnlp.lexicon import rows, words
from newsnlp.link.compounds import inner_noun
from newsnlp.link.described import descriptor_tokens
from newsnlp.link.morphology import fold
from newsnlp.records.context import Context
from newsnlp.types import EntityType

_LONGEST = 2
"""Words by which a role is known: «главный врач»."""
_OPENING = 4
"""Tokens among which the name of a heading begins."""
_HEADED = 3


def native(context: Context, role: int) -> int | None:
    """Return the mention of the one body told before a role where it can be held, or None."""
    kinds = kinds_of_role(context, role)
    if not kinds:
        return None
    found: dict[str, int] = {}
    first = context.index.first[role]
    for i, kind in enumerate(context.index.types):
        before = kind is EntityType.ORGANIZATION and context.index.last[i] <= first
        entity = context.entity.get(i) if before else None
        if entity is not None and _is_of_kind(context, i, kinds):
            found.setdefault(entity.id, i)
    named = [i for i in found.values() if " " in context.entity[i].name]
    return named[0] if len(found) == len(named) == 1 else None


def headed(context: Context, role: int) -> int | None:
    """Return the organization that alone makes a sentence up to three before a role's, or None.

    It heads what is told of its posts; what a trade says, «хирург», need not be of it.
    """
    a, here = context.annotation, context.sentence(role)
    head = a.lemmas[context.index.head[role]]
    known = head in words("leader_roles.txt") or head in words("deputy_roles.txt")
    if not known and not kinds_of_role(context, role):
        return None
    for sentence in range(here - 1, max(-1, here - _HEADED - 1), -1):
        body = _heading(context, sentence)
        if body is not None:
            return body
        if "\n" in a.text[a.sentence_span(sentence)[1] : a.sentence_span(sentence + 1)[0]]:
            return None
    return None


def _heading(context: Context, sentence: int) -> int | None:
    """Return the organization that a sentence names and says no more: «[Псковэнерго].»."""
    a, index = context.annotation, context.index
    first, last = a.sentence_tokens(sentence)
    bodies = [
        i
        for token in range(first, min(last, first + _OPENING))
        for i in index.covering(token)
        if index.types[i] is EntityType.ORGANIZATION and i in context.entity
    ]
    body = max(bodies, key=index.length, default=None)
    if body is None or a.lemmas[index.head[body]] in noun_class("rubric"):
        return None
    described = descriptor_tokens(a, index.first[body], index.last[body])
    begin = described[0] if described else index.first[body]
    outside = [*range(first, begin), *range(index.last[body], last)]
    bare = all(a.pos(token) == "PUNCT" or a.words[token].isupper() for token in outside)
    return body if bare else None  # «ГТРК «[Волна]».»


def kinds_of_role(context: Context, role: int) -> frozenset[str]:
    """Return the nouns of the bodies in which a role is held, none where it has a complement."""
    a, index = context.annotation, context.index
    head, last = index.head[role], index.last[role]
    if a.words[head].lower() in words("acting_words.txt") and head + 1 < last:
        head += 1  # «врио [ректора]»
    for first in range(max(index.first[role], head - _LONGEST + 1), head + 1):
        known = _roles().get(" ".join(fold(lemma) for lemma in a.lemmas[first : head + 1]))
        if known and all(context.reader.clauses.case(t) != "Gen" for t in range(head + 1, last)):
            return known
    return frozenset()


def nouns_of(context: Context, body: int) -> list[str]:
    """Return the lemmas that tell what a body is: before its name, «[завод] «Луч»», or its head."""
    a, index = context.annotation, context.index
    described = descriptor_tokens(a, index.first[body], index.last[body])
    return a.lemmas[slice(*described)] if described else [a.lemmas[index.head[body]]]


def _is_of_kind(context: Context, body: int, kinds: frozenset[str]) -> bool:
    """Tell a body by its noun or the noun before its name: «[завод] «Луч»»."""
    nouns = [fold(noun) for noun in nouns_of(context, body)]
    return not kinds.isdisjoint(nouns) or not kinds.isdisjoint(map(inner_noun, nouns))


def is_foreign(context: Context, body: int, role: int) -> bool:
    """Tell an authority over the bodies of a role: a «ректор» is at no [министерство]."""
    nouns = {fold(noun) for noun in nouns_of(context, body)}
    over = not noun_class("authority").isdisjoint(nouns)
    return over and bool(kinds := kinds_of_role(context, role)) and kinds.isdisjoint(nouns)


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {
        fold(role).replace("_", " "): frozenset(map(fold, bodies.split()))
        for roles, bodies in rows("body_roles.tsv")
        for role in roles.split()
    }
