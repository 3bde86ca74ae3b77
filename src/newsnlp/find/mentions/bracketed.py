"""Names that hold brackets, where the model's spans stop at them.

- A region's: «Верховный суд [Республики Саха (Якутия)]», «глава [РС(Я)]».
- An adjective's double: «[Казанский (Приволжский) федеральный университет]».
- One in the middle of a name: «Ассоциация [крестьянских (фермерских) хозяйств «Луч»]».
- A body ends before a bracket that it does not close: «[Институт катализа] (ИК СО РАН)».
- What a school may call itself is nobody else: «институт (технический университет)».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.type_sets import OUTER
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.grammar.word_sides import side
from newsnlp.types import Span

SOURCE = "rule:bracketed"
SCORE = 0.9
_BRACKET = frozenset({"("})
_SHORT = 4
"""Letters of a word that is compared whole: «Саха»."""
_LONGEST = 4
_DOUBLE = 5
"""Tokens of «крестьянских (фермерских) хозяйств»."""
_NAME = 7
"""Tokens of a name in guillemets behind one, with these."""


def with_brackets(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with names that hold a word in brackets whole."""
    if "(" not in annotation.text and ")" not in annotation.text:
        return list(spans)
    found = _over_doubles(annotation, spans)
    found = [_balanced(annotation.text, span) for span in found]
    for opening in _openings(annotation):
        start = _region(annotation, opening)
        if start is not None:
            found = _of_region(annotation, found, start, opening)
        elif _is_double(annotation, opening):
            found = _of_double(annotation, found, opening)
    return _without_titles(annotation, found)


def _balanced(text: str, span: Span) -> Span:
    """Return a body without the bracket that it opens or closes alone: «Институт … (ИК СО РАН»."""
    if span.type is not EntityType.ORGANIZATION:
        return span
    name = text[span.start : span.end]
    opened, closed = name.count("("), name.count(")")
    if opened == closed:
        return span
    end = name.rfind("(") if opened > closed else name.find(")")
    end = len(name[:end].rstrip())
    return replace(span, end=span.start + end) if end > 0 else span


def _openings(annotation: Annotation) -> Iterator[int]:
    """Yield the brackets around one word that begins with a capital."""
    told = annotation.words
    for token in annotation.by_form.of(_BRACKET):
        inside = 0 < token < len(told) - 2
        if inside and told[token + 2] == ")" and told[token + 1][0].isupper():
            yield token


