"""What is odd about a dump, told in the log while it is read through."""

from __future__ import annotations

import logging

from newsnlp.read.language import Strangers
from newsnlp.types import Article

logger = logging.getLogger(__name__)

LONG = 1_000_000
_SHOWN = 3
"""Articles that cannot be read of which the reason is told; the table has them all."""


class Oddities:
    """Takes articles in turn; tells which cannot be read, take long or are not Russian."""

    def __init__(self) -> None:
        self.unread, self.strangers = 0, Strangers()

    def add(self, article: Article) -> None:
        """Take one article."""
        self.strangers.look(article)
        if article.error is not None:
            self.unread += 1
            if self.unread <= _SHOWN:
                logger.warning("%s: %s", article.doc_id, article.error)
        if len(article.text) > LONG:
            told = "%s: one article of %s characters takes long; are there several in it?"
            logger.warning(told, article.doc_id, f"{len(article.text):,}")

    def tell(self) -> None:
        """Say of how many that is so, once all are read."""
        self.strangers.tell()
