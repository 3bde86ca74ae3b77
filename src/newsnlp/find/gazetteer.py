"""Mentions of the names in a user's lexicon, in any grammatical case.

Every word of a name is expanded into all its dictionary forms («центр» → «центра», «центром»
…) when the lexicon is loaded, so that finding costs one look-up per token. Quotes, «ё» and
letter case are not compared, with two exceptions: a name of one word with a capital («Заря»)
is none in small letters, and an acronym («ЦОПП», «МИДом») keeps its capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache

from razdel import tokenize

from newsnlp.annotate import marks
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import LONGEST_WORD, analyzer
from newsnlp.annotate.lemma import normal_word
from newsnlp.custom import Entry, Known
from newsnlp.find.mentions.nesting import without_crossing
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, Mention, Span

SOURCE = "rule:lexicon"

_DECLINED = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
_DASHES = dict.fromkeys(map(ord, "‐‑–—−"), "-")
_MODEL = "мид"
"""Acronyms are declined like this one, if at all: «ЦОПП», «ЦОППа», «ЦОППом»."""


@dataclass(slots=True, eq=False)
class _Node:
    """A word of names after those that lead here; the names that end with it.

    ``acronym`` is the word itself where it must keep its capitals, else empty.
    """

    acronym: str = ""
    ends: list[Known] = field(default_factory=list)
    words: dict[str, _Node] = field(default_factory=dict)
    forms: dict[str, list[_Node]] = field(default_factory=dict)

    def then(self, word: str) -> _Node:
        """Return the node of the next word of a name, made where there is none."""
        acronym = word if len(word) > 1 and word.isupper() else ""
        key = acronym or _normal(word)
        if key not in self.words:
            node = self.words[key] = _Node(acronym)
            for form in _forms(word):
                self.forms.setdefault(form, []).append(node)
        return self.words[key]


class Gazetteer:
    """Finds the names of entries; with none it costs nothing."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                node = self._root
                for token in tokenize(name):
                    if token.text not in marks.QUOTES:
                        node = node.then(token.text)
                node.ends.append(Known(entry, name))

    def find(self, annotation: Annotation) -> list[Span]:
        """Return the mentions in text order; those of one type never overlap, none cross."""
        found = [span for span, _ in self._found(annotation)]
        sized = [(span.end - span.start, span.start, span.end) for span in found]
        return [found[i] for i in without_crossing(sized)]

    def name(self, annotation: Annotation, mentions: Sequence[Mention]) -> dict[int, Known]:
        """Return which name each mention found here is, by the index of the mention."""
        places = {(s.start, s.end, s.type): known for s, known in self._found(annotation)}
        return {
            i: places[m.start, m.end, m.type] for i, m in enumerate(mentions) if m.source == SOURCE
        }

    def _found(self, annotation: Annotation) -> Iterator[tuple[Span, Known]]:
        first_words = self._root.forms
        ends: dict[EntityType, int] = {}
        for token, word in enumerate(annotation.words if first_words else ()):
            if _normal(word) in first_words:
                for last, known in self._names_at(annotation, token):
                    if token >= ends.get(known.entry.type, 0):
                        first, end = _quoted(annotation.words, token, last)
                        ends[known.entry.type] = end
                        place = annotation.starts[first], annotation.ends[end - 1]
                        yield Span(*place, known.entry.type, 1.0, SOURCE), known

    def _names_at(self, annotation: Annotation, first: int) -> list[tuple[int, Known]]:
        """Return the names that begin at a token, the longest first, with the token after each."""
        found: list[tuple[int, Known]] = []
        nodes, token, words = [self._root], first, annotation.words
        while token < len(words) and (nodes := _next(annotation, nodes, token)):
            token += 1
            for node in nodes:
                found += ((token, name) for name in node.ends)
            while token < len(words) and words[token] in marks.QUOTES:
                token += 1
        return [
            (last, name) for last, name in reversed(found) if _stands(annotation, first, last, name)
        ]


def _next(annotation: Annotation, nodes: Sequence[_Node], token: int) -> list[_Node]:
    """Return the nodes that a token leads to."""
    word = _normal(annotation.words[token])
    found = [after for node in nodes for after in node.forms.get(word, ())]
    if any(node.acronym for node in found):
        written = _written(annotation, token)
        found = [node for node in found if written.startswith(node.acronym)]
    return found


def _stands(annotation: Annotation, first: int, last: int, known: Known) -> bool:
    """Tell whether words are a name: one with a capital where it asks for it, or one sentence."""
    if last == first + 1:
        return known.spelling.islower() or not _written(annotation, first).islower()
    pending, _ = marks.unbalanced(annotation.words, first, last)
    open_ = bool(pending) and pending[-1] in marks.QUOTES
    if open_ and annotation.words[last : last + 1] != pending[-1:]:
        return False  # «Фонд «Заря и закат»» is another
    return annotation.sentence_of(first) == annotation.sentence_of(last - 1)


def _quoted(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the token range of a name with the quotes around it that close or open its own."""
    pending, stray = marks.unbalanced(words, first, last)
    while pending and words[last : last + 1] == pending[-1:]:
        pending.pop()
        last += 1
    if stray is not None and first and marks.CLOSER.get(words[first - 1]) == words[stray]:
        first -= 1
    return first, last


def _written(annotation: Annotation, token: int) -> str:
    """Return a token as the article has it; ``words`` spell lines in capitals as usual."""
    return annotation.slice_text(token, token + 1)


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
    if word.isupper() and len(word) > 1:
        found.update(normal + form.removeprefix(_MODEL) for form in _forms(_MODEL))
    return frozenset(found)
