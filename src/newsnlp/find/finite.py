"""Finite verbs that a tagger takes for names or nouns, told by the dictionary."""

from __future__ import annotations

from newsnlp.annotate.dictionary import listed
from newsnlp.link.morphology import readings

_ENDINGS = ("ет", "ёт", "ит", "ют", "ут", "ят", "ат", "л", "ла", "ли")


def is_verb(word: str) -> bool:
    """Tell a lowercase word that the dictionary knows and not as a noun or an adjective."""
    return bool(listed(word)) and not readings(word)


def is_finite(word: str) -> bool:
    """Tell a lowercase verb of the third person or the past: «аккомпанирует», «заведовал»."""
    return word.endswith(_ENDINGS) and word.isalpha() and is_verb(word)
