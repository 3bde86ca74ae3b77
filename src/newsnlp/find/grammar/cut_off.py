"""Complements of a noun or verb that the parser hangs on an adjective between both."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class


def behind_adjectives(annotation: Annotation, noun: int) -> list[int]:
    """Return the genitive that an adjective before it has taken: «состав учёного [совета]».

    No noun hangs on an adjective before it: «почётного [звания] удостоен Рид».
    """
    a, token = annotation, noun + 1
    if a.pos(noun) == "VERB":
        return list(_with_adjective(a, noun))
    if a.pos(noun) != "NOUN":
        return []
    while token < len(a) and a.pos(token) == "ADJ" and a.feats(token).get("Case") == "Gen":
        token += 1
    genitive = token < len(a) and a.pos(token) == "NOUN" and a.feats(token).get("Case") == "Gen"
    return [token] if genitive and noun < a.heads[token] < token else []


def _with_adjective(annotation: Annotation, verb: int) -> Iterator[int]:
    """Yield the nouns behind adjectives that hang on a verb in their place.

    So does the rival that hangs on «вничью»: «сыграла вничью с [«Лучом»]».
    """
    a = annotation
    for child in a.children[verb]:
        if a.pos(child) == "ADV" and a.lemmas[child] in noun_class("drawn"):
            yield from (rival for rival in a.children[child] if rival > child)
        if a.pos(child) != "ADJ" or child + 1 >= len(a) or a.heads[child + 1] != child:
            continue
        case = a.feats(child).get("Case")
        if a.pos(child + 1) == "NOUN" and case and a.feats(child + 1).get("Case") == case:
            yield child + 1
