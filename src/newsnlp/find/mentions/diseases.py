"""Diseases that came up after the articles that the model learns from: «заболел [ковидом]»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import analyzer
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.mentions.span_places import Places
from newsnlp.lexicon import words
from newsnlp.types import EntityType, Span

SOURCE = "rule:disease"
_SCORE = 0.95
_LEXICON = "diseases.txt"


def with_diseases(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the diseases of the lexicon beside them.

    What the model has at the same place or inside of it goes: «[COVID-[19]]» is no product and
    no number. What crosses it stays instead.
    """
    found = list(_found(annotation))
    if not found:
        return list(spans)
    places, added, gone = Places(spans), list[Span](), set[Span]()
    for disease in found:
        near = places.near(disease)
        place = disease.start, disease.end
        if not any(crosses(place, (other.start, other.end)) for other in near):
            added.append(disease)
            gone |= {s for s in near if disease.start <= s.start and s.end <= disease.end}
    kept = [span for span in spans if span not in gone]
    return sorted([*kept, *added], key=lambda span: (span.start, -span.end))


def _found(annotation: Annotation) -> Iterator[Span]:
    """Yield the diseases in text order; of two that begin together the longer."""
    meant, spelled = _forms(), annotation.lowered
    for token in annotation.by_form.of(meant.keys()):
        for last in (min(token + 2, len(spelled)), token + 1):
            if " ".join(meant.get(w, "") for w in spelled[token:last]) in words(_LEXICON):
                place = annotation.starts[token], annotation.ends[last - 1]
                yield Span(*place, EntityType.DISEASE, _SCORE, SOURCE)
                break


@cache
def _forms() -> dict[str, str]:
    """Return the words of the lexicon by their forms: the tagger does not know «ковидом»."""
    listed = sorted({word for name in words(_LEXICON) for word in name.split()})
    forms = {
        form[0]: word
        for word in listed
        for parse in analyzer().parse(word)
        if parse.tag.POS in ("NOUN", "ADJF") and parse.normal_form == word
        for form in analyzer().get_lexeme(parse)
    }
    return forms | {word: word for word in listed}
