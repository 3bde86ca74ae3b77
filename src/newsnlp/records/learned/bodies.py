"""Where a role may be held: every body of an article, by what is known of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import HOUSES, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import (
    NEVER,
    Features,
    RoleView,
)
from newsnlp.records.role_kinds import home_of_role, kinds_of, nouns_of
from newsnlp.records.told_bodies import ToldBody, told_body

_IN, _OUT = ("в", "на"), ("из", "от", "с")
_ENDS = frozenset(".;!?")
_BESIDE = 4
"""Tokens before a role among which its body may be named."""


class _Body(NamedTuple):
    """What is known of a body whatever role is asked about.

    ``nouns`` tell what it is, ``kinds`` also as its other mentions tell it; ``acts_in`` are the
    sentences that are about it, ``works`` the ids of who works there.
    """

    mentions: list[int]
    nouns: frozenset[str]
    kinds: frozenset[str]
    acts_in: frozenset[int]
    works: frozenset[str]
    weight: Features


class Bodies:
    """The bodies of an article as where roles are held."""

    def __init__(self, article: ArticleView) -> None:
        self.article, self.context = article, article.context
        self.mentions = article.mentions_of(HOUSES)
        self.tokens = article.tokens_of(self.mentions)
        self._named = article.named_in(self.mentions)
        self._openings = article.openings(self.mentions)
        self._stands: dict[int, Features] = {}
        works = self.context.links.get(RelationType.WORKPLACE, ())
        self._owned = frozenset(link.tail for link in works)
        told = {id: told_body(self.context, own) for id, own in self.mentions.items()}
        free = sorted((one.free for one in told.values()), reverse=True)
        self._known = {
            id: self._body(own, told[id], free, article.works.get(id, set()))
            for id, own in self.mentions.items()
        }

    def _body(self, own: list[int], told: ToldBody, free: Sequence[int], works: set[str]) -> _Body:
        context = self.context
        return _Body(
            own,
            frozenset(map(fold, nouns_of(context, own[0]))),
            frozenset().union(*(kinds_of(context, i) for i in own)),
            frozenset(map(context.sentence, told.acting)),
            frozenset(works),
            self._weight(own, told, free),
        )

    def nouns(self) -> dict[str, list[str]]:
        """Return the lemmas that tell what each body is, by its id."""
        return {id: nouns_of(self.context, own[0]) for id, own in self.mentions.items()}

    def rows(
        self, view: RoleView, person: int, before: str | None, after: str | None
    ) -> dict[str, Features]:
        """Return what is known of the bodies where a person may hold a role, by their ids.

        ``before``, ``after``: ids of where the same person's posts told before and behind are.
        """
        context, index = self.context, self.context.index
        who = context.entity.get(person)
        his = who.id if who is not None else ""
        ids = self.article.near(self.mentions, self._named, view.sentence)
        told = {id: view.last_before(self.mentions[id]) for id in ids}
        order = {id: index.first[i] for id, i in told.items() if i is not None}
        last = max(order, key=lambda id: (order[id], id), default=None)
        home = home_of_role(context, view.role)
        beside = context.annotation.lemmas[max(0, view.first - _BESIDE) : view.last]
        lemmas = frozenset(map(fold, beside))
        line, name = self._openings.of(view.first)
        here_line = line if line is not None and line.end > view.first else None
        item = self._item(view)
        return {
            id: {
                **view.distance(body.mentions, told[id]),
                **body.weight,
                "fits": not home.kinds.isdisjoint(body.kinds),
                "does not fit": bool(home.kinds) and home.kinds.isdisjoint(body.kinds),
                "fits, many": home.way == "many" and not home.kinds.isdisjoint(body.kinds),
                "foreign": bool(home.kinds)
                and home.kinds.isdisjoint(body.nouns)
                and bool(body.weight["authority"]),
                "named beside": not body.nouns.isdisjoint(lemmas),
                **self._here(view, body),
                **self._before(told[id]),
                "last told": id == last,
                "his": his in body.works,
                "another's": bool(body.works - {his}),
                "post before": id == before,
                "post behind": id == after,
                "no post before": before is None,
                "opens line": here_line is not None and here_line.id == id,
                "another opens line": here_line is not None and here_line.id != id,
                "heads section": name is not None and name.id == id,
                "in item": id in item,
                "alone in item": item == {id},
                "another in item": bool(item - {id}),
            }
            for id, body in ((id, self._known[id]) for id in ids)
        }

    def _before(self, mention: int | None) -> Features:
        """Return how a body stands where it is told last before a role, in whatever sentence."""
        if mention is None:
            return _UNTOLD
        if mention not in self._stands:
            context, index = self.context, self.context.index
            top = context.outer_head(mention)
            preposition, case = (
                context.reader.clauses.preposition(top),
                context.reader.clauses.case(top),
            )
            self._stands[mention] = {
                "was in": preposition in _IN,
                "was out of": preposition in _OUT,
                "was genitive": case == "Gen" and not preposition,
                "was accusative": case == "Acc" and bool(preposition),
                "was subject": context.annotation.deprel(top).startswith("nsubj"),
                "was in a role": index.at(index.first[mention], ROLES) is not None,
                "was of somebody": mention in self._owned,
            }
        return self._stands[mention]

    def _item(self, view: RoleView) -> set[str]:
        """Return the bodies named between the line breaks and semicolons around a role."""
        a, first, last = self.context.annotation, view.first, view.last
        while first > 0 and not a.opens_line(first) and a.words[first - 1] not in _ENDS:
            first -= 1
        while last < len(a) and not a.opens_line(last) and a.words[last] not in _ENDS:
            last += 1
        told = {id: bisect_left(own, first) for id, own in self.tokens.items()}
        return {
            id for id, at in told.items() if at < len(own := self.tokens[id]) and own[at] < last
        }

    def _weight(self, own: Sequence[int], told: ToldBody, free: Sequence[int]) -> Features:
        context = self.context
        most = told.free == free[0] > 0
        name = context.entity[own[0]].name
        nouns = set(map(fold, nouns_of(context, own[0])))
        return {
            "told once": len(own) == 1,
            "told twice": len(own) == 2,
            "told often": len(own) > 2,
            "free 0": told.free == 0,
            "free 1": told.free == 1,
            "free 2": told.free == 2,
            "free more": told.free > 2,
            "most": most and free.count(told.free) == 1,
            "among most": most,
            "acts": bool(told.acting),
            "opens": told.opens,
            "in headline": any(context.sentence(i) < context.headlines for i in own),
            "in lead": any(context.sentence(i) < context.headlines + 2 for i in own),
            "two words": " " in name,
            "lower case": name.islower(),
            "guillemets": "«" in name,
            "organization": context.index.types[own[0]] is EntityType.ORGANIZATION,
            "unit": not nouns.isdisjoint(words("subunits.txt")),
            "authority": not nouns.isdisjoint(noun_class("authority")),
            "only one": len(self.mentions) == 1,
            "how many": min(len(self.mentions), 6) / 6,
        }

    def _here(self, view: RoleView, body: _Body) -> Features:
        context, index = self.context, self.context.index
        here = view.here(body.mentions)
        acts = {
            "acts here": view.sentence in body.acts_in,
            "acts before": view.sentence - 1 in body.acts_in,
        }
        if not here:
            return {**_ELSEWHERE, **acts}
        a, clauses = context.annotation, context.reader.clauses
        before, behind = view.gaps(here)
        gap, gap_behind = (min(gaps, default=(NEVER, -1))[0] for gaps in (before, behind))
        near = min([*before, *behind], default=(NEVER, here[0]))[1]
        top = context.outer_head(near)
        preposition, case = clauses.preposition(top), clauses.case(top)
        return {
            "gap 3": gap <= 3,
            "gap 8": 3 < gap <= 8,
            "gap far": 8 < gap < NEVER,
            "gap behind 3": gap_behind <= 3,
            "gap behind 8": 3 < gap_behind <= 8,
            "gap behind far": 8 < gap_behind < NEVER,
            "in": preposition in _IN,
            "out of": preposition in _OUT,
            "other preposition": preposition not in ("", *_IN, *_OUT),
            **{f"case {one}": case == one for one in _CASES},
            "opens sentence": index.first[near] - view.begin <= 2,
            "subject here": any(a.deprel(context.outer_head(i)).startswith("nsubj") for i in here),
            "same verb": view.shares_verb(here),
            "another's beside": any(context.spoken_for.get(i) for i in here),
            "in a role": any(index.at(index.first[i], ROLES) is not None for i in here),
            **acts,
        }


_CASES = ("Nom", "Gen", "Acc", "Ins", "Loc")
_UNTOLD = dict.fromkeys(
    (
        "was in",
        "was out of",
        "was genitive",
        "was accusative",
        "was subject",
        "was in a role",
        "was of somebody",
    ),
    False,
)
"""What is known of a body that is not told before a role."""
_ELSEWHERE = dict.fromkeys(
    (
        "gap 3",
        "gap 8",
        "gap far",
        "gap behind 3",
        "gap behind 8",
        "gap behind far",
        "in",
        "out of",
        "other preposition",
        *(f"case {one}" for one in _CASES),
        "opens sentence",
        "subject here",
        "same verb",
        "another's beside",
        "in a role",
    ),
    False,
)
"""What is known of a body that the sentence of a role does not name."""
