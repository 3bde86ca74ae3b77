"""Surnames that look like names of places, by their case: «с мэром [Озёрским]», «с мэром Озёрска».

A place stands in the genitive behind a post, whatever the case of the post; the holder in its case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import AREAS
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import Span

_ENDINGS = {
    "Nom": re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)$"),
    "Dat": re.compile(r"(?:[оеё]ву|[иы]ну|ому)$"),
    "Ins": re.compile(r"[иы]м$"),
    "Loc": re.compile(r"(?:[оеё]ве|[иы]не|ом)$"),
}
"""Endings of men's surnames by the case of the post; in the instrumental no town has them."""
_KINDS = AREAS | {EntityType.PERSON}
_ANY = re.compile("|".join(pattern.pattern for pattern in _ENDINGS.values()))


def with_holders(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with surnames in the case of the post before them as people's."""
    text = annotation.text
    names = [s for s in spans if s.type in _KINDS and _ANY.search(text, s.start, s.end)]
    if not names:
        return list(spans)
    roles = {span.end: span for span in spans if span.type is EntityType.PROFESSION}
    holders = {s.end: s for s in names if _is_holder(annotation, s, roles)}
    if not holders:
        return list(spans)
    told = (_apart(annotation, span, holders) for span in spans)
    return list({(span.start, span.end, span.type): span for span in told}.values())


def _apart(annotation: Annotation, span: Span, holders: Mapping[int, Span]) -> Span:
    """Return a holder as a person, and a role that runs into him without him."""
    name = holders.get(span.end)
    if name is span:
        return replace(span, type=EntityType.PERSON)
    if name is None or span.type is not EntityType.PROFESSION or span.start >= name.start:
        return span
    token, _ = annotation.tokens_of(name.start, name.end)
    return replace(span, end=annotation.ends[token - 1])


def _is_holder(annotation: Annotation, span: Span, roles: Mapping[int, Span]) -> bool:
    a = annotation
    text = a.text[span.start : span.end]
    if a.text[span.start - 1 : span.start] != " " or " " in text or not text.istitle():
        return False
    name, last = a.tokens_of(span.start, span.end)
    if "".join(a.words[last : last + 1])[:1].isupper():
        return False  # «директору [Волжской] ГЭС»
    role = roles.get(a.ends[name - 1])
    post = name - 1 if role is None else a.head_of(*a.tokens_of(role.start, role.end))
    case = a.feats(post).get("Case", "")
    if not _is_post(a, post) or case not in _ENDINGS:
        return False
    town = any(r.known and "Geox" in r.tag.grammemes for r in readings(a.lowered[name]))
    if case == "Nom" and (post != name - 1 or town):
        return False  # «глава города [Томилин]», «мэр [Саратов]»
    return _ENDINGS[case].search(a.lowered[name]) is not None


def _is_post(annotation: Annotation, noun: int) -> bool:
    """Tell a post of one from several, and from a bishop, whose place agrees with him."""
    lemma = annotation.lemmas[noun].rpartition("-")[2]  # «вице-губернатором [Ярским]»
    if lemma in words("monastic_nouns.txt"):
        return False
    posts = words("leader_roles.txt"), words("occupations.txt"), noun_class("dignity")
    return annotation.feats(noun).get("Number") == "Sing" and any(lemma in own for own in posts)
