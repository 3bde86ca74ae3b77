"""How a post stands by all that is told of it: by words, by verbs, by what follows from them."""

from __future__ import annotations

from newsnlp.find.facts.fact import Fact
from newsnlp.find.posts.lives import stands_by_itself
from newsnlp.records.context import Context
from newsnlp.records.posts.ordered_lists import ordered_above
from newsnlp.records.posts.post_status import (
    does_it,
    is_before_it,
    is_held,
    is_on_a_line,
    post_status,
)
from newsnlp.records.posts.posts_over import (
    is_beside_another,
)
from newsnlp.records.posts.speakers import is_said_of_oneself
from newsnlp.records.posts.status import is_elect
from newsnlp.types import Status

_BEGAN = "began"


def standing(
    context: Context, person: int, role: int, facts: list[Fact], *, new: bool, recent: bool
) -> Status:
    """Return how a post stands by what is told of it, or as a reader of all of it knows.

    What somebody was given on a ``recent`` day is new for sure.
    """
    told = post_status(context, person, role, facts, new=new)
    plain = does_it(context, person, role) or any(map(stands_by_itself, facts))
    plain |= any(fact.frame.rule == _BEGAN for fact in facts)  # «приступает к обязанностям [мэра]»
    plain |= (recent and told is Status.NEW) or ordered_above(context, role) is not None
    plain |= is_elect(context.annotation, context.index.head[role])
    plain |= is_said_of_oneself(context, role) or is_beside_another(context, person, role)
    plain |= is_before_it(context, role)
    plain |= any(fact.is_announced and fact.gives_post for fact in facts)  # «станет [мэром]»
    plain |= is_held(context, person, role, facts) or is_on_a_line(context, person, role)
    if context.posts is None or plain:
        return told
    found = context.posts.standing(person, role, told)
    if found is Status.NEW:  # not «Рид остался [мэром]»
        return told if any(fact.frame.status == Status.CURRENT for fact in facts) else found
    given = told is Status.NEW and bool(facts) and found is Status.CURRENT
    return told if given else found
