"""Complements of a noun that the parser hangs on an adjective between both."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation


def behind_adjectives(annotation: Annotation, noun: int) -> list[int]:
    """Return the genitive that an adjective before it has taken: «состав учёного [совета]».

    No noun hangs on an adjective before it.
    """
    a, token = annotation, noun + 1
    if a.pos(noun) != "NOUN":
        return []
    while token < len(a) and a.pos(token) == "ADJ" and a.feats(token).get("Case") == "Gen":
        token += 1
    genitive = token < len(a) and a.pos(token) == "NOUN" and a.feats(token).get("Case") == "Gen"
    return [token] if genitive and noun < a.heads[token] < token else []
