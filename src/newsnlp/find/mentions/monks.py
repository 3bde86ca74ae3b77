"""A monk's surname in brackets behind his name: «митрополит Евгений ([Кульберт])»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.types import EntityType, Span

SOURCE = "rule:monk"
_SCORE = 0.8
_NAME, _OPENING, _SURNAME, _CLOSING = range(1, 5)
"""Places behind «митрополит»."""


def with_surnames(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the names of monks and their surnames as people's.

    «Кульберт» alone may look like a town.
    """
    places = [place for noun in _monks(annotation) for place in _named(annotation, noun)]
    if not places:
        return list(spans)
    kept = [span for span in spans if (span.start, span.end) not in places]
    people = [
        next((s for s in spans if (s.start, s.end) == place and s.type is EntityType.PERSON), None)
        or Span(*place, EntityType.PERSON, _SCORE, SOURCE)
        for place in places
    ]
    return sorted([*kept, *people], key=lambda span: (span.start, -span.end))


def _monks(a: Annotation) -> Iterator[int]:
    for noun in a.by_lemma.of(words("monastic_nouns.txt")):
        after = a.words[noun + 1 : noun + _CLOSING + 1]
        if after[1::2] == ["(", ")"] and all(map(_is_name, after[::2])):
            yield noun


def _named(a: Annotation, noun: int) -> list[tuple[int, int]]:
    return [(a.starts[noun + at], a.ends[noun + at]) for at in (_NAME, _SURNAME)]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()
