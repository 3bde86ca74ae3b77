"""The day of an article: told beside it, or by its page at the top, or else one given for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.clean import Cleaned, clean, load_lexicon
from newsnlp.find.dates import dateline
from newsnlp.types import Article


def by_page(article: Article, page: Cleaned) -> Article:
    """Return an article with the day that it tells at its top, where nobody has told another."""
    if article.published or not page.read:
        return article
    day = dateline(article.text, page.read[0][0])
    return article if day is None else replace(article, published=day.isoformat())


def by_default(articles: Iterable[Article], published: str | None) -> Iterator[Article]:
    """Yield articles, those that tell no day, nor their pages, with the ISO date given."""
    for article in articles:
        if article.published or not published:
            yield article
            continue
        told = by_page(article, clean(article.text, title=article.title, lexicon=load_lexicon()))
        yield told if told.published else replace(article, published=published)
