"""Who takes part beside others of a list: «Прошла встреча. О ней рассказали Рид и [Котов]».

What is told of an event in a sentence of its own, the model weighs for each of a list alone.
Within one sentence it rightly parts them: of what a list would add there, one in four is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsnlp.annotate.marks import is_bracketed
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import APPOSED, ORGANIZATIONS
from newsnlp.types import EntityType, Mention, Relation, RelationType

SOURCE = "rule:listed"
_SHARED = frozenset({RelationType.AGENT, RelationType.PARTICIPANT_IN})
_TAKING_PART = _SHARED | {RelationType.ORGANIZES}
_WHO = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY})


def listed(
    reader: FactReader, mentions: Sequence[Mention], relations: Iterable[Relation]
) -> Iterator[Relation]:
    """Yield for all of a list the part in an event that some relation gives one of them."""
    told = [r for r in relations if r.type in _TAKING_PART]
    position = {mention.id: i for i, mention in enumerate(mentions)}
    known = {(r.head, r.tail) for r in told}
    lists = _Lists(reader) if told else None
    for r in told:
        if lists is None or r.type not in _SHARED:
            continue
        for other in lists.beside(position[r.head], position[r.tail]):
            mention = mentions[other]
            if (mention.id, r.tail) not in known:
                known.add((mention.id, r.tail))
                event = mentions[position[r.tail]]
                start, end = min(mention.start, event.start), max(mention.end, event.end)
                yield Relation(r.type, mention.id, r.tail, start, end, r.score, SOURCE)


class _Lists:
    """The people and bodies of an article by the noun of a list that they are."""

    def __init__(self, reader: FactReader) -> None:
        self.reader = reader
        self.annotation, self.index = reader.annotation, reader.index
        self._own: dict[int, list[int]] = {}
        for i in self.index.of(_WHO):
            if not self._is_inside(i):
                self._own.setdefault(self._noun(i), []).append(i)

    def _is_inside(self, mention: int) -> bool:
        """Tell whom something is named after: «директор [музея [Рида]]»."""
        around = self.index.covering(self.index.head[mention])
        if len(around) < 2:
            return False
        bodies = (i for i in around if self.index.types[i] in ORGANIZATIONS)
        return any(self.index.holds(i, mention) for i in bodies)

    def _noun(self, mention: int) -> int:
        return self.annotation.top(self.index.head[mention], APPOSED)

    def beside(self, mention: int, event: int) -> Iterator[int]:
        """Yield who is named in a list beside a mention that stands apart from an event."""
        if self.index.types[mention] not in _WHO:
            return
        a, clauses = self.annotation, self.reader.clauses
        noun, told = self._noun(mention), self.index.head[event]
        own = [*clauses.conjuncts(clauses.first_conjunct(noun))]
        if a.sentence_of(noun) == a.sentence_of(told):
            return
        if noun < told and a.pos(told) == "VERB":
            return  # «приехали [Рид] и [Котов]. Рид вручил награды»
        for other in own:
            for i in self._own.get(other, ()) if other != noun else ():
                alike = self.index.types[i] is self.index.types[mention]
                # «1-е место – [Рид], школа (тренер [Котов])»
                if alike and not is_bracketed(a, noun, self.index.head[i]):
                    yield i
