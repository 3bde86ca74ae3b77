"""A body spelt out in small letters behind its acronym: «АСИ ([агентство стратегических …])»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.marks import DASHES
from newsnlp.kinds import EntityType
from newsnlp.link.acronyms import abbreviates, is_acronym
from newsnlp.types import Span

SOURCE = "rule:spelt-out"
SCORE = 0.9
_OPENS = frozenset({"("}) | DASHES
_CLOSES = frozenset({")", ","}) | DASHES
_LETTERS, _WORDS = 3, 14
"""Letters of an acronym at least, and words of a name at most."""


def with_spelt_out_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those of names whose initials the acronym before them has."""
    if _OPENS.isdisjoint(annotation.by_form.words):
        return list(spans)
    bodies = [span for span in spans if span.type is EntityType.ORGANIZATION]
    found = [new for span in bodies if (new := _spelt_out(annotation, span)) is not None]
    taken = [(span.start, span.end) for span in bodies] if found else []
    return [*spans, *(new for new in found if not any(_overlap(new, one) for one in taken))]


def _overlap(span: Span, other: tuple[int, int]) -> bool:
    return span.start < other[1] and other[0] < span.end


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
