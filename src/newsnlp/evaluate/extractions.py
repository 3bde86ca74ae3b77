"""Extractions to be scored: an article that failed must not pass for one without findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from newsnlp.errors import NewsNLPError
from newsnlp.link.bodies.bare_nouns import SOURCE as BARE_NOUN
from newsnlp.types import Article, EntityType, Extraction, Mention

RULE = "rule:"
"""Source prefix of mentions made by a rule."""


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


def is_annotated(mention: Mention) -> bool:
    """Tell whether the corpora have such mentions: they have no verbs and no bare nouns.

    «Избрана сопредседателем» is an event to us, «компания» the organization named before.
    """
    ours = mention.type is EntityType.EVENT and mention.source.startswith(RULE)
    return not ours and mention.source != BARE_NOUN
