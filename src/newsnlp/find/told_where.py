"""What a clause with «где» tells to be at the place before it: «вылетел в [Уфу], где выступил»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
from newsnlp.find.marks import CLOSING
from newsnlp.find.type_sets import EVENTS, PLACES
from newsnlp.kinds import EntityType, RelationType

_WHERE = frozenset({"где"})
_SITES = PLACES | {EntityType.ORGANIZATION}


def told_where(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield where the events are of whose verb «где» is told."""
    a, index = reader.annotation, reader.index
    for where in a.by_lemma.of(_WHERE):
        verb, last = a.heads[where], where - 2
        if verb < where or last < 0 or a.words[where - 1] != ",":
            continue
        place = index.at(last - (last > 0 and a.words[last] in CLOSING), _SITES)
        told = (index.headed(EVENTS).get(token) for token in (verb, *a.children[verb]))
        for event in told if place is not None else ():
            if event is not None and place is not None:
                yield RelationType.TAKES_PLACE_IN, event, place
