"""The day of an article: told beside it, or by its page at the top, or else one given for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from newsnlp.clean import Cleaned, clean, load_lexicon
from newsnlp.clean.lines import fold
from newsnlp.find.dates import dateline
from newsnlp.lexicon import words
from newsnlp.patterns import lazy
from newsnlp.types import Article

_ISSUE = lazy(r"№ ?\d+(?: ?\([\d ]+\))?(?![\w/-])")
"""The number of a newspaper: «№ 45 (11 208)», not that of a paper, «№ 17-п»."""
_STAMP, _LONGEST, _TOP = "date", 100, 2
_OTHERS = frozenset({"teaser", "comments"})
_BAR = lazy(r"\s*[|•·]\s*")


def by_page(article: Article, page: Cleaned) -> Article:
    """Return an article with the day that it tells at its top, where nobody has told another."""
    if article.published or not page.read:
        return article
    text = article.text
    day = dateline(text[: _others(text, page)], page.read[0][0]) or _stamped(text, page)
    return article if day is None else replace(article, published=day.isoformat())


def _others(text: str, page: Cleaned) -> int:
    """Return where other articles and comments begin below the first lines, the end without."""
    top = page.blocks[:_TOP][-1][0] if page.blocks else 0
    below = (x.start for x in page.debris if x.kind in _OTHERS and x.start > top)
    return next(below, len(text))


def _stamped(text: str, page: Cleaned) -> date | None:
    """Return the day of a stamp with much beside it, or of a newspaper: «№ 45 (11208), 9 мая 2025».

    Below the headline and what follows it any other day may be that of another article.
    """
    top = page.blocks[:_TOP][-1][1] if page.blocks else 0
    for debris in page.debris:
        line = " ".join(text[debris.start : debris.end].split())
        if len(line) <= _LONGEST and (
            (debris.kind == _STAMP and (debris.start < top or _says_published(line)))
            or _ISSUE.search(line)
        ):
            told = dateline("\n".join(_BAR.split(_ISSUE.sub(" ", line))))
            if told is not None:
                return told
    return None


def _says_published(line: str) -> bool:
    return not words("published_words.txt").isdisjoint(fold(line).replace(":", " ").split())


def by_default(articles: Iterable[Article], published: str | None) -> Iterator[Article]:
    """Yield articles, those that tell no day, nor their pages, with the ISO date given."""
    for article in articles:
        if article.published or not published:
            yield article
            continue
        told = by_page(article, clean(article.text, title=article.title, lexicon=load_lexicon()))
        yield told if told.published else replace(article, published=published)
