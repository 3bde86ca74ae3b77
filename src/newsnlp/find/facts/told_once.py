"""Facts that are told already: of a longer mention, or by the model.

«[[Встреча] на Эльбе]» took place there, and Рид is a «[[мэр] Твери]»: of NEREL's places and dates
of such events nine in ten stand at the longer mention. Where the model knows the place of an event
or of a post, the words around it say another thing: «судья суда [от России]». Whom rules tell to
have an inner post has not the outer one: «помощник [депутата Рида]».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsnlp.types import EntityType, Mention, Relation, RelationType

_AT_HEAD = frozenset({RelationType.TAKES_PLACE_IN, RelationType.POINT_IN_TIME})
_AT_TAIL = frozenset({RelationType.WORKS_AS})
_OF_ONE_PLACE = {RelationType.WORKPLACE: 0.0, RelationType.TAKES_PLACE_IN: 0.4}
"""Relations with one place, and how sure the model must be of it: records use no doubtful ones."""
_HELD, _APPOSED = "rule:held", "rule:apposition"
_NESTED = frozenset({EntityType.EVENT, EntityType.PROFESSION})


def told_of_outer(
    relations: Sequence[Relation], mentions: Sequence[Mention], ruled: Iterable[Relation]
) -> tuple[Relation, ...]:
    """Return the relations without those of inner mentions that the outer ones have too.

    ``ruled``: those that rules tell, among them of inner mentions alone.
    """
    outer = _outer(mentions)
    if not outer:
        return tuple(relations)
    apposed = [r for r in ruled if r.type in _AT_TAIL and r.source == _APPOSED]
    served = {(r.type, r.head, other) for r in apposed for other in outer.get(r.tail, ())}
    if served:
        relations = [r for r in relations if (r.type, r.head, r.tail) not in served]
    known = {(r.type, r.head, r.tail) for r in relations}

    def is_again(r: Relation) -> bool:
        if r.type in _AT_HEAD:
            return any((r.type, other, r.tail) in known for other in outer.get(r.head, ()))
        if r.type in _AT_TAIL:
            return any((r.type, r.head, other) in known for other in outer.get(r.tail, ()))
        return False

    return tuple([relation for relation in relations if not is_again(relation)])


def beside(modelled: Iterable[Relation], ruled: Iterable[Relation]) -> list[Relation]:
    """Return what rules tell, without other places than the model's; a town has its houses."""
    known = {(r.type, r.head) for r in modelled if r.score >= _OF_ONE_PLACE.get(r.type, 1.1)}
    return [r for r in ruled if r.source == _HELD or (r.type, r.head) not in known]


def _outer(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Return the longer mentions of its type around each one, by id; mentions in text order."""
    found: dict[str, list[str]] = {}
    around: list[Mention] = []
    for mention in mentions:
        if mention.type not in _NESTED:
            continue
        around = [other for other in around if other.end > mention.start]
        longer = [m.id for m in around if m.end >= mention.end and m.type is mention.type]
        if longer:
            found[mention.id] = longer
        around.append(mention)
    return found
