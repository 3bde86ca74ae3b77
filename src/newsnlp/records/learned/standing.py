"""How a post of somebody stands: what is known of the person's posts around it."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.kinds import Status
from newsnlp.records.learned.role_view import Features, RoleView
from newsnlp.records.links import Link

STANDINGS = (Status.FORMER, Status.CURRENT, Status.NEW, Status.ACTING)
"""What a post may be, in the order of the network's chances."""


def of_post(view: RoleView, person: int, ruled: Status, links: Sequence[Link]) -> Features:
    """Return what is known of a role as somebody's; ``ruled`` is how its words and verbs have it.

    ``links``: the posts of the article, or of that person alone.
    """
    context, index = view.context, view.context.index
    who = context.entity.get(person)
    posts = sorted(
        {x.tail for x in links if who is not None and context.entity.get(x.head) is who},
        key=index.first.__getitem__,
    )
    later = [i for i in posts if index.first[i] > view.last]
    earlier = [i for i in posts if index.last[i] <= view.first]
    facts = context.told.of_role(view.role)
    in_lead, often = view.article.mourns
    return {
        **{f"ruled {one.value}": ruled is one for one in STANDINGS},
        "beside": is_beside(view, person),
        "same sentence": context.sentence(person) == view.sentence,
        "named before": index.last[person] <= view.first,
        "named far before": view.sentence - context.sentence(person) > 1,
        "posts later": bool(later),
        "posts later here": any(context.sentence(i) == view.sentence for i in later),
        "posts earlier": bool(earlier),
        "posts earlier here": any(context.sentence(i) == view.sentence for i in earlier),
        "how many": min(len(posts), 6) / 6,
        "only post": len(posts) <= 1,
        "first post": posts[:1] == [view.role],
        "last post": posts[-1:] == [view.role],
        "told as new": any(fact.status == Status.NEW for fact in facts),
        "told as over": any(fact.status == Status.FORMER for fact in facts),
        "death in the lead": in_lead,
        "death told": often,
    }


def is_beside(view: RoleView, person: int) -> bool:
    """Tell a name right beside a role: «[директор] [Лев Рид]»."""
    index = view.context.index
    return index.last[person] == view.first or index.first[person] - view.last in (0, 1)


def is_plain(view: RoleView, person: int, ruled: Status) -> bool:
    """Tell a post of which nothing says that it is not held now: «[директор] [Лев Рид] открыл»."""
    article = view.article
    plain = ruled is Status.CURRENT and is_beside(view, person) and not any(article.mourns)
    if not plain or any(article.years_in(view.sentence)):
        return False
    return article.cues_in(view.sentence) <= _HELD


_HELD = frozenset({"now"})
