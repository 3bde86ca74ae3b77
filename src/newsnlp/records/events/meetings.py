"""With whom one meets: what tells two meetings of a day apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.frames import noun_class
from newsnlp.records.context import Context

_WITH = ("с", "Ins")


@cache
def _meeting() -> frozenset[str]:
    """Return the nouns of meetings and the verbs that tell of one: «встретиться»."""
    nouns = noun_class("talks")
    return nouns | {v for v, noun in verb_nouns().items() if noun.partition(" {")[0] in nouns}


def met(context: Context, mention: int) -> Iterator[int]:
    """Yield the people with whom one meets: «встретился с [Ридом] и [Ким]», «беседа с [мэром]»."""
    clauses, head = context.reader.clauses, context.index.head[mention]
    if context.annotation.lemmas[head] not in _meeting():
        return
    beside = [one.token for one in clauses.arguments(head) if one[1:] == _WITH]
    tokens = (token for first in beside for token in clauses.conjuncts(first))
    people = [i for token in tokens if (i := context.reader.referents.actor(token)) is not None]
    if not beside:  # «[Рид] и [Ким] провели переговоры»
        told = [f.holders for f in context.told.of_event(mention) if len(f.holders) > 1]
        people = [person for holders in told for person in holders]
    yield from (person for person in people if context.actor(person) is not None)
