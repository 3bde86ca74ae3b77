"""Titles of several words are told whole: «[Чрезвычайный и Полномочный Посол] России в Эстонии».

The model knows «полномочный посол» and, of a title in capitals, nothing. The phrases are in
``lexicon/titles.txt``. A bishop's see is part of his title: «[епископ Каменский и Лугский] Тихон».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import AREAS
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SOURCE = "rule:title"
SCORE = 0.9
_SEE = re.compile("(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё]+[сц]к(?:ий|ой|ого|ому|им|ом)")
_OBLIQUE = re.compile("(?<=[сц]к)(?:ого|ому|им|ом)$")
_NO_GENITIVE = ("им", "ому")
_ALL_RUSSIA = ["и", "всея", "Руси"]
_CLOSING = frozenset({",", ".", ")", ";"}) | DASHES
_NAME = re.compile("[А-ЯЁ][а-яё]+")


def whole_titles(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every title of the lists whole, and marked where nothing was."""
    a, kept = annotation, list(spans)
    for first, last in _titles(a):
        begin, end = a.starts[first], a.ends[last - 1]
        # «папа [римский]» is of no city
        kept = [s for s in kept if not begin < s.start < s.end <= end or s.type is T.PROFESSION]
        roles = [s for s in kept if s.type is T.PROFESSION and begin <= s.start < end <= s.end]
        if roles:
            kept = [replace(s, start=begin) if s in roles else s for s in kept]
        else:
            ends = (end, *_places(annotation, kept, last))
            kept += [Span(begin, other, T.PROFESSION, SCORE, SOURCE) for other in ends]
    for noun, last in _sees(annotation):
        name = a.starts[last] if last < len(a) else len(a.text)
        kept = _with_see(kept, a.starts[noun], a.starts[noun + 1], a.ends[last - 1], name)
        kept += _unfound_name(a, kept, last) if last < len(a) and not a.opens_line(last) else []
    return kept


def _unfound_name(annotation: Annotation, spans: Sequence[Span], token: int) -> list[Span]:
    """Return the name behind a see that no model has: «митрополит Вятский [Хрисанф]»."""
    a, begin, end = annotation, annotation.starts[token], annotation.ends[token]
    if a.pos(token) != "PROPN" or not _NAME.fullmatch(a.words[token]):
        return []
    known = any(s.start < end and begin < s.end for s in spans)
    return [] if known else [Span(begin, end, T.PERSON, SCORE, SOURCE)]


def behind_title(annotation: Annotation, first: int) -> int:
    """Return where a title of the lists that begins at a token ends, 0 where none does."""
    ends = (first + len(phrase) for phrase in _phrases() if _is_at(annotation, first, phrase))
    return max(ends, default=0)


def _sees(annotation: Annotation) -> Iterator[tuple[int, int]]:
    """Yield the noun of each bishop whose see is told before his name, and where the name is."""
    for noun in annotation.by_lemma.of(noun_class("bishop")):
        last = behind_see(annotation, noun)
        if last:
            yield noun, last


def behind_see(annotation: Annotation, noun: int) -> int:
    """Return where a bishop's see ends that is told before his name or a mark, or 0."""
    words_, last = annotation.words, noun + 1
    while last < len(words_) and _SEE.fullmatch(words_[last]):
        last += 1
        last += 3 if words_[last : last + 3] == _ALL_RUSSIA else words_[last : last + 1] == ["и"]
    behind = "".join(words_[last : last + 1])
    told = behind in _CLOSING or _NAME.fullmatch(behind) is not None
    told |= last == len(words_)  # «Пётр, епископ Донской»
    told |= words_[last - 1].endswith(_NO_GENITIVE)  # «избран епископом Орским»
    return last if last > noun + 1 and told and words_[last - 1] != "и" else 0


def title_with_see(annotation: Annotation, *nouns: int) -> str:
    """Return the title of a bishop at one of the tokens: «[митрополита] Тверского и Кашинского»."""
    for noun in nouns:
        end = behind_see(annotation, noun) if annotation.lemmas[noun] in noun_class("bishop") else 0
        if end:
            see = map(_nominative, annotation.words[noun + 1 : end])
            return " ".join((annotation.lemmas[noun], *see))
    return ""


def _nominative(word: str) -> str:
    if not _OBLIQUE.search(word):
        return word
    found = [r.normal_form for r in readings(word.lower()) if r.known and r.pos == "ADJF"]
    return found[0].capitalize() if found and "-" not in word else _OBLIQUE.sub("ий", word)


def _with_see(spans: Sequence[Span], begin: int, see: int, end: int, name: int) -> list[Span]:
    """Return the spans with a title of these ends; who is named begins behind it."""
    kept = []
    for span in spans:
        inside = see <= span.start < end
        if inside and span.type is T.PERSON and span.end > end:
            kept.append(replace(span, start=name))
        elif not inside:
            kept.append(span)
    if all((s.start, s.end, s.type) != (begin, end, T.PROFESSION) for s in kept):
        kept.append(Span(begin, end, T.PROFESSION, SCORE, SOURCE))
    return kept


def _titles(annotation: Annotation) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each title, first and behind the last."""
    for phrase in _phrases():
        for first in annotation.by_lemma.of({phrase[0]}):
            if _is_at(annotation, first, phrase):
                yield first, first + len(phrase)


def _is_at(annotation: Annotation, first: int, phrase: tuple[str, ...]) -> bool:
    return tuple(annotation.lemmas[first : first + len(phrase)]) == phrase


def _places(annotation: Annotation, spans: Sequence[Span], token: int) -> Iterator[int]:
    """Yield where a title ends with whose it is and with where: «посол [России] в [Эстонии]»."""
    a = annotation
    areas = {s.start: s.end for s in spans if s.type in AREAS}
    while token < len(a) and a.starts[token] in areas:
        end = areas[a.starts[token]]
        yield end
        _, token = a.tokens_of(a.starts[token], end)
        token += a.words[token : token + 1] == ["в"]


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in sorted(words("titles.txt")))
