"""The other bodies of a list that a verb tells of: «выступал за «Томь» и [«Сибирь»]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import JOINING
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
    joined = list(clauses.conjuncts(bound.target))[1:]
    for token in (*joined, *_behind(reader, bound.mention, way)):
        body = index.at(token, ORGANIZATIONS)
        verbs = (a.feats(t).get("VerbForm") == "Fin" for t in range(bound.target, token))
        if body is None or body in used or index.head[body] != token or any(verbs):
            continue
        if clauses.preposition(token) in ("", way):
            used.add(body)
            slots = fact.slots | {_BODY: Bound(bound.argument, token, body)}
            yield fact.further(fact.holders, slots, fact.dates)


def _behind(reader: FactReader, body: int, way: str) -> Iterator[int]:
    """Yield the heads of bodies told by the same preposition: «был в бюро, в [редколлегии]»."""
    a, end = reader.annotation, _end(reader, body)
    while (
        way and end < len(a) and a.words[end] in JOINING and a.lowered[end + 1 : end + 2] == [way]
    ):
        further = reader.index.opening(end + 2, ORGANIZATIONS)
        if further is None:
            return
        yield reader.index.head[further]
        end = _end(reader, further)


def _end(reader: FactReader, body: int | None) -> int:
    """Return where a body ends, or that whose it is: «бюро [Отделения наук о Земле]»."""
    end = 0
    while body is not None:
        end = reader.index.last[body]
        body = reader.index.opening(end, ORGANIZATIONS)
    return end + (reader.annotation.words[end : end + 1] == ["»"])
