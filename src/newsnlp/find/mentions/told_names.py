"""Surnames that an article tells in full: «Тамара [Климина]» says what «Климина» is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.link.people import declension
from newsnlp.types import Span

_ALIKE = 4
"""Letters by which two surnames are taken for one: «Маска», Илон «Маск»."""
_THREE = 3


class ToldNames:
    """Last words of the persons of an article that have more than one, read once, when asked."""

    def __init__(self, annotation: Annotation, spans: Sequence[Span]) -> None:
        self._text = annotation.text
        self._spans = spans

    def has(self, word: str) -> bool:
        """Tell whether a word is one of the surnames, in whatever case."""
        return not self._nominatives.isdisjoint(declension.nominatives(word.lower()))

    def has_whole(self, name: str) -> bool:
        """Tell whether a name stands by itself elsewhere, in the same words."""
        return name in self._names

    def has_alike(self, word: str) -> bool:
        """Tell whether one of the surnames begins as a word does."""
        return word[:_ALIKE] in self._leads

    def has_double(self, word: str) -> bool:
        """Tell whether a double surname begins as «Донцова-Рида» does."""
        lead = word.partition("-")[0][:-1]
        return any(name.startswith(lead) for name in self._surnames if "-" in name)

    @cached_property
    def _names(self) -> frozenset[str]:
        persons = (s for s in self._spans if s.type is EntityType.PERSON)
        return frozenset(self._text[s.start : s.end] for s in persons)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        persons = (s for s in self._spans if s.type is EntityType.PERSON)
        names = (self._text[s.start : s.end].split() for s in persons)
        return frozenset(_surname(name) for name in names if len(name) > 1)

    @cached_property
    def _nominatives(self) -> frozenset[tuple[str, str]]:
        lower = (name.lower() for name in self._surnames)
        return frozenset(form for name in lower for form in declension.nominatives(name))

    @cached_property
    def _leads(self) -> frozenset[str]:
        return frozenset(name[:n] for name in self._surnames for n in range(1, _ALIKE + 1))


def _surname(name: Sequence[str]) -> str:
    """Return the last word of a name, the first of «Рид Лев Ильич»."""
    behind = len(name) == _THREE and "Patr" in declension.kinds(name[-1].lower())
    return name[0] if behind and "Name" in declension.kinds(name[1].lower()) else name[-1]
