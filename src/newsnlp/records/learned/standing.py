"""How a post of somebody stands: what is known of the person's posts around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.type_sets import LOOK_ALIKE, ROLES
from newsnlp.kinds import Status
from newsnlp.records.context import Context
from newsnlp.records.learned.article_view import YEARS, cues_among
from newsnlp.records.learned.role_view import Features, RoleView
from newsnlp.records.links import Link

STANDINGS = (Status.FORMER, Status.CURRENT, Status.NEW, Status.ACTING)
"""What a post may be, in the order of the network's chances."""


def held_by(context: Context, person: int, links: Sequence[Link]) -> list[int]:
    """Return the roles that somebody has by the links of the article, in text order."""
    who = context.entity.get(person)
    held = {x.tail for x in links if who is not None and context.entity.get(x.head) is who}
    return sorted(held, key=context.index.first.__getitem__)


def of_post(view: RoleView, person: int, ruled: Status, posts: Sequence[int]) -> Features:
    """Return what is known of a role as somebody's; ``ruled`` is how its words and verbs have it.

    ``posts``: the roles that the person has, in text order.
    """
    context, index = view.context, view.context.index
    later = posts[bisect_right(posts, view.last, key=index.first.__getitem__) :][:1]
    begun = posts[: bisect_right(posts, view.first, key=index.first.__getitem__)]
    begun_here = takewhile(lambda i: context.sentence(i) == view.sentence, reversed(begun))
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
        "posts earlier": any(index.last[i] <= view.first for i in begun),
        "posts earlier here": any(index.last[i] <= view.first for i in begun_here),
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
    if ruled is not Status.CURRENT or any(article.mourns):
        return False
    quiet = not any(article.years_in(view.sentence)) and article.cues_in(view.sentence) <= _HELD
    return (quiet and is_beside(view, person)) or _is_plain_but_for_another(view, person)


def _is_plain_but_for_another(view: RoleView, person: int) -> bool:
    """Tell a post beside which only another is over: «[мэр] [Лев Рид], бывший врач, открыл».

    So is «[Лев Рид], [мэр] Тулы, бывший врач, открыл». What is told of the other post, from the
    comma or bracket up to the verb, says nothing of this one.
    """
    a, index = view.context.annotation, view.context.index
    begin, end = a.sentence_tokens(view.sentence)
    title = index.first[person] == view.last
    apposed = index.last[person] + 1 == view.first and a.words[view.first - 1] in _OPENS
    last = index.last[person] if title else _next_mark(a, view.last, end)
    if not (title or apposed) or last >= len(a) or a.words[last] not in _OPENS:
        return False
    if not _names_post(view, last):
        return False
    head = index.head[view.role if title else person]
    verb = a.heads[head] if a.deprel(head).startswith("nsubj") else -1
    told = [(begin, last), *([(verb, end)] if verb > last else [])]
    years = (YEARS.search(a.slice_text(*piece)) for piece in told)
    return not any(years) and all(cues_among(a.lemmas[x:y]) <= _HELD for x, y in told)


def _next_mark(a: Annotation, begin: int, end: int) -> int:
    return next((t for t in range(begin, end) if a.words[t] in _MARKS), end)


def _names_post(view: RoleView, opens: int) -> bool:
    """Tell whether a comma, bracket or dash opens with a post, as the title stands or as a part."""
    context, index = view.context, view.context.index
    near = (index.at(token, ROLES) for token in range(opens + 1, opens + _NEAR))
    role = next((i for i in near if i is not None and i != view.role), None)
    if role is None:
        return False
    other, own = (context.reader.clauses.case(index.head[i]) for i in (role, view.role))
    return other in (own, "Ins") or {other, own} == LOOK_ALIKE


_HELD = frozenset({"now"})
_OPENS = DASHES | frozenset(",(")
_MARKS = frozenset(",()—–-:;")
_NEAR = 7
"""Tokens behind a comma among which the post stands that it opens."""
