"""Who may have a role: every person of an article, by what is known of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from newsnlp.find.grammar.elided import subject_before
from newsnlp.link.people.names import read_name
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import NEVER, Features, RoleView
from newsnlp.records.links import Link
from newsnlp.records.posts.genders import differ

_GENDERS = {"masc": "Masc", "femn": "Fem"}
_PLACE = itemgetter(0)


class _SingledOut(NamedTuple):
    """The ids of those who stand out where a role is told, None where nobody does."""

    recent: str | None
    first: str | None
    holder: str | None
    holds_here: bool
    elided: str | None
    opener: str | None
    lead: str | None
    section: str | None
    in_line: str | None

    def features(self, id: str) -> Features:
        """Return in what a person stands out, or another does."""
        return {
            "recent": id == self.recent,
            "first told": id == self.first,
            "last holder": id == self.holder,
            "last holder here": self.holds_here and id == self.holder,
            "elided": id == self.elided,
            "nobody elided": self.elided is None,
            "opens line": id == self.opener,
            "another opens line": self.opener not in (None, id),
            "heads lines": id == self.lead,
            "heads section": id == self.section,
            "another heads section": self.section not in (None, id),
            "first in line": id == self.in_line,
        }


class People:
    """The people of an article as holders of roles; ``links``: the posts told so far."""

    def __init__(self, article: ArticleView, links: Sequence[Link]) -> None:
        self.article, self.context = article, article.context
        self.mentions = article.people
        self.tokens = article.tokens_of(self.mentions)
        self._most = max(map(len, self.mentions.values()), default=0)
        self._posts: list[tuple[int, int, str | None]] = []
        self._roles: set[int] = set()
        self._held: dict[str, list[int]] = {}
        self._told: dict[int, Features] = {}
        self._people: dict[str, Features] = {}
        for link in links:
            self.hold(link)

    def hold(self, link: Link) -> None:
        """Add a post that somebody has, whoever was told to have it before."""
        if link.tail in self._roles:
            self._posts = [post for post in self._posts if post[1] != link.tail]
        self._roles.add(link.tail)
        for held in self._held.values():
            if link.tail in held:
                held.remove(link.tail)
        known = self.context.entity.get(link.head)
        id = None if known is None else known.id
        insort(self._posts, (self.context.index.first[link.tail], link.tail, id), key=_PLACE)
        if id is not None:
            self._held.setdefault(id, []).append(link.tail)

    @cached_property
    def genders(self) -> dict[str, str | None]:
        """Return the gender of each person, None where the name does not show it."""
        return {id: self._gender(own) for id, own in self.mentions.items()}

    def _gender(self, mentions: Sequence[int]) -> str | None:
        index = self.context.index
        fullest = max(mentions, key=index.length)
        name = read_name(self.context.annotation, index.first[fullest], index.last[fullest])
        return _GENDERS.get(name.gender or "")

    def rows(self, view: RoleView) -> dict[str, Features]:
        """Return what is known of those who may have a role, by their ids."""
        article = self.article
        ids = article.near(self.mentions, article.people_in, view.sentence)
        before = {id: view.last_before(self.mentions[id]) for id in ids}
        named = article.people_in.get(view.sentence, ())
        subjects = article.subjects_in.get(view.sentence, ())
        counts = {id: self._told_before(id, view) for id in ids}
        most = max(counts.values(), default=0)
        one = self._singled_out(view, before)
        heads, sentences = self.context.index.head, self.context.sentences
        rows: dict[str, Features] = {}
        for id in ids:
            own = self.mentions[id]
            held = [x for x in self._held.get(id, ()) if heads[x] != view.head]
            another = len(subjects) > (id in subjects)
            rows[id] = {
                **view.distance(own, before[id]),
                **(self._here(view, own) if id in named else _ELSEWHERE),
                "another nominative": another,
                **self._fits(view, id, own, before[id]),
                "has posts": held != [],
                "has posts here": view.sentence in map(sentences.__getitem__, held),
                **one.features(id),
                "told most so far": counts[id] == most > 0,
                "told so far": min(counts[id], 4) / 4,
                "kin": before[id] in article.kin,
                **self._speech(id, view.sentence),
            }
        return rows

    def _singled_out(self, view: RoleView, before: dict[str, int | None]) -> _SingledOut:
        """Return who stands out at a role; ``before``: where each is told last before it."""
        context, index = self.context, self.context.index
        told = {id: i for id, i in before.items() if i is not None}
        line, section = self.article.sections.of(view.first)
        opens = line is not None and line.end > view.first
        last, holder = self._last_post(view)
        gender = view.gender if view.gender in ("Masc", "Fem") else None
        subject = subject_before(context.annotation, index, view.sentence, gender)
        return _SingledOut(
            recent=max(told, key=lambda id: index.first[told[id]], default=None),
            first=next(iter(self.mentions), None),
            holder=holder,
            holds_here=last is not None and context.sentence(last) == view.sentence,
            elided=context.entity[subject].id if subject in context.entity else None,
            opener=line.id if line is not None and opens else None,
            lead=None if line is None else line.id,
            section=None if section is None else section.id,
            in_line=self._first_in_line(view),
        )

    def _told_before(self, id: str, view: RoleView) -> int:
        return bisect_left(self.tokens[id], view.first)

    def _first_in_line(self, view: RoleView) -> str | None:
        """Return who is named first in the line of a role, before it."""
        lines = self.article.lines
        token = lines[bisect_right(lines, view.first) - 1]
        told = (
            (own[at], id)
            for id, own in self.tokens.items()
            if (at := bisect_left(own, token)) < len(own)
        )
        first, id = min(told, default=(view.first, None))
        return id if first < view.first else None

    def _last_post(self, view: RoleView) -> tuple[int | None, str | None]:
        """Return the post told last before a role, and whose it is."""
        at = bisect_left(self._posts, view.first, key=_PLACE)
        for _, role, holder in reversed(self._posts[:at]):
            if self.context.index.last[role] <= view.first:
                return role, holder
        return None, None

    def _speech(self, id: str, here: int) -> Features:
        """Return whether somebody is told to speak around a role: «Был [юнгой]», — сказал Рид."""
        told = self.article.speaking.get(id)
        if told is None:
            return _SILENT
        return {
            "speaks here": here in told,
            "speaks behind": here + 1 in told or here + 2 in told,
            "spoke before": here - 1 in told or here - 2 in told,
        }

    def _here(self, view: RoleView, own: Sequence[int]) -> Features:
        context, index, here = self.context, self.context.index, view.here(own)
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
        }

    def _fits(self, view: RoleView, id: str, own: Sequence[int], before: int | None) -> Features:
        words, gender, told = self.context.annotation.words, self.genders[id], view.gender
        return {
            **(_UNTOLD if before is None else self._was(before)),
            "gender fits": gender is not None and gender == told,
            "gender differs": gender is not None and told in ("Masc", "Fem") and gender != told,
            "role differs": differ(words[view.head], words[self.context.index.first[own[0]]]),
            **self._known(id),
        }

    def _was(self, before: int) -> Features:
        """Return how somebody was told last before a role."""
        found = self._told.get(before)
        if found is None:
            context, head = self.context, self.context.index.head[before]
            case = context.reader.clauses.case(context.index.first[before])
            beside = len(self.article.people_in[context.sentence(before)])
            found = self._told[before] = {
                "was subject": context.annotation.deprel(head).startswith("nsubj"),
                "was nominative": case == "Nom",
                "was genitive": case == "Gen",
                "was alone": beside == 1,
                "was with others": beside > 1,
            }
        return found

    def _known(self, id: str) -> Features:
        """Return what is known of somebody for whatever role."""
        found = self._people.get(id)
        if found is None:
            own, headlines = self.mentions[id], self.context.headlines
            found = self._people[id] = {
                "told most": len(own) == self._most > 1,
                "told once": len(own) == 1,
                "told often": len(own) >= 3,
                "only one": len(self.mentions) == 1,
                "in headline": any(self.context.sentence(i) < headlines for i in own),
            }
        return found


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
_UNTOLD = dict.fromkeys(
    ("was subject", "was nominative", "was genitive", "was alone", "was with others"), False
)
_SILENT = dict.fromkeys(("speaks here", "speaks behind", "spoke before"), False)
