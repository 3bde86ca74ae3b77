"""Ordinals of several words: «двадцать первый», «сто сорок пятый»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.agreement import adjectival


def counts_on(annotation: Annotation, token: int, last: int) -> bool:
    """Tell «[двадцать] девятом заседании», «[сто сорок] пятом»: of an ordinal the end changes."""
    while token + 1 < last and annotation.words[token].lower() in words("tens.txt"):
        token += 1
        if adjectival(annotation, token) and annotation.feats(token).get("Number") == "Sing":
            return True
    return False
