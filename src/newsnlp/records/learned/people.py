"""Who may have a role: every person of an article, by what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsnlp.find.elided import subject_before
from newsnlp.link.names import read_name
from newsnlp.records.genders import differ
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import NEVER, Features, RoleView
from newsnlp.records.links import Link

_GENDERS = {"masc": "Masc", "femn": "Fem"}


class People:
    """The people of an article as holders of roles; ``links``: the posts told so far."""

    def __init__(self, article: ArticleView, links: Sequence[Link]) -> None:
        self.article, self.context, self.links = article, article.context, list(links)
        self.mentions = article.people
        self._most = max(map(len, self.mentions.values()), default=0)

    @cached_property
    def genders(self) -> dict[str, str | None]:
        """Return the gender of each person, None where the name does not show it."""
        return {id: self._gender(own) for id, own in self.mentions.items()}

    def _gender(self, mentions: Sequence[int]) -> str | None:
        index = self.context.index
        fullest = max(mentions, key=index.length)
        name = read_name(self.context.annotation, index.first[fullest], index.last[fullest])
        return _GENDERS.get(name.gender or "")

    def rows(self, view: RoleView) -> list[Features]:
        """Return what is known of each person as the holder of a role."""
        context, index = self.context, self.context.index
        before = {id: view.last_before(own) for id, own in self.mentions.items()}
        told = {id: i for id, i in before.items() if i is not None}
        recent = max(told, key=lambda id: index.first[told[id]], default=None)
        prior = [link for link in self.links if index.last[link.tail] <= view.first]
        last = max(prior, key=lambda link: index.first[link.tail], default=None)
        last_holder = self._who(last) if last is not None else None
        held: dict[str | None, list[int]] = {}
        for link in self.links:
            if link.tail != view.role:
                held.setdefault(self._who(link), []).append(link.tail)
        gender = view.gender if view.gender in ("Masc", "Fem") else None
        subject = subject_before(context.annotation, index, view.sentence, gender)
        subject_id = context.entity[subject].id if subject in context.entity else None
        first = next(iter(self.mentions), None)
        return [
            {
                **view.distance(own),
                **self._here(view, id, own),
                **self._fits(view, id, own, before[id]),
                "has posts": id in held,
                "has posts here": any(
                    context.sentence(post) == view.sentence for post in held.get(id, ())
                ),
                "recent": id == recent,
                "first told": id == first,
                "last holder": id == last_holder,
                "last holder here": id == last_holder
                and last is not None
                and context.sentence(last.tail) == view.sentence,
                "elided": id == subject_id,
                "nobody elided": subject_id is None,
            }
            for id, own in self.mentions.items()
        ]

    def _who(self, link: Link) -> str | None:
        known = self.context.entity.get(link.head)
        return None if known is None else known.id

    def _here(self, view: RoleView, id: str, own: Sequence[int]) -> Features:
        context, index = self.context, self.context.index
        another = bool(self.article.subjects_in.get(view.sentence, set()) - {id})
        here = view.here(own)
        if not here:
            return {**_ELSEWHERE, "another nominative": another}
        a, case = context.annotation, context.reader.clauses.case
        before, behind = view.gaps(here)
        gap = min([*before, *behind], default=(NEVER, -1))[0]
        return {
            "gap 0": gap == 0,
            "gap 1": gap == 1,
            "gap 2": gap == 2,
            "gap 3-5": 3 <= gap <= 5,
            "subject here": any(a.deprel(index.head[i]).startswith("nsubj") for i in here),
            "same verb": view.shares_verb(here),
            "beside in tree": any(
                a.heads[index.head[i]] == view.head or a.heads[view.head] == index.head[i]
                for i in here
            ),
            "nominative here": any(case(index.first[i]) == "Nom" for i in here),
            "another nominative": another,
        }

    def _fits(self, view: RoleView, id: str, own: Sequence[int], before: int | None) -> Features:
        context, index = self.context, self.context.index
        a, case, gender = context.annotation, context.reader.clauses.case, self.genders[id]
        there = () if before is None else self.article.people_in[context.sentence(before)]
        beside = len(there)
        return {
            "was subject": before is not None and a.deprel(index.head[before]).startswith("nsubj"),
            "was nominative": before is not None and case(index.first[before]) == "Nom",
            "was genitive": before is not None and case(index.first[before]) == "Gen",
            "was alone": beside == 1,
            "was with others": beside > 1,
            "gender fits": gender is not None and gender == view.gender,
            "gender differs": gender is not None
            and view.gender in ("Masc", "Fem")
            and gender != view.gender,
            "role differs": differ(a.words[view.head], a.words[index.first[own[0]]]),
            "told most": len(own) == self._most > 1,
            "told once": len(own) == 1,
            "told often": len(own) >= 3,
            "only one": len(self.mentions) == 1,
            "in headline": any(context.sentence(i) < context.headlines for i in own),
        }


_ELSEWHERE = dict.fromkeys(
    (
        "gap 0",
        "gap 1",
        "gap 2",
        "gap 3-5",
        "subject here",
        "same verb",
        "beside in tree",
        "nominative here",
    ),
    False,
)
"""What is known of a person whom the sentence of a role does not name."""
