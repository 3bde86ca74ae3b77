"""Labelled roles as the networks of posts learn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsnlp.kinds import EntityType, RelationType, Status
from newsnlp.quick import dataclass
from newsnlp.records.context import Context
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.bodies import Bodies
from newsnlp.records.learned.people import People
from newsnlp.records.learned.posts import EMPLOYER, HOLDER, STANDING
from newsnlp.records.learned.role_view import RoleView
from newsnlp.records.learned.standing import STANDINGS, held_by, of_post
from newsnlp.records.links import Link
from newsnlp.records.posts.implied import beside_posts, is_open
from newsnlp.records.posts.post_status import post_status
from newsnlp.train.cases import Case, Floats
from newsnlp.train.labelled import NOWHERE, Labels, Place, entity_in, read_place


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader says of one role; places in the text, None: nobody or nowhere."""

    start: int
    end: int
    holder: Place | None
    body: Place | None
    standing: Status | None


class RoleLabels(Labels[Label]):
    """What readers say of roles."""

    FILE, COLUMNS = "roles.tsv", 6

    @staticmethod
    def label(columns: Sequence[str]) -> Label:
        """Read what a line says of a role; raise ValueError where it cannot be read."""
        role, holder, body, standing, _ = columns
        start, end = map(int, role.split(":"))
        told = None if standing == NOWHERE else Status(standing)
        return Label(start, end, read_place(holder), read_place(body), told)

    def choices(
        self, context: Context, labels: Sequence[Label], doc: str, source: str
    ) -> Iterator[Case]:
        """Yield the choices of an article's labelled roles."""
        article = _Labelled(context, labels, doc=doc, source=source)
        for role, label in article.roles:
            view = RoleView(article.view, role)
            base = article.base(view, self.rows.one("given", view.given), self.words.of(view))
            yield from self._holder(article, view, base)
            yield from self._standing(article, view, base, label)
            yield from self._employer(article, view, base, label)

    def _holder(self, article: _Labelled, view: RoleView, base: Case) -> Iterator[Case]:
        people = People(article.view, [x for x in article.held if x.tail != view.role])
        rows = people.rows(view)
        ids = [*rows, None]
        if rows and article.id(article.holder(view.role)) in ids:
            own = next((x.head for x in article.held if x.tail == view.role), None)
            yield replace(
                base,
                kind=HOLDER,
                rows=self.rows(HOLDER, rows.values()),
                answer=ids.index(article.id(article.holder(view.role))),
                ruled=ids.index(article.id(own)) if article.id(own) in ids else len(rows),
                places=[people.tokens[id] for id in rows],
            )

    def _standing(
        self, article: _Labelled, view: RoleView, base: Case, label: Label
    ) -> Iterator[Case]:
        context, person = article.context, article.holder(view.role)
        if person is None or label.standing is None:
            return
        facts = [fact for fact in context.told.of_role(view.role) if fact.modality is None]
        ruled = post_status(context, person, view.role, facts, new=False)
        held = held_by(context, person, article.posts)
        yield replace(
            base,
            kind=STANDING,
            rows=self.rows(STANDING, [of_post(view, person, ruled, held)]),
            answer=STANDINGS.index(label.standing),
            ruled=STANDINGS.index(ruled),
        )

    def _employer(
        self, article: _Labelled, view: RoleView, base: Case, label: Label
    ) -> Iterator[Case]:
        context, person = article.context, article.holder(view.role)
        if person is None or not is_open(context, person, view.role):
            return
        bodies, body = Bodies(article.view), entity_in(context, label.body)
        rows = bodies.rows(view, person, *beside_posts(context, person, view.role))
        ids, nouns = [*rows, None], bodies.nouns()
        if not rows or (label.body is not None and body not in ids):
            return  # a place
        yield replace(
            base,
            kind=EMPLOYER,
            rows=self.rows(EMPLOYER, rows.values()),
            answer=ids.index(body),
            ruled=len(rows),
            told=np.stack([self.words.mean(nouns[id]) for id in rows]),
            places=[bodies.tokens[id] for id in rows],
        )


class _Labelled:
    """An article with its labelled roles: ``roles`` by mention, ``held`` by the relations.

    ``posts`` are what readers say of them.
    """

    def __init__(self, context: Context, labels: Sequence[Label], *, doc: str, source: str) -> None:
        self.context, self.view = context, ArticleView(context)
        self._from = doc, source
        mentions, types = context.mentions, context.index.types
        own = (i for i, kind in enumerate(types) if kind is EntityType.PROFESSION)
        places = {(mentions[i].start, mentions[i].end): i for i in own}
        self.roles = list(_found(context, places, labels))
        held = context.links.get(RelationType.WORKS_AS, [])
        self.held = [link for link in held if link.head in context.entity]
        people = ((role, _person(context, role, label)) for role, label in self.roles)
        self.posts = [
            Link(RelationType.WORKS_AS, person, role, 1.0, "")
            for role, person in people
            if person is not None
        ]

    def holder(self, role: int) -> int | None:
        """Return the mention of who has a role by its label."""
        return next((post.head for post in self.posts if post.tail == role), None)

    def id(self, person: int | None) -> str | None:
        """Return the id of a person's entity."""
        return None if person is None else self.context.entity[person].id

    def base(self, view: RoleView, given: Floats, words: Floats) -> Case:
        """Return what the choices of one role share."""
        return Case(*self._from, "", given, words, given, 0, 0, tokens=view.tokens)


def _found(
    context: Context, places: Mapping[tuple[int, int], int], labels: Sequence[Label]
) -> Iterator[tuple[int, Label]]:
    """Yield the mentions of labelled roles; ``places``: mentions by where they begin and end.

    A reader may end a role elsewhere than it is found: «[мастер] цеха», «[мастер цеха]».
    """
    exact = {(label.start, label.end): label for label in labels}
    a, heads = context.annotation, dict[int, Label]()
    for label in labels:
        first, last = a.tokens_of(label.start, label.end)
        if first < last:
            heads.setdefault(a.head_of(first, last), label)
    for place, role in places.items():
        found = exact.get(place) or heads.get(context.index.head[role])
        if found is not None:
            yield role, found


def _person(context: Context, role: int, label: Label) -> int | None:
    """Return the mention of a role's holder that stands nearest to it."""
    known = entity_in(context, label.holder)
    first = context.index.first
    own = (
        i
        for i, entity in context.entity.items()
        if entity.id == known and entity.type is EntityType.PERSON
    )
    return min(own, key=lambda i: abs(first[i] - first[role]), default=None)
