"""The facts of one article by what they are told of: each question looks at a few of them."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.find.fact import Fact


class Told:
    """Facts by their event and role, and by whose post they end or begin without naming it."""

    def __init__(self, facts: Sequence[Fact], heads: Sequence[int]) -> None:
        self._heads = heads
        self._of_role: dict[int, list[Fact]] = {}
        self._of_event: dict[int, list[Fact]] = {}
        self.endings: list[Fact] = []
        """The facts that end a post which they do not name."""
        self._ends: dict[int, list[Fact]] = {}
        self._begins: dict[int, list[Fact]] = {}
        for fact in facts:
            role = fact.mention("role")
            if role is not None:
                self._of_role.setdefault(heads[role], []).append(fact)
            if fact.event is not None:
                self._of_event.setdefault(fact.event, []).append(fact)
            if any(map(fact.ends_post_of, fact.holders)):
                self.endings.append(fact)
            for holder in fact.holders:
                if fact.ends_post_of(holder):
                    self._ends.setdefault(holder, []).append(fact)
                if fact.begins_post_of(holder):
                    self._begins.setdefault(holder, []).append(fact)

    def of_role(self, role: int) -> list[Fact]:
        """Return the facts whose role is this mention or another with its noun."""
        return self._of_role.get(self._heads[role], [])

    def of_event(self, event: int) -> list[Fact]:
        """Return the facts that tell of an event mention."""
        return self._of_event.get(event, [])

    def ending(self, holder: int) -> list[Fact]:
        """Return the facts that end a post of a person: «директор Рудаков уволился»."""
        return self._ends.get(holder, [])

    def beginning(self, holder: int) -> list[Fact]:
        """Return the facts that begin a post of a person: «мэр Котов вступил в должность»."""
        return self._begins.get(holder, [])
