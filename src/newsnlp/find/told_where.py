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
    """Yield where events are of whose verbs «где» is told, and those that go on with them."""
    a = reader.annotation
    for where in a.by_lemma.of(_WHERE):
        place, verb = place_before(reader, where), a.heads[where]
        if place is None or verb <= where:
            continue
        for event, head in _headed(reader, where):
            above = head if a.pos(head) == "VERB" else a.heads[head]
            if verb in (above, a.heads[above] if a.deprel(above) == "conj" else -1):
                yield RelationType.TAKES_PLACE_IN, event, place


def place_before(reader: FactReader, where: int) -> int | None:
    """Return the place that ends right before «, где», or None."""
    words, comma = reader.annotation.words, where - 1
    if comma < 1 or words[comma] != ",":
        return None
    token = comma - 1 - (words[comma - 1] in CLOSING)
    return reader.index.at(token, _SITES)


def _headed(reader: FactReader, where: int) -> Iterator[tuple[int, int]]:
    """Yield the events behind «где» in its sentence, with their heads."""
    a = reader.annotation
    last = a.sentence_tokens(a.sentence_of(where))[1]
    headed = reader.index.headed(EVENTS)
    yield from ((headed[token], token) for token in range(where + 1, last) if token in headed)
