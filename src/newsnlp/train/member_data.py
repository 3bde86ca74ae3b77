"""Labelled memberships as the networks of belonging learn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsnlp.kinds import Status
from newsnlp.quick import dataclass
from newsnlp.records.context import Context
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.belonging import JOINED, LEFT, MEMBER
from newsnlp.records.learned.joinable import BodyView, Joinable
from newsnlp.records.learned.members import Members
from newsnlp.train.cases import OPEN, Case
from newsnlp.train.labelled import Labels, Place, entity_in, read_place

_OPEN = "?"


@dataclass(frozen=True, slots=True)
class Label:
    """One membership a reader finds: where a mention of the body and of the member stands.

    ``standing`` None: a reader may count it or not.
    """

    body: Place
    member: Place
    standing: Status | None


class MemberLabels(Labels[Label | None]):
    """What readers say of who belongs to which body; None of an article where nobody does."""

    FILE, COLUMNS = "members.tsv", 5

    @staticmethod
    def label(columns: Sequence[str]) -> Label | None:
        """Read what a line says, None where it is of no body."""
        body, member, standing, _ = columns
        of, who = read_place(body), read_place(member)
        if of is None or who is None:
            return None
        return Label(of, who, None if standing == _OPEN else Status(standing))

    def choices(
        self, context: Context, labels: Sequence[Label | None], doc: str, source: str
    ) -> Iterator[Case]:
        """Yield the choices of an article's bodies."""
        told = {
            (entity_in(context, label.body), entity_in(context, label.member)): label.standing
            for label in labels
            if label is not None
        }
        bodies = Joinable(ArticleView(context))
        members = Members(bodies)
        for view in bodies.views():
            own = {member: standing for (body, member), standing in told.items() if body == view.id}
            if rows := members.rows(view):
                base = self._base(members, view, list(rows), Case(doc, source, *_EMPTY))
                found = self.rows(MEMBER, rows.values())
                for kind, labels_ in _labels(list(rows), own):
                    yield replace(base, kind=kind, rows=found, labels=labels_)
        for kind in (JOINED, LEFT):
            if MEMBER in self.rows.names:
                self.rows.names[kind] = self.rows.names[MEMBER]

    def _base(self, members: Members, view: BodyView, ids: Sequence[str], empty: Case) -> Case:
        given = self.rows.one("given", view.given)
        return replace(
            empty,
            given=given,
            words=self.words.of(view),
            told=np.stack([self.words.mean(members.governing(view, id)) for id in ids]),
            told_each=np.array([id in view.links for id in ids]),
            tokens=view.tokens,
            places=[members.tokens[id] for id in ids],
        )


_NOTHING = np.zeros(0, np.float32)
_EMPTY = ("", _NOTHING, _NOTHING, _NOTHING, 0, 0)


def _labels(
    ids: Sequence[str], own: Mapping[str | None, Status | None]
) -> Iterator[tuple[str, np.ndarray]]:
    """Yield what readers say of candidates: whether they belong to it, are new, have left."""
    told = [own.get(id) for id in ids]
    open_ = {id for id, one in own.items() if one is None}
    yield MEMBER, np.array([OPEN if id in open_ else int(id in own) for id in ids], np.int8)
    if any(one is not None for one in told):
        for kind, status in ((JOINED, Status.NEW), (LEFT, Status.FORMER)):
            yield kind, np.array([OPEN if s is None else int(s is status) for s in told], np.int8)
