"""A post or its body ends before what he is who gets it: «избрали [главой комитета] депутата»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.appointees import giving_posts
from newsnlp.find.collectives import posts
from newsnlp.find.frames import noun_class
from newsnlp.find.span_places import Places
from newsnlp.find.type_sets import LOOK_ALIKE
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_ACTIVE = frozenset({"Fin", "Inf"})


def without_appointee(annotation: Annotation, span: Span, places: Places) -> Span:
    """Return a post or its body without what he is whose name stands behind it and who gets it."""
    first, last = annotation.tokens_of(span.start, span.end)
    own = _own(annotation, span, places, last - 1)
    if last == len(annotation) or own <= first or not _is_other(annotation, first, own, last):
        return span
    beside = replace(span, end=annotation.ends[last])
    named = (s for s in places.near(beside) if s.type is EntityType.PERSON)
    if all(s.start != annotation.starts[last] for s in named):
        return span
    return replace(span, end=annotation.ends[own - 1])


def _own(annotation: Annotation, span: Span, places: Places, last: int) -> int:
    """Return where a role within a post begins: «спикером [заместителя главы партии]», or last."""
    roles = (s for s in places.near(span) if s.type is span.type is EntityType.PROFESSION)
    starts = (s.start for s in roles if s.end == span.end and s.start > span.start)
    start = min(starts, default=annotation.starts[last])
    return annotation.tokens_of(start, span.end)[0]


def _is_other(annotation: Annotation, first: int, own: int, last: int) -> bool:
    """Tell «председателем комитета [депутата]» from «советником аппарата [губернатора]».

    The latter stands where the verb has an object of its own, or none: «назначил Котова …».
    """
    a, noun = annotation, annotation.head_of(own, last)
    feats, head = a.feats(noun), a.head_of(first, own)
    somebody = feats.get("Number") == "Sing" and feats.get("Case") in LOOK_ALIKE
    if not somebody or a.lemmas[noun] not in posts() or not _may_end(a, head, own - 1):
        return False
    if a.feats(head).get("Animacy") == "Inan":  # «главой [комитета] депутата»
        head = a.heads[head]
    verb = a.heads[head]
    if not 0 <= head < own or a.feats(head).get("Case") != "Ins" or verb < 0:
        return False
    gives = a.lemmas[verb] in giving_posts() and a.feats(verb).get("VerbForm") in _ACTIVE
    others = (c for c in a.children[verb] if a.deprel(c) == "obj" and not first <= c <= last)
    return gives and all(a.feats(c).get("Animacy") != "Anim" for c in others)


def _may_end(annotation: Annotation, head: int, end: int) -> bool:
    """Tell where a post may end: «глава [комитета]», «[спикер]», but «советник» is somebody's."""
    if annotation.lemmas[end] in noun_class("post", "duty"):
        return False  # «исполняющей обязанности [министра]»
    if annotation.feats(end).get("Animacy") == "Inan":
        return True
    leads = words("leader_roles.txt") - words("deputy_roles.txt")
    return end == head and annotation.lemmas[head] in leads
