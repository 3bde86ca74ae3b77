"""Nouns made of adjectives, which the tagger takes for adjectives: «[сборная] республики»."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold
from newsnlp.remembered import WORDS

_ENDINGS = ("ая", "ой", "ую", "ою")


def owned_by_next(annotation: Annotation, token: int) -> bool:
    """Tell «[сборной] (Тульской) области», a noun and whose it is, from «[сборной] команды»."""
    nouns = _described(annotation.words[token])
    if nouns is None:
        return False
    a, noun = annotation, token + 1
    while noun < len(a) and a.pos(noun) == "ADJ":
        noun += 1
    if noun == len(a) or a.pos(noun) not in ("NOUN", "PROPN"):
        return False
    return a.lemmas[noun] not in nouns


@lru_cache(WORDS)
def _described(word: str) -> frozenset[str] | None:
    """Return the nouns that a word describes, None where it is no such noun."""
    lower = fold(word)
    stem = next((lower[: -len(ending)] for ending in _ENDINGS if lower.endswith(ending)), "")
    return _table().get(f"{stem}ая") if stem else None


@cache
def _table() -> dict[str, frozenset[str]]:
    return {noun: frozenset(described) for noun, *described in rows("adjectival_nouns.tsv")}
