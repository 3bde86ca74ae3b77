"""Mentions of the names in a user's lexicon, in any grammatical case.

Every word of a name is expanded into all its dictionary forms («центр» → «центра», «центром»
…) when the lexicon is loaded, so that finding costs one look-up per token. Quotes, «ё» and
letter case are not compared, with two exceptions: a name of one word with a capital («Заря»)
is none in small letters, and an acronym («ЦОПП», «МИДом») keeps its capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from razdel import tokenize

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.lemma import LONGEST_WORD, analyzer, normal_word
from newsnlp.custom import Entry, Known
from newsnlp.find import marks
from newsnlp.find.nesting import without_crossing
from newsnlp.types import Mention, Span

SOURCE = "rule:lexicon"

_DECLINED = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
_DASHES = dict.fromkeys(map(ord, "‐‑–—−"), "-")
_MODEL = "мид"
"""Acronyms are declined like this one, if at all: «ЦОПП», «ЦОППа», «ЦОППом»."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """A name without its quotes: the forms of each word, and what capitals it asks for."""

    known: Known
    forms: tuple[frozenset[str], ...]
    acronyms: tuple[str, ...]  # the word itself where it is an acronym, else empty
    capital: bool


class Gazetteer:
    """Finds the names of entries; with none it costs nothing."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._index: dict[str, list[_Pattern]] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                self._add(Known(entry, name))
        for patterns in self._index.values():
            patterns.sort(key=lambda pattern: -len(pattern.forms))

    def _add(self, known: Known) -> None:
        words = [t.text for t in tokenize(known.spelling) if t.text not in marks.QUOTES]
        capital = len(words) == 1 and words[0][0].isupper()
        acronyms = tuple(word if _is_acronym(word) else "" for word in words)
        pattern = _Pattern(known, tuple(map(_forms, words)), acronyms, capital)
        for form in pattern.forms[0]:
            self._index.setdefault(form, []).append(pattern)

    def find(self, annotation: Annotation) -> list[Span]:
        """Return the mentions in text order; those of one type never overlap, none cross."""
        if not self._index:
            return []
        found: list[Span] = []
        ends: dict[str, int] = {}
        for token, pattern, last in self._matches(annotation):
            type_ = pattern.known.entry.type
            if token >= ends.get(type_, 0):
                ends[type_] = last
                first, stop = marks.balance(annotation, token, last)
                place = int(annotation.start[first]), int(annotation.end[stop - 1])
                found.append(Span(*place, type_, 1.0, SOURCE))
        return [
            found[i] for i in without_crossing([(s.end - s.start, s.start, s.end) for s in found])
        ]

    def name(self, annotation: Annotation, mentions: Sequence[Mention]) -> dict[int, Known]:
        """Return which name each mention found here is, by the index of the mention."""
        if not self._index:
            return {}
        named: dict[int, Known] = {}
        for i, mention in enumerate(mentions):
            if mention.source == SOURCE:
                token, _ = annotation.tokens_of(mention.start, mention.end)
                named[i] = next(
                    pattern.known
                    for _, pattern, _ in self._matches_at(annotation, token)
                    if pattern.known.entry.type is mention.type
                )
        return named

    def _matches(self, annotation: Annotation) -> Iterator[tuple[int, _Pattern, int]]:
        index = self._index
        for token, word in enumerate(annotation.words):
            if _normal(word) in index:
                yield from self._matches_at(annotation, token)

    def _matches_at(
        self, annotation: Annotation, token: int
    ) -> Iterator[tuple[int, _Pattern, int]]:
        """Yield (first token, pattern, last token + 1) of names that begin here, longest first."""
        for pattern in self._index.get(_normal(annotation.words[token]), ()):
            last = _end(annotation, token, pattern)
            if last:
                yield token, pattern, last


def _end(annotation: Annotation, first: int, pattern: _Pattern) -> int:
    """Return the token after a name that begins at ``first``, 0 where it does not."""
    words = annotation.words
    limit = int(annotation.sentences[annotation.sentence_of(first)][1])
    if pattern.capital and not _written(annotation, first)[0].isupper():
        return 0
    token = first
    for number, (forms, acronym) in enumerate(zip(pattern.forms, pattern.acronyms, strict=True)):
        while number and token < limit and words[token] in marks.QUOTES:
            token += 1
        if token >= limit or _normal(words[token]) not in forms:
            return 0
        if not _written(annotation, token).startswith(acronym):
            return 0
        token += 1
    return token


def _written(annotation: Annotation, token: int) -> str:
    """Return a token as the article has it; ``words`` spell lines in capitals as usual."""
    return annotation.text[annotation.start[token] : annotation.end[token]]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _normal(word: str) -> str:
    return normal_word(word).translate(_DASHES) if not word.isalpha() else normal_word(word)


@cache
def _forms(word: str) -> frozenset[str]:
    """Return all forms of a noun or adjective, any other word alone, as ``_normal`` writes them."""
    normal = _normal(word)
    found = {normal}
    if len(word) <= LONGEST_WORD:
        for parse in analyzer().parse(normal):
            if parse.tag.POS in _DECLINED:
                found.update(normal_word(form[0]) for form in analyzer().get_lexeme(parse))
    if _is_acronym(word) and word.lower() != _MODEL:
        found.update(normal + form.removeprefix(_MODEL) for form in _forms(_MODEL))
    return frozenset(found)
