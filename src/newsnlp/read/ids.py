"""Ids that are unique within one reading."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.types import Article

logger = logging.getLogger(__name__)

_FIRST_SLOTS = 1024


def unique(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles; an id that came before gets ``#2``, ``#3`` … («news» → «news#2»).

    Says in the log of how many that is so. Remembers 12 to 24 bytes per article.
    """
    seen, given, renamed = _Hashes(), dict[str, int](), 0
    example = ("", "")
    for article in articles:
        doc_id, number = article.doc_id, given.get(article.doc_id, 1)
        while not seen.add(hash(doc_id)):
            number += 1
            doc_id = f"{article.doc_id}#{number}"
        if doc_id != article.doc_id:
            given[article.doc_id] = number
            renamed += 1
            example = example if renamed > 1 else (article.doc_id, doc_id)
            article = replace(article, doc_id=doc_id)
        yield article
    if renamed:
        count = f"{renamed:,} article{'s' * (renamed > 1)}"
        logger.warning("%s with an id of one before: of two %r the second is %r", count, *example)


class _Hashes:
    """A set of numbers of 64 bits, in a table that is at most two thirds full."""

    def __init__(self) -> None:
        self.slots = array("q", bytes(8 * _FIRST_SLOTS))
        self.count = 0

    def add(self, number: int) -> bool:
        """Take a number; tell whether it is new."""
        number = number or 1  # 0 is a slot that is free
        at = self._place(number)
        if self.slots[at]:
            return False
        self.slots[at] = number
        self.count += 1
        if 3 * self.count > 2 * len(self.slots):
            self._grow()
        return True

    def _place(self, number: int) -> int:
        """Return the slot that a number is in, or would be."""
        slots, last = self.slots, len(self.slots) - 1
        at = number & last
        while slots[at] and slots[at] != number:
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        old, self.slots = self.slots, array("q", bytes(16 * len(self.slots)))
        for number in filter(None, old):
            self.slots[self._place(number)] = number
