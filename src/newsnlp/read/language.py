"""Articles that are plainly not Russian, told in the log: what is found in them is mostly noise.

Letters tell: Ukrainian, Tatar or Serbian have some that no Russian word has, Bulgarian has «ъ»
where Russian has «ы» and «э», text decoded wrongly has all kinds. What may be Russian is not told.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from newsnlp import lexicon
from newsnlp.types import Article

logger = logging.getLogger(__name__)

_SAMPLE = 1000
"""Characters from the middle, of which those of Russian texts are told at once."""
_LEAST = 100
"""Letters below which a text tells too little: «Real Madrid – Juventus, 2:1»."""
_OTHER_ALPHABET = 0.8
"""Share of letters that are not Cyrillic."""
_OTHER_CYRILLIC = 0.025
"""Share of Cyrillic letters that Russian lacks: of Ukrainian 0.07, of Serbian 0.03."""
_HARD_SIGNS = 0.01
"""Share of «ъ»: 0.0004 in Russian, 0.015 in Bulgarian."""
_SHOWN = 3
"""Articles that are told one by one; of more, how many they are."""


def why_not_russian(text: str) -> str | None:
    """Return what shows that a text is not Russian, None where it may be."""
    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE]
    if ("ы" in sample or "э" in sample) and _alphabets()[1].isdisjoint(sample):
        return None
    return _why(Counter(text.lower()))


def _why(counts: Counter[str]) -> str | None:
    russian, cyrillic = _alphabets()
    letters = {c: n for c, n in counts.items() if c.isalpha()}
    others = {c: n for c, n in letters.items() if c in cyrillic}
    total, foreign = sum(letters.values()), sum(others.values())
    ours = foreign + sum(n for c, n in letters.items() if c in russian)
    if total < _LEAST:
        return None
    if total - ours > _OTHER_ALPHABET * total:
        return "its letters are not Cyrillic"
    if foreign > _OTHER_CYRILLIC * total:
        usual = sorted(others, key=lambda c: (-others[c], c))
        return f"it has letters that Russian lacks: {' '.join(usual[:_SHOWN])}"
    if counts["ъ"] > max(_HARD_SIGNS * total, counts["ы"] + counts["э"]):
        return "it has more «ъ» than «ы» and «э»"
    return None


@cache
def _alphabets() -> tuple[frozenset[str], frozenset[str]]:
    """Return the small letters of Russian, and all Cyrillic letters that it lacks."""
    russian = frozenset(letter for letter, _ in lexicon.rows("letters.tsv"))
    cyrillic = map(chr, range(0x400, 0x530))
    return russian, frozenset(c for c in cyrillic if c.lower() not in russian)


class Strangers:
    """Looks at articles in turn, and tells of those that are not Russian."""

    def __init__(self) -> None:
        self.seen = self.found = 0

    def look(self, article: Article) -> Article:
        """Return the article; say in the log where it is not Russian."""
        self.seen += 1
        why = why_not_russian(article.text)
        if why is not None:
            self.found += 1
            if self.found <= _SHOWN:
                told = "%s: this is hardly Russian, and what is found in it mostly noise: %s"
                logger.warning(told, article.doc_id, why)
        return article

    def tell(self) -> None:
        """Say how many they were, where not each was told."""
        if self.found > _SHOWN:
            told = "%s of %s articles are hardly Russian, and what is found in them mostly noise"
            logger.warning(told, f"{self.found:,}", f"{self.seen:,}")


def looked_at(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles, and say which of them are not Russian."""
    strangers = Strangers()
    yield from map(strangers.look, articles)
    strangers.tell()
