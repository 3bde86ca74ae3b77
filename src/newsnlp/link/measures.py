"""One sum or hour told twice: «$22 млн (около 2 млрд рублей)», «в 20:30 (22:30 мск)».

They stay two entities: each has its own value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsnlp.types import EntityType, Mention

_MEASURES = frozenset({EntityType.MONEY, EntityType.TIME})
_LONGEST = 24
_ABOUT = (
    r"(?:(?:это\s)?(?:примерно|приблизительно|около|почти|порядка|чуть\s(?:более|менее))\s|[≈~])?"
)
_GAP = re.compile(rf"(?:\s?\(\s?(?:или\s)?|,?\sили\s){_ABOUT}")


def same_measures(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield every two sums or hours of which the second, in brackets or after «или», is the first.

    On NEREL's train and dev parts 25 of 26 such pairs are annotated as names of one thing.
    """
    last: dict[EntityType, int] = {}
    for i, mention in enumerate(mentions):
        if mention.type not in _MEASURES:
            continue
        before = last.get(mention.type)
        if before is not None:
            end = mentions[before].end
            if end + _LONGEST > mention.start and _GAP.fullmatch(text, end, mention.start):
                yield before, i
        if before is None or mentions[before].end < mention.end:
            last[mention.type] = i
