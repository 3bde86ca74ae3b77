"""Which post «этот пост» is of somebody who is told to have it, or to have had it."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ROLES
from newsnlp.records.context import Context
from newsnlp.records.posts.post_status import is_rank
from newsnlp.types import Entity

_BEFORE = frozenset({"ранее", "прежде", "раньше", "до"})
"""Words of who had it before another: «Стал директором Ким. [Ранее] этот пост занимал Рид»."""


def own_role(context: Context, holder: Entity, post: int, meant: int | None) -> int | None:
    """Return the last role told of the holder before a post, else the one that is meant by it.

    «Рид ушёл с поста [мэра]. Указ подписал губернатор Ким. Рид занимал этот [пост] 10 лет». A
    member has none where he has a post: «[мэра], члена совета Рида, который занимал этот пост».
    """
    a, first = context.annotation, context.index.first
    sentence = a.sentence_tokens(a.sentence_of(post))
    before = not _BEFORE.isdisjoint(a.lowered[slice(*sentence)])
    if meant is not None and (before or context.actor(meant) == holder):
        return meant
    roles = (i for i in context.index.of(ROLES) if first[i] < post and not is_rank(context, i))
    own = [i for i in roles if context.actor(i) == holder]
    posts = [i for i in own if a.lemmas[context.index.head[i]] not in noun_class("member")]
    return max(posts or own, key=first.__getitem__, default=meant)
