"""Whom a verb gives a post, and the noun that a name stands beside."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.frames import frames
from newsnlp.find.mention_index import MentionIndex


def is_given_a_post(annotation: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell whom a verb gives a post: «мэр назначил [Рида] врачом. Он …» goes on about Рид."""
    top = name_top(annotation, index.head[person])
    verb = annotation.heads[top]
    given = verb >= 0 and annotation.lemmas[verb] in giving_posts()
    return given and annotation.deprel(top) == "obj"


@cache
def giving_posts() -> frozenset[str]:
    """Return the verbs whose object gets a post: «назначить», «избрать»."""
    return frozenset(
        lemma
        for lemma, known in frames().items()
        if any(frame.kind == "post" and frame.holder == "obj" for frame in known)
    )


def name_top(annotation: Annotation, head: int) -> int:
    """Return the noun that a name is apposed to («министр Нечаев»), else the name's own head."""
    return annotation.heads[head] if annotation.deprel(head) == "appos" else head
