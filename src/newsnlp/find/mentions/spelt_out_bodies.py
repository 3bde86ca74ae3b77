"""A body spelt out in small letters where its acronym is told.

«АСИ ([агентство стратегических инициатив])»; so is whose part is told: «пресс-служба [агентства
стратегических инициатив] … АСИ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.acronyms import abbreviates, is_acronym
from newsnlp.types import Span

SOURCE = "rule:spelt-out"
SCORE = 0.9
_OPENS = frozenset({"("}) | DASHES
_CLOSES = frozenset({")", ","}) | DASHES
_LETTERS, _LONGEST, _WORDS = 3, 12, 14
"""Letters of an acronym at least and at most, and words of a name at most."""


def with_spelt_out_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those of names whose initials the acronym before them has."""
    bodies = [span for span in spans if span.type is EntityType.ORGANIZATION]
    opened = () if _OPENS.isdisjoint(annotation.by_form.words) else bodies
    found = [new for span in opened if (new := _spelt_out(annotation, span)) is not None]
    kept = [new for new in found if not any(_overlap(new, span) for span in bodies)]
    # «ОСК – объединённая [судостроительная корпорация]»
    ends = {span.end: span.start for span in kept}
    cut = {span for span in bodies if ends.get(span.end, span.start) < span.start}
    return [*(span for span in spans if span not in cut), *kept, *_wholes(annotation, bodies)]


def _overlap(span: Span, other: Span) -> bool:
    """Tell a span that another begins or ends in, if it does not end with all of it."""
    ends = other.end == span.end and span.start < other.start
    return not ends and span.start < other.end and other.start < span.end


def _wholes(annotation: Annotation, bodies: Sequence[Span]) -> Iterator[Span]:
    """Yield whose parts bodies are, if the article has the acronym of that."""
    text, taken = annotation.text, {(span.start, span.end) for span in bodies}
    acronyms = {text[s.start : s.end] for s in bodies if s.end - s.start < _LONGEST}
    acronyms = {told for told in acronyms if len(told) >= _LETTERS and is_acronym(told)}
    for span in bodies if acronyms else ():
        first, last = annotation.tokens_of(span.start, span.end)
        if last - first <= _LETTERS or annotation.lemmas[first] not in words("subunits.txt"):
            continue
        begin, whole = annotation.starts[first + 1], annotation.slice_text(first + 1, last)
        if (begin, span.end) in taken or not whole[0].islower():
            continue
        if any(abbreviates(acronym, whole) for acronym in acronyms):
            taken.add((begin, span.end))
            yield Span(begin, span.end, EntityType.ORGANIZATION, SCORE, SOURCE)


def _spelt_out(annotation: Annotation, span: Span) -> Span | None:
    """Return the name behind a bracket or a dash after an acronym, None where there is none."""
    a, acronym = annotation, annotation.text[span.start : span.end]
    if len(acronym) < _LETTERS or not is_acronym(acronym):
        return None
    opens = a.tokens_of(span.start, span.end)[1]
    if opens + 1 >= len(a) or a.words[opens] not in _OPENS or not a.words[opens + 1][0].islower():
        return None
    last = next(_ends(a, opens + 1), -1)
    if last < 0 or not abbreviates(acronym, a.slice_text(opens + 1, last)):
        return None
    return Span(a.starts[opens + 1], a.ends[last - 1], EntityType.ORGANIZATION, SCORE, SOURCE)


def _ends(annotation: Annotation, first: int) -> Iterator[int]:
    """Yield where what a bracket or a dash opens is closed, or its sentence ends."""
    a = annotation
    _, end = a.sentence_tokens(a.sentence_of(first))
    for token in range(first, min(end, first + _WORDS)):
        if a.words[token] in _CLOSES or a.words[token] == ".":
            yield token
