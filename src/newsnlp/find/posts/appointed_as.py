"""A post or its body ends before what he is who gets it: «избрали [главой комитета] депутата»."""

from __future__ import annotations

from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.appointees import giving_posts
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.type_sets import LOOK_ALIKE
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_ACTIVE = frozenset({"Fin", "Inf"})
_POST_AND_ROLE = 2
"""Words of a post and a role behind it, at least."""


def without_appointee(annotation: Annotation, span: Span, places: Places) -> Span:
    """Return a post or its body without what he is who gets it.

    Behind a body his name is: «избрали главой комитета депутата Рида».
    """
    first, last = annotation.tokens_of(span.start, span.end)
    if last - first < _POST_AND_ROLE:
        return span
    own = _behind_post(annotation, first, last)
    if own < 0 and last < len(annotation) and annotation.words[last][0].isupper():
        own = _behind_body(annotation, span, places)
    return span if own < 0 else replace(span, end=annotation.ends[own - 1])


def _behind_post(annotation: Annotation, first: int, last: int) -> int:
    """Return where a role begins right behind a post: «спикером [лидера партии]», or -1."""
    if annotation.feats(first).get("Case") != "Ins":
        return -1
    behind = (t for t in range(first + 1, last) if _is_behind_post(annotation, t))
    return next(behind, -1)


def _behind_body(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where a role begins between the body of a post and a name, or -1."""
    first, last = annotation.tokens_of(span.start, span.end)
    own = _own(annotation, span, places, last - 1)
    if own <= first or not _is_other(annotation, first, own, last):
        return -1
    beside = replace(span, end=annotation.ends[last])
    named = (s for s in places.near(beside) if s.type is EntityType.PERSON)
    return own if any(s.start == annotation.starts[last] for s in named) else -1


def _own(annotation: Annotation, span: Span, places: Places, last: int) -> int:
    """Return where a role begins in a post, «министром культуры [директора театра]», or last."""
    roles = (s for s in places.near(span) if s.type is EntityType.PROFESSION)
    starts = (s.start for s in roles if s.end == span.end and s.start > span.start)
    start = min(starts, default=annotation.starts[last])
    return annotation.tokens_of(start, span.end)[0]


def _is_other(annotation: Annotation, first: int, own: int, last: int) -> bool:
    """Tell «председателем комитета [депутата]» from «советником аппарата [губернатора]»."""
    a, noun = annotation, annotation.head_of(own, last)
    body = own - 1  # «директором школы № 5 [депутата]», «главой совета ветеранов [депутата]»
    while body >= first and a.feats(body).get("Animacy") != "Inan":
        body -= 1
    if not _is_somebody(a, noun) or body < first:
        return False
    if a.lemmas[own - 1] in noun_class("post", "duty"):
        return False  # «исполняющей обязанности [министра]»
    head = a.head_of(first, own)
    if a.feats(head).get("Animacy") == "Inan":  # «главой [комитета] депутата»
        head = a.heads[head]
    return 0 <= head < body and _is_given(a, head)


def _is_behind_post(annotation: Annotation, own: int) -> bool:
    """Tell «президентом [бывшего лидера партии]» from «помощником [президента]», who may be his."""
    a, post, noun = annotation, own - 1, own
    if a.feats(post).get("Case") != "Ins" or a.lemmas[post] not in words("leader_roles.txt"):
        return False
    while noun < len(a) - 1 and a.pos(noun) == "ADJ" and a.feats(noun).get("Case") in LOOK_ALIKE:
        noun += 1
    return _is_somebody(a, noun) and _is_given(a, post)


def _is_somebody(annotation: Annotation, noun: int) -> bool:
    feats = annotation.feats(noun)
    single = feats.get("Number") == "Sing" and feats.get("Case") in LOOK_ALIKE
    return single and annotation.lemmas[noun] in posts()


def _is_given(annotation: Annotation, head: int) -> bool:
    """Tell a post that a verb gives: «назначил [советником] Котова»."""
    a, verb = annotation, annotation.heads[head]
    case = a.feats(head).get("Case")
    if case == "Gen" and 0 <= verb < head and a.lemmas[verb] in noun_class("post"):
        case, verb = "Ins", a.heads[verb]  # «назначил на пост [директора]»
    if case != "Ins" or verb < 0:
        return False
    return a.lemmas[verb] in giving_posts() and a.feats(verb).get("VerbForm") in _ACTIVE
