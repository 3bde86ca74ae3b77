"""A post or its body ends before what he is who gets it: «избрали [главой комитета] депутата»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.appointees import giving_posts
from newsnlp.find.collectives import posts
from newsnlp.find.span_places import Places
from newsnlp.find.type_sets import LOOK_ALIKE
from newsnlp.kinds import EntityType
from newsnlp.types import Span

_ACTIVE = frozenset({"Fin", "Inf"})


def without_appointee(annotation: Annotation, span: Span, places: Places) -> Span:
    """Return a post or its body without what he is whose name stands behind it and who gets it."""
    first, last = annotation.tokens_of(span.start, span.end)
    own = last - 1
    if last == len(annotation) or own <= first or not _is_other(annotation, first, own):
        return span
    beside = replace(span, end=annotation.ends[last])
    named = (s for s in places.near(beside) if s.type is EntityType.PERSON)
    if all(s.start != annotation.starts[last] for s in named):
        return span
    return replace(span, end=annotation.ends[own - 1])


def _is_other(annotation: Annotation, first: int, own: int) -> bool:
    """Tell «председателем комитета [депутата]» from «советником аппарата [губернатора]».

    The latter stands where the verb has an object of its own, or none: «назначил Котова …».
    """
    a, feats = annotation, annotation.feats(own)
    somebody = feats.get("Number") == "Sing" and feats.get("Case") in LOOK_ALIKE
    if not somebody or a.lemmas[own] not in posts() or a.feats(own - 1).get("Animacy") != "Inan":
        return False
    head = a.head_of(first, own)
    if a.feats(head).get("Animacy") == "Inan":  # «главой [комитета] депутата»
        head = a.heads[head]
    verb = a.heads[head]
    if not 0 <= head < own - 1 or a.feats(head).get("Case") != "Ins" or verb < 0:
        return False
    gives = a.lemmas[verb] in giving_posts() and a.feats(verb).get("VerbForm") in _ACTIVE
    others = (c for c in a.children[verb] if a.deprel(c) == "obj" and not first <= c <= own + 1)
    return gives and all(a.feats(c).get("Animacy") != "Anim" for c in others)
