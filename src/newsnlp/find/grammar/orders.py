"""Where the orders of a paper begin: «ПРИКАЗЫВАЮ:», «На основании Устава[:] 1. Назначить …»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words

_COLON = frozenset({":"})
_OPENING = 2
"""Words of the longest opening of a preamble: «в соответствии»."""


def first_order(annotation: Annotation) -> int:
    """Return the first colon of an article behind what orders, or -1: «ПОСТАНОВЛЯЮ[:]»."""
    colons = annotation.by_form.of(_COLON)
    return next((colon for colon in colons if _orders(annotation, colon)), -1)


def _orders(annotation: Annotation, colon: int) -> bool:
    said = _said_at(annotation, colon)
    return said in words("orders.txt") or _is_preamble(annotation, colon)


def _is_preamble(annotation: Annotation, colon: int) -> bool:
    """Tell grounds alone before a colon: «В соответствии с Уставом[:]»; not who does what."""
    first = annotation.sentence_tokens(annotation.sentence_of(colon))[0]
    opening = annotation.lowered[first : first + _OPENING]
    if not words("order_grounds.txt").intersection((" ".join(opening), *opening[:1])):
        return False
    feats = map(annotation.feats, range(first, colon))
    return all(told.get("VerbForm") not in ("Fin", "Inf") for told in feats)


def _said_at(annotation: Annotation, end: int) -> str:
    """Return the word that ends at a token, spaced out or not: «п р и к а з ы в а ю»."""
    said, first = annotation.lowered, end - 1
    while first > 0 and len(said[first]) == len(said[first - 1]) == 1 and said[first - 1].isalpha():
        first -= 1
    return "".join(said[max(first, 0) : end])
