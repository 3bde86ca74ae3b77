"""A person's other name told by words: «Мария Орлова, она же Зимняя», «(урождённая Зимина)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows
from newsnlp.types import Mention

SOURCE = "rule:known-as"

_CUES = "naming_cues.txt"

_LONGEST = 48
"""Characters between the two names: «(настоящие имя и фамилия …»."""
_BEHIND = r"[»”\"')\]]{0,3}"
_OPENED = r"\s?[,(\[;—–-]{0,2}\s?[,;]?\s?"
_FIRST = r"(?:(?:более|больше|лучше|также|тоже|ещё|еще)\s)?"
_LAST = r"(?:\s?[:—–-])?\s?[«“„\"'(]{0,2}"


@cache
def _gap() -> re.Pattern[str]:
    """Return what may stand between a name and the other name that words tell."""
    cues = [re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for (cue,) in rows(_CUES)]
    return re.compile(_BEHIND + _OPENED + _FIRST + f"(?:{'|'.join(cues)})" + _LAST)


def known_as(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield (name, other name) for every person's name that words tell to be that of the last."""
    before: list[int] = []
    start = -1
    for i, mention in enumerate(mentions):
        if mention.type is not EntityType.PERSON:
            continue
        if mention.start != start:  # what lies inside a name is no name of its own
            name = _last(mentions, before, mention.start)
            if name is not None and _gap().fullmatch(text, mentions[name].end, mention.start):
                yield name, i
        start = mention.start
        before = [o for o in before if mentions[o].end + _LONGEST > start]
        before.append(i)


def _last(mentions: Sequence[Mention], before: Sequence[int], start: int) -> int | None:
    """Return the name that ends last before ``start``, of nested ones the longest."""
    ended = [(mentions[i].end, -mentions[i].start, -i) for i in before if mentions[i].end < start]
    return -max(ended)[2] if ended and max(ended)[0] + _LONGEST > start else None
