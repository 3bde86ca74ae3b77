"""Which dates tell when a verb's fact is: «[избрана] в январе 2025 года»."""

from __future__ import annotations

from newsnlp.find.clauses import Clauses
from newsnlp.find.marks import DASHES
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES

_OF_PAPERS = "от"
"""What the day of a paper is told with: «закон от 7 мая»."""


class VerbDates:
    """The dates of the verbs of one article, by the positions of their mentions."""

    def __init__(self, clauses: Clauses, index: MentionIndex) -> None:
        self.annotation, self.clauses, self.index = clauses.annotation, clauses, index
        self._found: dict[int, list[int]] | None = None

    def of(self, verb: int) -> tuple[int, ...]:
        """Return the dates of a verb, the nearest first, outer before inner.

        «В мае ушёл, а [в июне] пришёл»: what another main verb stands before is that one's. So is
        what stands behind it: «служил с мая, до этого [был] врачом»; and what opens a clause
        without a verb, «[в мае] – врачом».
        """
        first = self.index.first
        found = [
            (abs(self.index.head[i] - verb), first[i], -self.index.length(i), i)
            for i in self._dated().get(self.clauses.top(verb), ())
            if not any(map(self._is_main_verb, range(first[i], verb)))
            and not self._is_anothers(i, verb)
            and self.clauses.preposition(self.index.head[i]) != _OF_PAPERS
        ]
        inner = {j for *_, i in found for j in self.index.inside(i, DATES)}
        return tuple(i for *_, i in sorted(found) if i not in inner)

    def _is_anothers(self, date: int, verb: int) -> bool:
        """Tell a date behind another verb of its clause, or before a dash behind its own."""
        a, first, last = self.annotation, self.index.first[date], self.index.last[date]
        if first > verb:
            return last < len(a) and a.words[last] in DASHES
        if "," not in a.words[last:verb]:
            return False
        begins, _ = a.sentence_tokens(a.sentence_of(first))
        for token in range(first - 1, begins - 1, -1):
            if a.words[token] == ",":
                return False
            if self._is_main_verb(token):
                return True
        return False

    def _is_main_verb(self, token: int) -> bool:
        a = self.annotation
        finite = a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"
        return finite and a.deprel(token) in ("root", "conj")

    def _dated(self) -> dict[int, list[int]]:
        """Return the dates that depend on each token («[избрана] в январе 2025 года»)."""
        if self._found is None:
            self._found = {}
            for i in [i for i, kind in enumerate(self.index.types) if kind in DATES]:
                token = self.index.head[i]
                for _ in range(2):
                    token = self.clauses.head[token]
                    self._found.setdefault(token, []).append(i)
                    if token < 0 or self.clauses.is_predicate(token):
                        break  # «вместо [ушедшего] в январе Демченко назначена Ким»
        return self._found
