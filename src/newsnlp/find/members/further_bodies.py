"""The other bodies of a list that a verb tells of: «выступал за «Томь» и [«Сибирь»]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import ORGANIZATIONS

_BODY = "organization"


def further_bodies(reader: FactReader, fact: Fact) -> Iterator[Fact]:
    """Yield who joins, leaves or belongs to each further body: «вышел из палаты и [совета]»."""
    a, index, clauses = reader.annotation, reader.index, reader.clauses
    bound = fact.slots.get(_BODY)
    if fact.frame.kind != "member" or bound is None or bound.mention is None:
        return
    if a.pos(bound.target) == "PRON":
        return
    way, used = clauses.preposition(bound.argument.token), {bound.mention, *fact.holders}
    for token in list(clauses.conjuncts(bound.target))[1:]:
        body = index.at(token, ORGANIZATIONS)
        verbs = (a.feats(t).get("VerbForm") == "Fin" for t in range(bound.target, token))
        if body is None or body in used or index.head[body] != token or any(verbs):
            continue
        if clauses.preposition(token) in ("", way):
            slots = fact.slots | {_BODY: Bound(bound.argument, token, body)}
            yield fact.further(fact.holders, slots, fact.dates)
