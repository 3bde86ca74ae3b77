"""Extractions to be scored: an article that failed must not pass for one without findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from newsnlp.errors import NewsNLPError
from newsnlp.types import Article, Extraction


class Extractor(Protocol):
    """What makes extractions of articles: ``newsnlp.pipeline.Pipeline``."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction per article, in order."""


def extract_all(extractor: Extractor, articles: Iterable[Article]) -> list[Extraction]:
    """Return an extraction per article; raise NewsNLPError naming the first that failed."""
    found = list(extractor.pipe(articles))
    for result in found:
        if result.error:
            raise NewsNLPError(
                f"{result.article.doc_id} could not be extracted ({result.error}); "
                "no figure can be given"
            )
    return found
