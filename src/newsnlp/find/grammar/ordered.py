"""Posts that the parser hangs on the order that gives them: «указом мэра [ректором] назначен»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_NOUNS = ("NOUN", "PROPN")


_CHAIN = 4
"""Nouns between an order and the post: «приказом начальника управления [директором] назначен»."""


def by_order(annotation: Annotation, verb: int) -> list[int]:
    """Return what somebody is made by an order: «указом президента [ректором] назначен Рид»."""
    a = annotation
    orders = [t for t in a.children[verb] if t < verb - 1 and _is_instrumental(a, t, "Inan")]
    return [
        c
        for t in orders
        for c in range(t + 1, verb)
        if _is_instrumental(a, c, "Anim") and _hangs_on(a, c, t)
    ]


def _hangs_on(annotation: Annotation, noun: int, order: int) -> bool:
    """Tell whether a noun without a preposition depends on an order by way of nouns alone."""
    a = annotation
    if any(a.pos(child) == "ADP" for child in a.children[noun]):
        return False
    for _ in range(_CHAIN):
        noun = a.heads[noun]
        if noun <= order:
            return noun == order
        if a.pos(noun) not in _NOUNS:
            return False  # «указом, подписанным [министром]»
    return False


def _is_instrumental(annotation: Annotation, noun: int, animacy: str) -> bool:
    feats = annotation.feats(noun)
    known = feats.get("Case") == "Ins" and feats.get("Animacy") == animacy
    return known and annotation.pos(noun) in _NOUNS
