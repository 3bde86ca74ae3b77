"""Articles that go through the stages together."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from newsnlp.types import Article


def batches(articles: Iterable[Article], chars: int) -> Iterator[list[Article]]:
    """Group articles into batches of about ``chars`` characters; a longer one stands alone."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > chars:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep the cyclic collector out of a batch: it makes many objects and no cycles.

    What is left of them is put to the old ones at once: the collector would go through all of it
    as soon as it is on again, 3 µs per token. Where somebody has frozen objects, they stay so.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
