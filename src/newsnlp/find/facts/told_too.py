"""What else a verb tells: «перешёл из «Луча» в [«Факел»]», «выиграл выборы [мэра]».

So does who founds a body: «Рид основал [компанию «Луч»]» is its основатель.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import frames

_TOO = {
    "went_from": frozenset({"went_over", "went_off"}),
    **dict.fromkeys(("came_back", "came_from"), frozenset({"came_out"})),
    "parted": frozenset({"lost_player"}),
    "became": frozenset({"became_member"}),
    "headed": frozenset({"headed_instead"}),
    "founded": frozenset({"founder_of"}),
    "is": frozenset({"is_member"}),
    **dict.fromkeys(("played", "visited", "won", "excelled"), frozenset({"won_post"})),
}
"""The rules of a verb that may tell a second fact, by that of the first."""


def told_too(reader: FactReader) -> Iterator[Fact]:
    """Yield the second facts of verbs: the body one goes to, the post that a winner gets."""
    for fact in reader.facts():
        rules = _TOO.get(fact.frame.rule, frozenset())
        for frame in frames()[reader.annotation.lemmas[fact.verb]] if rules else ():
            more = reader.told_too(fact.verb, frame) if frame.rule in rules else None
            if more is not None:
                yield more
