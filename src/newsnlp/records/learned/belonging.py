"""Who belongs to which body of an article, as networks know it, and since when or no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from newsnlp.kinds import Status
from newsnlp.records.context import Context
from newsnlp.records.learned import Learned
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.joinable import BodyView, Joinable
from newsnlp.records.learned.members import Members
from newsnlp.records.learned.nets import Layout
from newsnlp.records.learned.role_view import Features

MEMBER, JOINED, LEFT = "member", "joined", "left"
LAYOUT = Layout((), (MEMBER, JOINED, LEFT), (MEMBER, JOINED, LEFT), {})
SURE = 0.82
"""Chance from which somebody is believed to belong to a body."""
NO_MEMBER = 0.1
"""Chance below which who is told to belong to a body by the relation model does not."""
SOURCE = "model"
_AT_ONCE = 2_000
"""Pairs judged at once: those of one sentence that lists 200 people took gigabytes together."""


class Belonging(NamedTuple):
    """That somebody belongs to a body: the nearest mentions of both, how likely, how it stands."""

    member: int
    body: int
    chance: float
    status: Status


Pair = tuple[str, str]
"""The ids of a member and of a body."""
Asked = list[tuple[BodyView, dict[str, Features]]]
"""Bodies, with what is known of those who may belong to each, by their ids."""


def belongings(learned: Learned, context: Context) -> Mapping[Pair, Belonging]:
    """Return what the networks make of the pairs of an article told near each other.

    Of those that are told to belong together, and of others that likely do.
    """
    bodies = Joinable(ArticleView(context))
    members = Members(bodies)
    found: dict[Pair, Belonging] = {}
    for asked in _shares(bodies, members):
        found |= _believed(learned, members, asked)
    return found


def _shares(bodies: Joinable, members: Members) -> Iterator[Asked]:
    """Yield the bodies with those who may belong to them, about ``_AT_ONCE`` pairs at a time."""
    asked: Asked = []
    pairs = 0
    for view in bodies.views():
        if rows := members.rows(view):
            asked.append((view, rows))
            pairs += len(rows)
        if pairs >= _AT_ONCE:
            yield asked
            asked, pairs = [], 0
    if asked:
        yield asked


def _believed(learned: Learned, members: Members, asked: Asked) -> dict[Pair, Belonging]:
    """Return who of those asked about is told to belong to a body, or likely does."""
    nets, reading = learned.members, learned.reading
    known = nets.all_known([view for view, _ in asked], reading)
    beside = np.concatenate(
        [reading.beside(view.tokens, [members.tokens[id] for id in rows]) for view, rows in asked]
    )
    told = nets.told([members.governing(view, id) for view, rows in asked for id in rows])
    chances = nets.chances(MEMBER, known, [rows.values() for _, rows in asked], beside, told)
    pairs = [(n, id) for n, (_, rows) in enumerate(asked) for id in rows]
    likely = np.concatenate(chances)
    kept = [k for k, (n, id) in enumerate(pairs) if likely[k] >= SURE or id in asked[n][0].links]
    if not kept:
        return {}
    # each pair by itself, as the view of its body has it
    known = known[[pairs[k][0] for k in kept]]
    rows_ = [[asked[n][1][id]] for n, id in (pairs[k] for k in kept)]
    new, over = (nets.chances(of, known, rows_, beside[kept], told[kept]) for of in (JOINED, LEFT))
    found: dict[Pair, Belonging] = {}
    for k, is_new, is_over in zip(kept, new, over, strict=True):
        view, id = asked[pairs[k][0]][0], pairs[k][1]
        i = members.nearest(view, id)
        status = _status(float(is_new[0]), float(is_over[0]))
        found[id, view.id] = Belonging(i, view.nearest_to(i), float(likely[k]), status)
    return found


def _status(new: float, over: float) -> Status:
    """Return how it stands by the chances that it is new and that it is over."""
    if max(new, over) < 1 / 2:
        return Status.CURRENT
    return Status.NEW if new >= over else Status.FORMER
