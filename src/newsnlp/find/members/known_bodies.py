"""What well-known bodies are: КПРФ and «Единая Россия» are parties, «Зенит» is a club."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold

_ENDINGS = "аяоеиыйью"
_LONGEST = 3
"""Letters that an ending has at most: «новыми»."""


@lru_cache(1024)
def kinds_of_known(name: str) -> frozenset[str]:
    """Return what a well-known body is, in any case: «Единой России» is a «партия»."""
    words = fold(name.strip('«»"')).split()
    for stems, kinds in _known():
        if len(stems) == len(words) and all(map(_is_form, words, stems)):
            return kinds
    return frozenset()


def _is_form(word: str, stem: str) -> bool:
    return word.startswith(stem) and len(word) - len(stem) <= _LONGEST


@cache
def _known() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Return what names begin with in any case, «един росс», and what they name."""
    return tuple(
        (tuple(fold(word).rstrip(_ENDINGS) for word in name.split()), frozenset(kinds))
        for name, *kinds in rows("known_kinds.tsv")
    )
