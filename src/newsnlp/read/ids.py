"""Ids that are unique within one reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from newsnlp.types import Article


def unique(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles; an id that came before gets ``#2``, ``#3`` … («news» → «news#2»).

    Remembers 8 bytes of hash per article.
    """
    seen: dict[int, int] = {}
    for article in articles:
        doc_id = article.doc_id
        count = seen.get(_hash(doc_id), 0)
        while _hash(doc_id) in seen:
            count += 1
            doc_id = f"{article.doc_id}#{max(count, 2)}"
        seen[_hash(article.doc_id)] = max(count, 1)
        seen.setdefault(_hash(doc_id), 1)
        yield article if doc_id == article.doc_id else replace(article, doc_id=doc_id)


def _hash(doc_id: str) -> int:
    digest = blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
