"""A first look at pairs of mentions: most can be told unrelated by a few of their features."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.find.nets.pair_bags import Halves, sum_rows
from newsnlp.find.nets.pair_features import GLANCE
from newsnlp.find.nets.pairs import Ints, Layout, candidates
from newsnlp.quick import dataclass

ROWS = 16384
"""Of a gate's table, a power of two."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Which pairs are worth a second look.

    ``allowed`` (types, types, 2 · REACH + 1) as in ``candidates``; ``table`` (``ROWS``, 1) holds
    the log-odds that each feature of ``GLANCE`` adds, ``least`` their least sum.
    """

    allowed: NDArray[np.bool_]
    table: Halves
    least: float

    def pairs(self, layout: Layout) -> tuple[Ints, Ints]:
        """Return the pairs (head mention, tail mention) that pass, by head, then tail."""
        head, tail = candidates(layout.mentions, self.allowed)
        odds = sum_rows(layout, head, tail, self.table, groups=GLANCE)[:, 0]
        passed = odds >= np.float32(self.least)
        return head[passed], tail[passed]
