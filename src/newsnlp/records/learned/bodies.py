"""Where a role may be held: every body of an article, by what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.find.frames import noun_class
from newsnlp.find.type_sets import ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.morphology import fold
from newsnlp.records.context import Context
from newsnlp.records.learned.role_view import (
    NEVER,
    Features,
    RoleView,
    mentions_of,
)
from newsnlp.records.role_kinds import home_of_role, is_foreign, is_of_kind, nouns_of
from newsnlp.records.told_bodies import BODIES, told_body

_IN, _OUT = ("в", "на"), ("из", "от", "с")
_BESIDE = 4
"""Tokens before a role among which its body may be named."""


class Bodies:
    """The bodies of an article as where roles are held.

    ``employers``: where each role told so far is held by what stands beside it, by its mention.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.mentions = mentions_of(context, BODIES)
        self.told = {id: told_body(context, own) for id, own in self.mentions.items()}
        self._free = sorted((told.free for told in self.told.values()), reverse=True)
        self._works = self._find_works()

    def _find_works(self) -> dict[str, set[str]]:
        """Return the ids of the people who work at each body."""
        context = self.context
        holders: dict[int, set[str]] = {}
        for link in context.links.get(RelationType.WORKS_AS, ()):
            if link.head in context.entity:
                holders.setdefault(link.tail, set()).add(context.entity[link.head].id)
        works: dict[str, set[str]] = {}
        for link in context.links.get(RelationType.WORKPLACE, ()):
            if link.tail in context.entity:
                who = holders.get(link.head, set())
                known = context.entity.get(link.head)
                if known is not None and known.type is EntityType.PERSON:
                    who = who | {known.id}
                works.setdefault(context.entity[link.tail].id, set()).update(who)
        return works

    def nouns(self) -> list[list[str]]:
        """Return the lemmas that tell what each body is."""
        return [nouns_of(self.context, own[0]) for own in self.mentions.values()]

    def rows(
        self, view: RoleView, person: int, before: str | None, after: str | None
    ) -> list[Features]:
        """Return what is known of each body as where a person holds a role.

        ``before``, ``after``: ids of where the same person's posts told before and behind are.
        """
        context, index = self.context, self.context.index
        who = context.entity.get(person)
        last = max(
            (
                (index.first[own_before], id)
                for id, own in self.mentions.items()
                if (own_before := view.last_before(own)) is not None
            ),
            default=(0, None),
        )[1]
        return [
            {
                **view.distance(own),
                **self._weight(id, own),
                **self._kind(view, own),
                **self._here(view, own),
                "last told": id == last,
                "only one": len(self.mentions) == 1,
                "how many": min(len(self.mentions), 6) / 6,
                "his": who is not None and who.id in self._works.get(id, ()),
                "another's": bool(self._works.get(id, set()) - {who.id if who else ""}),
                "post before": id == before,
                "post behind": id == after,
                "no post before": before is None,
            }
            for id, own in self.mentions.items()
        ]

    def _weight(self, id: str, own: Sequence[int]) -> Features:
        context, told = self.context, self.told[id]
        most = bool(self._free) and told.free == self._free[0] > 0
        name = context.entity[own[0]].name
        return {
            "told once": len(own) == 1,
            "told twice": len(own) == 2,
            "told often": len(own) > 2,
            "free 0": told.free == 0,
            "free 1": told.free == 1,
            "free 2": told.free == 2,
            "free more": told.free > 2,
            "most": most and self._free.count(told.free) == 1,
            "among most": most,
            "acts": bool(told.acting),
            "opens": told.opens,
            "in headline": any(context.sentence(i) < context.headlines for i in own),
            "in lead": any(context.sentence(i) < context.headlines + 2 for i in own),
            "two words": " " in name,
            "lower case": name.islower(),
            "guillemets": "«" in name,
        }

    def _kind(self, view: RoleView, own: Sequence[int]) -> Features:
        context, home = self.context, home_of_role(self.context, view.role)
        nouns = {fold(noun) for noun in nouns_of(context, own[0])}
        fits = bool(home.kinds) and any(is_of_kind(context, i, home.kinds) for i in own)
        beside = context.annotation.lemmas[max(0, view.first - _BESIDE) : view.last]
        return {
            "organization": context.index.types[own[0]] is EntityType.ORGANIZATION,
            "fits": fits,
            "does not fit": bool(home.kinds) and not fits,
            "fits, many": fits and home.way == "many",
            "foreign": is_foreign(context, own[0], view.role),
            "unit": not nouns.isdisjoint(words("subunits.txt")),
            "authority": not nouns.isdisjoint(noun_class("authority")),
            "named beside": not nouns.isdisjoint(map(fold, beside)),
        }

    def _here(self, view: RoleView, own: Sequence[int]) -> Features:
        context, index = self.context, self.context.index
        a, clauses = context.annotation, context.reader.clauses
        here = view.here(own)
        before, behind = view.gaps(here)
        gap, gap_behind = (min(gaps, default=(NEVER, -1))[0] for gaps in (before, behind))
        near = min([*before, *behind], default=(NEVER, -1))[1]
        top = context.outer_head(near) if near >= 0 else -1
        preposition = clauses.preposition(top) if top >= 0 else ""
        case = clauses.case(top) if top >= 0 else ""
        acting = self.told[context.entity[own[0]].id].acting
        sentences = {context.sentence(i) for i in acting}
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
            **{f"case {one}": case == one for one in ("Nom", "Gen", "Acc", "Ins", "Loc")},
            "opens sentence": near >= 0 and index.first[near] - view.begin <= 2,
            "acts here": view.sentence in sentences,
            "acts before": view.sentence - 1 in sentences,
            "subject here": any(a.deprel(context.outer_head(i)).startswith("nsubj") for i in here),
            "same verb": view.shares_verb(here),
            "another's beside": any(context.spoken_for.get(i) for i in here),
            "in a role": any(index.at(index.first[i], ROLES) is not None for i in here),
        }
