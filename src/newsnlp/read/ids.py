"""Ids that are unique within one reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.types import Article


def unique(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles; an id that came before gets ``#2``, ``#3`` … («news» → «news#2»).

    Remembers a hash of 8 bytes per article.
    """
    seen: dict[int, int] = {}
    for article in articles:
        doc_id = article.doc_id
        count = seen.get(hash(doc_id), 0)
        while hash(doc_id) in seen:
            count += 1
            doc_id = f"{article.doc_id}#{max(count, 2)}"
        seen[hash(article.doc_id)] = max(count, 1)
        seen.setdefault(hash(doc_id), 1)
        yield article if doc_id == article.doc_id else replace(article, doc_id=doc_id)
