"""Lines that many pages of a site repeat (sidebars, footers), learned over a dump.

Counts are kept by lossy counting (Manku and Motwani 2002): memory stays bounded, a count is
too low by at most ``_ERROR`` of all lines seen, and a dump of under 1 / ``_ERROR`` lines is
counted exactly. One pass in reading order: the result does not depend on workers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from newsnlp.batch.dump import site_of
from newsnlp.clean.lines import SHORT
from newsnlp.types import Article

PageLines = Mapping[str, frozenset[str]]
"""Site → lines that its pages repeat."""

_ERROR = 1e-5
_LEAST_PAGES = 5
_SHARE = 0.05
_SENTENCE_SHARE = 0.3
"""Sentences must recur in more pages: agencies repeat their background paragraphs."""
_SENTENCE = 100
_LEAST_LENGTH = 3
_SEEN_BITS = 27


class PageLineCounter:
    """Counts in how many different pages of a site each line stands."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.counts: dict[tuple[str, str], tuple[int, int]] = {}
        self.lines = 0
        self.bucket = 1
        self.seen = bytearray(1 << (_SEEN_BITS - 3))

    def add(self, article: Article) -> None:
        """Count an article's lines once each; a text that came before counts for nothing."""
        if not article.text or self._is_copy(article.text):
            return
        site = site_of(article)
        self.pages[site] += 1
        for line in {line.strip() for line in article.text.splitlines()}:
            if _LEAST_LENGTH <= len(line) <= SHORT:
                self._count((site, line))

    def _count(self, key: tuple[str, str]) -> None:
        count, missed = self.counts.get(key, (0, self.bucket - 1))
        self.counts[key] = count + 1, missed
        self.lines += 1
        if self.lines * _ERROR >= self.bucket:
            self.counts = {k: v for k, v in self.counts.items() if sum(v) > self.bucket}
            self.bucket += 1

    def _is_copy(self, text: str) -> bool:
        """Tell whether a text came before, by a Bloom filter: reprints are no page frames."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        places = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
        bits = [place & ((1 << _SEEN_BITS) - 1) for place in places]
        known = all(self.seen[bit >> 3] >> (bit & 7) & 1 for bit in bits)
        for bit in bits:
            self.seen[bit >> 3] |= 1 << (bit & 7)
        return known

    def result(self) -> dict[str, frozenset[str]]:
        """Return the lines that stand in enough pages of their site to be its frame."""
        found: dict[str, set[str]] = {}
        for (site, line), (count, _) in self.counts.items():
            if count >= _needed(line, self.pages[site]):
                found.setdefault(site, set()).add(line)
        return {site: frozenset(lines) for site, lines in sorted(found.items())}


def _needed(line: str, pages: int) -> int:
    sentence = len(line) >= _SENTENCE or line.endswith((".", "!", "?"))
    return max(_LEAST_PAGES, math.ceil(pages * (_SENTENCE_SHARE if sentence else _SHARE)))