def _over_doubles(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with bodies that end at a common adjective's double grown over its noun."""
    ends: dict[int, int] = {}
    inside: set[tuple[int, int]] = set()
    for opening in annotation.by_form.of(_BRACKET):
        if not _is_common_double(annotation, opening):
            continue
        noun = opening + 3
        quoted = _quoted_end(annotation, noun + 1)
        end = quoted or annotation.ends[noun]
        if quoted:
            inside.add((annotation.starts[noun + 2], end - 1))
        ends |= dict.fromkeys(annotation.ends[opening - 1 : opening + 3], end)
    grown = {
        span: replace(span, end=ends[span.end])
        for span in spans
        if span.end in ends and span.type in OUTER
    }
    if not any(span.type is EntityType.ORGANIZATION for span in grown):
        return list(spans)
    kept = [span for span in spans if (span.start, span.end) not in inside]
    return list(dict.fromkeys(grown.get(span, span) for span in kept))


def _is_common_double(annotation: Annotation, opening: int) -> bool:
    """Tell «крестьянских (фермерских) хозяйств», two adjectives in one form before a noun."""
    told = annotation.words[max(0, opening - 1) : opening + 4]
    if len(told) < _DOUBLE or told[3] != ")" or not all(told[i].islower() for i in (0, 2, 4)):
        return False
    one, other = (side(word, adjectival=True) for word in (told[0], told[2]))
    noun = annotation.pos(opening + 3) == "NOUN"
    return noun and one.known and other.known and not set(one.forms).isdisjoint(other.forms)


def _quoted_end(annotation: Annotation, opening: int) -> int:
    """Return where a short name in guillemets ends that begins at a token, or 0."""
    told = annotation.words[opening : opening + _NAME]
    closed = told[:1] == ["«"] and "»" in told
    return annotation.ends[opening + told.index("»")] if closed else 0


def _region(annotation: Annotation, opening: int) -> int | None:
    """Return the token where the region begins that a word in brackets ends, or None."""
    for name in _regions().get(fold(annotation.lemmas[opening + 1]), ()):
        first = opening - len(name)
        own = [annotation.words[token] for token in range(max(first, 0), opening)]
        if first >= 0 and all(map(_begins_alike, own, name)):
            return first
    return None


def _begins_alike(word: str, name: str) -> bool:
    """Tell a form of a word by all but its last letter: «Республики», «Саха»."""
    stem = fold(name)[:-1] if len(name) > _SHORT else fold(name)
    return fold(word).startswith(stem) and word[0].isupper()


@cache
def _regions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by the word in brackets the words before it: «якутия» → («Республика», «Саха»)."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows("regions.tsv"):
        for name in (row[0], *row[-1].split(";")):
            before, bracket, inside = name.partition("(")
            if bracket:
                key = fold(inside.rstrip(")"))
                found[key] = (*found.get(key, ()), tuple(before.split()))
    return found


def _of_region(
    annotation: Annotation, spans: Sequence[Span], first: int, opening: int
) -> list[Span]:
    """Return the spans with a region whole, and with what it ends grown over its brackets."""
    starts, ends = annotation.starts, annotation.ends
    start, before, end = starts[first], ends[opening - 1], ends[opening + 2]
    kept = [
        replace(span, end=end)
        if span.end in (before, ends[opening + 1]) and span.start < start and span.type in OUTER
        else span
        for span in spans
        if not (start <= span.start and span.end <= end)
    ]
    region = Span(start, end, EntityType.STATE_OR_PROVINCE, SCORE, SOURCE)
    return [*dict.fromkeys(kept), region]


def _is_double(annotation: Annotation, opening: int) -> bool:
    """Tell two adjectives in one form, of which brackets hold the second."""
    if not annotation.words[opening - 1][0].isupper():
        return False
    one, other = (side(annotation.words[t], adjectival=True) for t in (opening - 1, opening + 1))
    return one.known and other.known and not set(one.forms).isdisjoint(other.forms)


def _of_double(annotation: Annotation, spans: Sequence[Span], opening: int) -> list[Span]:
    """Return the spans with a body grown over the two adjectives before it, found where it must."""
    start, begin = annotation.starts[opening - 1], annotation.starts[opening + 3 :][:1]
    bodies = [s for s in spans if s.type is EntityType.ORGANIZATION and [s.start] == begin]
    end = _school_end(annotation, opening + 3)
    if not bodies and not end:
        return list(spans)
    own = [replace(s, start=start) for s in bodies]
    own = own or [Span(start, end, EntityType.ORGANIZATION, SCORE, SOURCE)]
    inside = annotation.starts[opening + 1], annotation.ends[opening + 1]
    kept = [s for s in spans if s not in bodies and (s.start, s.end) != inside]
    return [s for s in kept if not any(_cross(s, body) for body in own)] + own


def _cross(one: Span, other: Span) -> bool:
    return crosses((one.start, one.end), (other.start, other.end))


def _school_end(annotation: Annotation, first: int) -> int:
    """Return where adjectives and a noun of institutions end: «федеральный [университет]», or 0."""
    for token in range(first, min(first + _LONGEST, len(annotation))):
        if annotation.pos(token) != "ADJ":
            named = annotation.lemmas[token] in words("institutions.txt")
            return annotation.ends[token] if named and token > first else 0
    return 0


def _without_titles(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Drop what brackets tell of a school: «институт ([технический университет])»."""
    text = annotation.text
    ends = {s.end for s in spans if s.type is EntityType.ORGANIZATION}
    return [s for s in spans if not _is_title(text, s, ends)]


def _is_title(text: str, span: Span, ends: set[int]) -> bool:
    if span.type is not EntityType.ORGANIZATION or text[span.start - 1 : span.start] != "(":
        return False
    name = text[span.start : span.end].partition(")")[0]
    noun = name.rpartition(" ")[2]
    school = noun.startswith(("университет", "институт")) and name.islower()
    return school and span.start - 2 in ends
