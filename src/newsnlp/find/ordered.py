"""Posts that the parser hangs on the order that gives them: «указом мэра [ректором] назначен»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_NOUNS = ("NOUN", "PROPN")


def by_order(annotation: Annotation, verb: int) -> list[int]:
    """Return what somebody is made by an order: «указом президента [ректором] назначен Рид»."""
    a = annotation
    orders = [t for t in a.children[verb] if t < verb and _is_instrumental(a, t, "Inan")]
    return [c for t in orders for c in a.children[t] if c > t and _is_instrumental(a, c, "Anim")]


def _is_instrumental(annotation: Annotation, noun: int, animacy: str) -> bool:
    feats = annotation.feats(noun)
    known = feats.get("Case") == "Ins" and feats.get("Animacy") == animacy
    return known and annotation.pos(noun) in _NOUNS
