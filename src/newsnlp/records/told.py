"""The facts of one article by what they are told of: each question looks at a few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.kinds import Status
from newsnlp.lexicon import words

_SHOWS, _SIGNS = "introduced", "signed"
MOVES = {"went_over": "hired", "signed_for": "line_up", "transferred": ""}
"""The rules of verbs that take somebody to another body, and the nouns of who so leaves his own.

Who is put into another post leaves whatever post he has.
"""


class Told:
    """Facts by their event and role, and by whose post they end or begin without naming it."""

    def __init__(self, facts: Sequence[Fact], heads: Sequence[int], clauses: Clauses) -> None:
        self._heads = heads
        self._clauses = clauses
        self._of_role: dict[int, list[Fact]] = {}
        self._of_event: dict[int, list[Fact]] = {}
        self._of_date: dict[int, list[Fact]] = {}
        self.endings: list[Fact] = []
        """The facts that end a post which they do not name."""
        self.predecessors = [f.mention("predecessor") for f in facts if "predecessor" in f.slots]
        self.givers = [who for fact in facts for who in self._givers(fact)]
        """Who gives posts, orders that they are given, or shows who has got them."""
        self.led = [fact for fact in facts if _leads(fact)]
        """The facts of who heads a body, and since when."""
        self._ends: dict[int, list[Fact]] = {}
        self._begins: dict[int, list[Fact]] = {}
        self._moves: dict[int, list[Fact]] = {}
        self._heads_of: dict[int, list[Fact]] = {}
        for fact in facts:
            role = fact.mention("role")
            if role is not None:
                for noun in self._posts(fact, heads[role]):
                    self._of_role.setdefault(noun, []).append(fact)
            if fact.event is not None:
                self._of_event.setdefault(fact.event, []).append(fact)
                for date in fact.dates:
                    self._of_date.setdefault(date, []).append(fact)
            if any(map(fact.ends_post_of, fact.holders)):
                self.endings.append(fact)
            for holder in fact.holders:
                if fact.frame.role in words("leader_roles.txt") and fact.is_told:
                    self._heads_of.setdefault(holder, []).append(fact)
                if fact.ends_post_of(holder):
                    self._ends.setdefault(holder, []).append(fact)
                if fact.begins_post_of(holder):
                    self._begins.setdefault(holder, []).append(fact)
                if fact.frame.rule in MOVES and fact.past and fact.modality is None:
                    self._moves.setdefault(holder, []).append(fact)

    def _posts(self, fact: Fact, noun: int) -> Iterator[int]:
        """Yield the noun of a post and those beside it: «прекращены полномочия мэра и [судьи]»."""
        yield noun
        if fact.frame.status == "former" and not fact.holders:
            case = self._clauses.case(noun)
            more = (t for t in self._clauses.conjuncts(noun) if t != noun)
            yield from (token for token in more if self._clauses.case(token) == case)

    def _givers(self, fact: Fact) -> tuple[int, ...]:
        if fact.frame.rule == _SHOWS or (fact.frame.rule == _SIGNS and self._is_order(fact)):
            return fact.holders
        return fact.agents if fact.frame.kind == "post" and fact.status == Status.NEW else ()

    def _is_order(self, fact: Fact) -> bool:
        """Tell «подписал указ [о назначении] Котовой»."""
        paper = fact.slots["event"].target if "event" in fact.slots else -1
        below = self._clauses.children[paper] if paper >= 0 else ()
        lemmas = self._clauses.annotation.lemmas
        return any(lemmas[token] in noun_class("appointment") for token in below)

    def of_role(self, role: int) -> list[Fact]:
        """Return the facts whose role is this mention or another with its noun."""
        return self._of_role.get(self._heads[role], [])

    def of_event(self, event: int) -> list[Fact]:
        """Return the facts that tell of an event mention."""
        return self._of_event.get(event, [])

    def is_of_another(self, event: int, date: int) -> bool:
        """Tell the day of another event, where a verb tells this one's own."""
        own = [fact.dates for fact in self.of_event(event) if fact.dates]
        others = (fact.event for fact in self._of_date.get(date, ()))
        told = own and not any(date in dates for dates in own)
        return bool(told) and any(other != event for other in others)

    def ending(self, holder: int) -> list[Fact]:
        """Return the facts that end a post of a person: «директор Рудаков уволился»."""
        return self._ends.get(holder, [])

    def moving(self, holder: int) -> list[Fact]:
        """Return the facts that take a person to another body: «Силкин перешёл в «Зенит»»."""
        return self._moves.get(holder, [])

    def heading(self, holder: int) -> list[Fact]:
        """Return the facts of what a person heads: «заводом руководит Рудаков»."""
        return self._heads_of.get(holder, [])

    def beginning(self, holder: int) -> list[Fact]:
        """Return the facts that begin a post of a person: «мэр Котов вступил в должность»."""
        return self._begins.get(holder, [])


def _leads(fact: Fact) -> bool:
    leads = fact.frame.role and "organization" in fact.slots and fact.status == Status.CURRENT
    return bool(leads and fact.dates and fact.is_told)
