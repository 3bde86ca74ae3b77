"""Roles that the model takes for one with what follows: «[командир роты] [майор] Котов».

Or with her who has it: «рассказала [директор школы] Котова».
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.posts.degrees import is_degree
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people.told_gender import HERS, is_told_of_a_woman
from newsnlp.remembered import WORDS
from newsnlp.types import Span

_NOUNS = frozenset({"NOUN", "PROPN"})
_OBLIQUE = {"Dat": "datv", "Ins": "ablt"}
_NAME = "Name"
_LISTING = frozenset({",", "и", "-", "–", "—"})
_DUTIES, _OF_DEGREE = "обязанности", "наук"


def unfused(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans without roles that are made of two others in one case.

    Or of one whose gift something is and of one who gets it: «грамоту [мэра] [завлиту театра]».

    In «[пресс-секретарь] [президента]» the second depends on the first: it stays whole, as does
    a «писатель-фантаст». So is what a comma parts: «[народный артист России], [худрук театра]».
    """
    roles = {(s.start, s.end): s for s in spans if s.type is EntityType.PROFESSION}
    titles = {(s.start, s.end) for s in spans if s.type is EntityType.AWARD}
    starts: dict[int, list[int]] = {}
    for start, end in roles:
        starts.setdefault(end, []).append(start)
    if len(roles) < 3 or len(starts) == len(roles):
        return list(spans)
    parts = roles.keys() | titles
    fused = {whole for place, whole in roles.items() if _is_fused(annotation, place, parts, starts)}
    return [span for span in spans if span not in fused] if fused else list(spans)


def apart_from_her(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with roles that end before her surname: «рассказала [директор] Котова»."""
    text = annotation.text
    women = [
        span
        for span in spans
        if span.type is EntityType.PERSON and text.endswith(HERS, span.start, span.end)
    ]
    posts = {s.end for s in spans if s.type is EntityType.PROFESSION} if women else ()
    hers = {
        span.end: span.start - 1
        for span in women
        if span.end in posts
        and is_told_of_a_woman(annotation, *annotation.tokens_of(span.start, span.end))
    }
    if not hers:
        return list(spans)
    cut = (
        replace(span, end=hers[span.end])
        if span.start < hers.get(span.end, 0) and _is_of_a_man(annotation, span)
        else span
        for span in spans
    )
    return list({(span.start, span.end, span.type): span for span in cut}.values())


def posts_apart(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with two posts of one apart: «и. о. [ректора] [проректора] Рида».

    So are a degree and a post, «[доктора наук] [директора музея] Рида», and two nouns in one case.
    """
    cut = [part for span in spans for part in _parts(annotation, span)]
    return list({(span.start, span.end, span.type): span for span in cut}.values())


def _parts(annotation: Annotation, span: Span) -> tuple[Span, ...]:
    ways = (_second, _behind_degree, _in_same_case)
    second = next((found for way in ways if (found := way(annotation, span))), None)
    if second is None:
        return (span,)
    ends, starts = annotation.ends[second - 1], annotation.starts[second]
    return replace(span, end=ends), replace(span, start=starts)


def _second(annotation: Annotation, span: Span) -> int | None:
    """Return where a deputy's post begins behind that of whom he is to act for."""
    a = annotation
    if span.type is not EntityType.PROFESSION or a.text.find(_DUTIES, span.start, span.end) < 0:
        return None
    first, last = a.tokens_of(span.start, span.end)
    duties = next((t for t in range(first, last) if a.lowered[t] == _DUTIES), last)
    behind = (t for t in range(duties + 2, last) if a.pos(t - 1) == "NOUN")
    return next((t for t in behind if a.lemmas[t] in words("deputy_roles.txt")), None)


def _behind_degree(annotation: Annotation, span: Span) -> int | None:
    """Return where a post begins behind «наук», in the case of the degree before it."""
    a = annotation
    if span.type is not EntityType.PROFESSION or a.text.find(_OF_DEGREE, span.start, span.end) < 0:
        return None
    first, last = a.tokens_of(span.start, span.end)
    case = a.feats(first).get("Case")
    behind = (t for t in range(first + 2, last) if a.lowered[t - 1] == _OF_DEGREE)
    told = (t for t in behind if is_degree(a, first) and a.feats(t).get("Case") == case)
    return next((t for t in told if a.lemmas[t] in posts()), None)


def _in_same_case(annotation: Annotation, span: Span) -> int | None:
    """Return where another post begins in the case of the first: «командиру роты [герою] Риду».

    The genitive and the nominative tell nothing: «начальник [охраны] завода».
    """
    a = annotation
    if span.type is not EntityType.PROFESSION:
        return None
    first, last = a.tokens_of(span.start, span.end)
    if last - first < 2:
        return None
    head = a.head_of(first, last)
    case = a.feats(head).get("Case")
    nouns = (t for t in range(first, last) if a.pos(t) in _NOUNS)
    begin = next(nouns, last)
    alone = begin + 1 >= last or a.words[begin + 1] == "-"
    if alone or case not in _OBLIQUE or a.feats(begin).get("Case") != case:
        return None
    if not _is_somebody(a.lowered[begin], _OBLIQUE[case]):
        return None  # «[художественным] директором»
    behind = (t for t in nouns if a.words[t - 1] not in _LISTING)
    return next((t for t in behind if _is_somebody(a.lowered[t], _OBLIQUE[case])), None)


@lru_cache(WORDS)
def _is_somebody(word: str, case: str) -> bool:
    """Tell a form of a noun for people that is in a case, and in no genitive."""
    found = [r for r in readings(word) if _NAME not in r.tag.grammemes]
    living = found != [] and all(r.known and "anim" in r.tag.grammemes for r in found)
    cases = {reading.form.case for reading in found}
    return living and case in cases and "gent" not in cases


def _is_of_a_man(annotation: Annotation, span: Span) -> bool:
    """Tell «директор Котова», of whom the verb tells, from «помощница Котова», who may be his."""
    head = annotation.head_of(*annotation.tokens_of(span.start, span.end))
    masculine = annotation.feats(head).get("Gender") == "Masc"
    return span.type is EntityType.PROFESSION and masculine


def _is_fused(
    annotation: Annotation,
    whole: tuple[int, int],
    roles: Container[tuple[int, int]],
    starts: Mapping[int, Sequence[int]],
) -> bool:
    """Tell whether a role is made of two of the others, which begin at ``starts`` by their ends."""
    begin, end = whole
    for start in starts[end]:
        between = annotation.text[start - 2 : start]
        before = start - (len(between) if between == ", " else 1)
        if between.endswith(" ") and (begin, before) in roles:
            first, last = (
                annotation.head_of(*annotation.tokens_of(*place))
                for place in ((begin, before), (start, end))
            )
            cases = [annotation.feats(head).get("Case") for head in (first, last)]
            nouns = annotation.pos(first) == annotation.pos(last) == "NOUN"
            if nouns and cases[0] == cases[1] != "Gen" and cases[0] is not None:
                return True
            # by its first word: the parser may hang «завлиту» on «театра»
            gets = annotation.feats(annotation.tokens_of(start, end)[0]).get("Case") == "Dat"
            return gets and cases[0] == "Gen"
    return False
