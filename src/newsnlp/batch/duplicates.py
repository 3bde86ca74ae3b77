"""Near-duplicate articles: MinHash signatures and locality-sensitive hashing (extra ``dedup``).

Signatures keep one byte per hash (b-bit minwise hashing, Li and König 2010), 126 bytes an
article; bands are hashed and sorted after the pass, so nothing is held per band meanwhile.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from newsnlp.errors import MissingExtraError
from newsnlp.types import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

_HASHES = 126
_BANDS = 21
_KEY = 8
"""Bytes of a band's key: its 6 hashes and padding, so that it is one number."""
_SHINGLE = 3
_SEED = 1
SIMILAR = 0.6
"""Least Jaccard similarity of the word triples of two reprints."""


class Signatures:
    """The signatures of a stream of articles, in order."""

    def __init__(self) -> None:
        try:
            from rensa import RMinHash
        except ImportError as error:
            raise MissingExtraError("finding near-duplicate articles", "dedup") from error
        self._minhash = RMinHash
        self.bytes = bytearray()
        self.blank: list[int] = []
        self.count = 0

    def add(self, article: Article) -> None:
        """Take one article; texts of a few words are never duplicates."""
        words = article.text.casefold().split()
        shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
        if len(shingles) < _SHINGLE:
            self.blank.append(self.count)
            self.bytes += bytes(_HASHES)
        else:
            minhash = self._minhash(num_perm=_HASHES, seed=_SEED)
            minhash.update([s.encode("utf-8", "surrogatepass") for s in sorted(shingles)])
            digest = np.array(minhash.digest(), dtype=np.uint32)
            self.bytes += (digest & 0xFF).astype(np.uint8).tobytes()
        self.count += 1

    def duplicates(self) -> dict[int, int]:
        """Return article number → number of the first article it is a reprint of."""
        rows = np.frombuffer(self.bytes, dtype=np.uint8).reshape(-1, _HASHES)
        first: dict[int, int] = {}
        blank = set(self.blank)
        for band in np.split(rows, _BANDS, axis=1):
            for original, others in _same(band):
                if original not in blank:
                    _note(rows, original, others, first)
        return {number: _root(first, number) for number in sorted(first)}


def _same(band: NDArray[np.uint8]) -> list[tuple[int, Sequence[int]]]:
    """Return groups of articles alike in a band as (first, the others)."""
    padded = np.zeros((len(band), _KEY), dtype=np.uint8)
    padded[:, : band.shape[1]] = band
    keys = padded.view(np.uint64).ravel()
    order = np.argsort(keys, kind="stable")
    borders = np.flatnonzero(np.diff(keys[order])) + 1
    edges = [0, *borders.tolist(), len(order)]
    groups = (order[a:b].tolist() for a, b in pairwise(edges) if b - a > 1)
    return [(group[0], group[1:]) for group in groups]


def _note(
    rows: NDArray[np.uint8], original: int, others: Sequence[int], first: dict[int, int]
) -> None:
    alike = (rows[others] == rows[original]).mean(axis=1)
    # Unlike articles agree in 1 byte of 256 by chance: Li and König's correction for b = 8.
    jaccard = (alike - 1 / 256) / (1 - 1 / 256)
    for number, similar in zip(others, jaccard >= SIMILAR, strict=True):
        if similar and original < first.get(number, number):
            first[number] = original


def _root(first: dict[int, int], number: int) -> int:
    while number in first:
        number = first[number]
    return number
