"""A body of a place is named with the place: «[Думы Кологривского муниципального округа]».

Of a place that the model does not know it takes «[Думы]» alone, and linking then takes that for
any other дума of the article. A constituency is the deputy's and not the body's: «депутат
[городской думы] по округу № 7».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.type_sets import AREAS, OUTER
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_ABOUT, _AND = " по ", " и "
_BY = frozenset({"Dat", "Loc"})
"""Cases behind «по»: the tagger takes one for the other where both look alike."""
_DISTRICTS = frozenset({"район", "округ"})
_VOTED = frozenset({"№", "избирательный", "одномандатный"})
_LONGEST = 4
"""Words of the place: «Ленинск-Кузнецкого муниципального округа Кузбасса» has four."""


def bodies_of_places(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every bare body grown over the place right behind it."""
    spans = list(_without_constituencies(annotation, spans))
    ends = _further_places(annotation, spans)
    whole = 0
    for span in spans:
        if span.type is EntityType.ORGANIZATION and span.end > whole:
            whole = span.end  # «[[правительство] Тульской области]» has the place already
            named = annotation.text[span.end + 1 : span.end + 2].isupper()
            place = annotation.tokens_of(span.start, span.end) if named else None
            end = _place_end(annotation, *place) if place else 0
            if end:
                ends[span.end] = annotation.ends[end - 1]
    if not ends:
        return list(spans)
    grown = [
        replace(span, end=ends[span.end]) if span.type in OUTER and span.end in ends else span
        for span in spans
    ]
    places = {(span.start, span.end) for span in grown}
    cut = any(crosses(one, other) for one in places if one[1] in ends.values() for other in places)
    return list(spans) if cut else grown


def _further_places(annotation: Annotation, spans: Sequence[Span]) -> dict[int, int]:
    """Return where bodies of two places end, by where the first of them ends.

    «прокуратура Заводского района [Кемерова]», «ГУ МВД по Петербургу и [Ленинградской области]».
    """
    text = annotation.text
    areas = {span.start: span for span in spans if span.type in AREAS}
    last: dict[int, list[Span]] = {}
    for area in areas.values():
        last.setdefault(area.end, []).append(area)
    ends: dict[int, int] = {}
    for span in spans:
        if span.type is not EntityType.ORGANIZATION:
            continue
        inside = [s for s in last.get(span.end, ()) if span.start < s.start]
        if not inside:
            continue
        joined = text.startswith(_AND, span.end) and _ABOUT in text[span.start : span.end]
        other = areas.get(span.end + (len(_AND) if joined else 1))
        if other is not None and text[other.start].isupper():
            fits = _same_case if joined else _is_town_of
            if fits(annotation, inside[0], other):
                ends[span.end] = other.end
    return ends


def _same_case(annotation: Annotation, one: Span, other: Span) -> bool:
    """Tell two places that «по» governs both: «по Туле и [Тульской области]»."""
    cases = [_case(annotation, span) for span in (one, other)]
    return _BY.issuperset(cases)


def _is_town_of(annotation: Annotation, district: Span, town: Span) -> bool:
    """Tell the town whose district stands before it."""
    noun = annotation.tokens_of(district.start, district.end)[1] - 1
    named = town.type is EntityType.CITY and annotation.text[town.start - 1] == " "
    own = annotation.lemmas[noun] in _DISTRICTS and _case(annotation, town) == "Gen"
    return named and own


def _case(annotation: Annotation, span: Span) -> str:
    first, last = annotation.tokens_of(span.start, span.end)
    return annotation.feats(annotation.head_of(first, last)).get("Case", "")


def _without_constituencies(annotation: Annotation, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, «[городской думы] по округу № 7» cut before its «по»."""
    kinds = {(span.start, span.end) for span in spans if span.type is EntityType.ORGANIZATION}
    for span in spans:
        if (
            span.type is EntityType.ORGANIZATION
            and _ABOUT in annotation.text[span.start : span.end]
        ):
            end = _constituency(annotation, *annotation.tokens_of(span.start, span.end))
            if end and (span.start, end) not in kinds:
                yield replace(span, end=end)
            if end:
                continue
        yield span


def _constituency(annotation: Annotation, first: int, last: int) -> int:
    """Return the character before « по избирательному округу № 12» in a name, or 0."""
    for token in range(first + 1, last):
        if annotation.words[token] == "по":
            said = annotation.lemmas[token + 1 : last]  # not «по Южному федеральному округу»
            voted = "округ" in said and not _VOTED.isdisjoint(said)
            return annotation.ends[token - 1] if voted else 0
    return 0


def _place_end(annotation: Annotation, first: int, last: int) -> int:
    """Return the token behind «[Кологривского] муниципального округа» after a noun, or 0."""
    a = annotation
    head = a.head_of(first, last)
    if head != last - 1 or a.lemmas[head] not in words("institutions.txt"):
        return 0
    for token in range(last, min(len(a), last + _LONGEST)):
        if a.feats(token).get("Case") != "Gen":
            return 0
        if a.pos(token) == "NOUN":
            named = token > last and a.words[last][0].isupper() and a.heads[token] == head
            return token + 1 if named and a.lemmas[token] in words("place_nouns.txt") else 0
        if a.pos(token) != "ADJ":
            return 0
    return 0
