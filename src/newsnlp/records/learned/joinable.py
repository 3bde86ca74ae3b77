"""The bodies of an article that one can belong to, and what stands around each."""

from __future__ import annotations

from functools import cached_property

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.kinds import RelationType
from newsnlp.lexicon import words
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.things import Things, ThingView
from newsnlp.records.links import Link
from newsnlp.records.role_kinds import kinds_of, nouns_of

_BEFORE, _BEHIND, _LISTED = 1, 4, 12
"""Sentences before and behind a body in which its members are told, and lines of a list behind."""


class Joinable(Things):
    """What the bodies of one article that one can belong to ask about again and again.

    ``links``: the member (id of an entity) of each body by the body's id, with the surest relation
    that tells it.
    """

    def __init__(self, article: ArticleView) -> None:
        context = article.context
        own = article.mentions_of(ORGANIZATIONS)
        kinds = {
            id: frozenset().union(*(kinds_of(context, i) for i in mentions))
            for id, mentions in own.items()
        }
        self.ids = [id for id in own if _may_be_joined(kinds[id])]
        self.mentions = [own[id] for id in self.ids]
        self.kinds = [kinds[id] for id in self.ids]
        super().__init__(article, self.mentions, ORGANIZATIONS)
        self.links: dict[str, dict[str, Link]] = {}
        for link in sorted(context.links.get(RelationType.MEMBER_OF, ()), key=_surest):
            who, body = context.actor(link.head), context.entity.get(link.tail)
            if who is not None and body is not None:
                self.links.setdefault(body.id, {}).setdefault(who.id, link)

    def views(self) -> list[BodyView]:
        """Return those that may have members as they stand in the article."""
        asked = (n for n in range(self.count) if self.ids[n] in self.links or self._gathers(n))
        return [BodyView(self, number) for number in asked]

    def _gathers(self, number: int) -> bool:
        """Tell «совет», «коллегия», «Луч» from «[отдел] кадров», «[банк] «Луч»»: one works there.

        They are a fourth of the pairs; what a relation tells of one is asked all the same.
        """
        kinds = self.kinds[number]
        seats = noun_class("joined", "team", "board", "chaired", "sat_on")
        gathering = words("associations.txt") | words("boards.txt") | seats
        working = words("subunits.txt") | noun_class("firm")
        return kinds.isdisjoint(working) or not kinds.isdisjoint(gathering)


class BodyView(ThingView):
    """A body that one can belong to and what stands around it."""

    def __init__(self, bodies: Joinable, number: int) -> None:
        super().__init__(bodies, number, bodies.mentions[number])
        self.bodies, self.id = bodies, bodies.ids[number]
        self.links = bodies.links.get(self.id, {})
        self._nouns = nouns_of(self.context, self.main)
        self.kinds = bodies.kinds[number]

    @cached_property
    def around(self) -> frozenset[int]:
        """Return the sentences in which its members are told."""
        return frozenset(s + d for s in self.sentences for d in range(-_BEFORE, _BEHIND + 1))

    @cached_property
    def behind(self) -> frozenset[int]:
        """Return those behind it in which only a list tells its members, one a line."""
        beyond = range(_BEHIND + 1, _LISTED + 1)
        return frozenset(s + d for s in self.sentences for d in beyond)

    @property
    def noun(self) -> str:
        """Return the lemma that tells what it is."""
        return self._nouns[0]

    @cached_property
    def given(self) -> Features:
        """Return what is known of a body."""
        return {**self._what(), **self.form(), **self.verb_features(), **self.place()}

    @property
    def has_bodies(self) -> bool:
        """Tell whether bodies belong to it: «ассоциация», «союз»."""
        return not self.kinds.isdisjoint(words("associations.txt") | noun_class("joined"))

    def _what(self) -> Features:
        context = self.context
        name = context.entity[self.main].name
        works = self.bodies.article.works.get(self.id, ())
        return {
            "joined": not self.kinds.isdisjoint(noun_class("joined")),
            "team": not self.kinds.isdisjoint(noun_class("team")),
            "association": not self.kinds.isdisjoint(words("associations.txt")),
            "board": not self.kinds.isdisjoint(words("boards.txt")),
            "unit": not self.kinds.isdisjoint(words("subunits.txt")),
            "firm": not self.kinds.isdisjoint(noun_class("firm")),
            "named": "«" in name,
            "two words": " " in name,
            "lower case": name.islower(),
            "told once": len(self.mentions) == 1,
            "told often": len(self.mentions) > 2,
            "has members": bool(self.links),
            "many members": len(self.links) > 2,
            "has posts": bool(works),
            "many posts": len(works) > 2,
        }


def _may_be_joined(kinds: frozenset[str]) -> bool:
    """Tell a body that one can belong to, whatever it is called, from «[школа] № 3»."""
    closed = noun_class("site", "authority") - words("subunits.txt")
    return not kinds.isdisjoint(noun_class("joined", "team")) or kinds.isdisjoint(closed)


def _surest(link: Link) -> tuple[bool, float]:
    return link.source == "model", -link.score
