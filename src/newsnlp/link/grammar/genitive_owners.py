"""Whose a head is: what stands in the genitive behind it and what goes with that."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words


@cache
def _bodies() -> frozenset[str]:
    return words("institutions.txt") | words("organization_nouns.txt")


def is_of_its_genitive(annotation: Annotation, head: int, token: int) -> bool:
    """Tell «министерства [науки] и образования»: only bodies go with bodies.

    Nor does who lives go with what does not: «министра [науки] и образования».
    """
    one, other = annotation.feats(head), annotation.feats(token)
    if one.get("Case") != "Gen" or not holds_genitive(annotation, head, token):
        return False
    if (one.get("Animacy"), other.get("Animacy")) == ("Anim", "Inan"):
        return True
    bodies = _bodies()
    return annotation.lemmas[head] in bodies and annotation.lemmas[token] not in bodies


def holds_genitive(annotation: Annotation, head: int, token: int) -> bool:
    """Tell whose a head is before a token: «администрации [президента] Билла Рида»."""
    return any(
        annotation.heads[other] == head and annotation.feats(other).get("Case") == "Gen"
        for other in range(head + 1, token)
        if annotation.pos(other) in ("NOUN", "PROPN")
    )
