"""Whom a verb gives a post, and the noun that a name stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.mention_index import MentionIndex

_BELOW = frozenset({"nmod", "appos", "obl", "flat:name"})
_UP = 4
"""How far up a tree the noun of a change is looked for."""


def is_given_a_post(annotation: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell whom a verb gives a post: «мэр назначил [Рида] врачом. Он …» goes on about Рид."""
    top = name_top(annotation, index.head[person])
    verb = annotation.heads[top]
    given = verb >= 0 and annotation.lemmas[verb] in giving_posts()
    return given and annotation.deprel(top) == "obj"


def whose_post_changes(
    annotation: Annotation, index: MentionIndex, people: Sequence[int]
) -> int | None:
    """Return whom a noun gives or takes a post: «мэр подписал указ о назначении [Рида] врачом».

    What is told next of posts, «Ранее он возглавлял музей», goes on about Рид.
    """
    found = [person for person in people if _is_of_change(annotation, index.head[person])]
    return found[0] if len(found) == 1 else None


def _is_of_change(annotation: Annotation, name: int) -> bool:
    """Tell a name below «назначение», «отставка», which may hang on words of the post."""
    nouns, token = noun_class("appointment", "leaving"), name
    for _ in range(_UP):
        if token < 0 or annotation.deprel(token) not in _BELOW:
            return False
        token = annotation.heads[token]
        if token >= 0 and annotation.lemmas[token] in nouns:
            return token < name
    return False


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
