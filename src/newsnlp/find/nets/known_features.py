"""Which hashed features of mention pairs a network has learned: one bit for each (Bloom 1970).

A table has far fewer rows than there are features: what training saw in one article only, or
never, would add the row of others by chance, so it is left out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.bags import Hashes, buckets

Words = NDArray[np.int32]

EVERY: Words = np.full(1, -1, np.int32)
"""All features."""


def known_features(hashes: Hashes, bits: int) -> Words:
    """Return the set of features: 2 ** ``bits`` bits, at least 32, in words of 32."""
    flags = np.zeros(1 << bits, np.uint8)
    flags[hashes >> np.uint32(32 - bits)] = 1
    return np.packbits(flags, bitorder="little").view("<i4")


def are_known(known: Words, hashes: Hashes) -> NDArray[np.bool_]:
    """Tell of each feature's hash whether its bit is set: others may share it."""
    bit = hashes >> np.uint32(32 - len(known).bit_length() - 4)
    word = known.view(np.uint32)[bit >> np.uint32(5)]
    are: NDArray[np.bool_] = (word >> (bit & np.uint32(31)) & np.uint32(1)).astype(bool)
    return are


def rows_of(hashes: Hashes, rows: int, known: Words = EVERY) -> Hashes:
    """Return the row of a table that each known feature chooses; 0 for others and for hash 0."""
    kept = (hashes > 0) & are_known(known, hashes)
    return np.where(kept, buckets(hashes, rows), np.uint32(0))
