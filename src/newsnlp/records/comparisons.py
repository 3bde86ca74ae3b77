"""Dates that only measure a record: «впервые с 1990 года», «самым молодым мэром с 1812 года»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_SINCE = frozenset({"с", "со"})
_SUPERLATIVES = frozenset({"самый", "впервые"})
_BESIDE = frozenset({"первый", "единственный", "раз"})
"""Words that measure only where the date follows at once: a «первый заместитель» is a post."""
_REACH = 10


def is_compared_with(annotation: Annotation, date: int) -> bool:
    """Tell whether the date that begins at a token says since when nothing was like this."""
    a = annotation
    if a.words[date].lower() not in _SINCE or date == 0:
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(date))
    if date > begin and a.lemmas[date - 1] in _BESIDE:
        return True
    for token in range(date - 1, max(begin, date - _REACH) - 1, -1):
        if a.words[token] in ",;:":
            return False
        if a.lemmas[token] in _SUPERLATIVES:
            return True
    return False
