"""What the roles of one article ask about again and again, told once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property

from newsnlp.find.type_sets import APPOSED, DATES, PERSONS, UPRIGHT
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy
from newsnlp.records.context import Context
from newsnlp.records.learned.openings import Openings
from newsnlp.records.posts.deaths import died

Mentions = dict[str, list[int]]
"""The mentions of every entity, in text order, by its id."""
CUES = ("over", "now", "new", "acting", "death")
"""What words around a role may say of it (``lexicon/standing.tsv``)."""
STANDING, JOINING = "standing.tsv", "joining.tsv"
DEATH = "death"
YEARS = lazy(r"\d{4}\D{1,6}\d{4}|\b(?:по|до) \d{4}")
SINCE = re.compile(r"\b[сС] (?:\w+ )?\d{4}")
_LEAST = 2
"""Words of death of an article that mourns somebody."""
_MANY = 24
"""People or bodies from which on an article names too many for a role to be of any of them."""
_BACK = 12
_KIN = 3
"""Tokens before a name among which it may be told whose kin somebody is."""


class ArticleView:
    """An article as its roles see it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._cues: dict[tuple[int, str], frozenset[str]] = {}
        self._years: dict[int, tuple[bool, bool]] = {}
        self._mine: dict[int, bool] = {}

    def mentions_of(self, types: frozenset[EntityType]) -> Mentions:
        """Return the mentions of the entities of some types."""
        found: Mentions = {}
        for i, entity in self.context.entity.items():
            if entity.type in types:
                found.setdefault(entity.id, []).append(i)
        first = self.context.index.first
        return {id: sorted(own, key=first.__getitem__) for id, own in found.items()}

    def tokens_of(self, mentions: Mentions) -> dict[str, list[int]]:
        """Return the tokens at which entities are told, in text order, by their ids."""
        head = self.context.index.head
        return {id: sorted([head[i] for i in own]) for id, own in mentions.items()}

    @cached_property
    def people(self) -> Mentions:
        """Return the mentions of the people of the article."""
        return self.mentions_of(PERSONS)

    @cached_property
    def people_in(self) -> dict[int, set[str]]:
        """Return the ids of the people named in each sentence."""
        return self.named_in(self.people)

    def named_in(self, mentions: Mentions) -> dict[int, set[str]]:
        """Return the ids of those named in each sentence."""
        found: dict[int, set[str]] = {}
        for id, own in mentions.items():
            for i in own:
                found.setdefault(self.context.sentence(i), set()).add(id)
        return found

    @cached_property
    def sections(self) -> Openings:
        """Return the lines that open with a person."""
        return self.openings(self.people)

    @cached_property
    def lines(self) -> list[int]:
        """Return the first tokens of the lines."""
        return self.context.annotation.line_starts()

    def openings(self, mentions: Mentions) -> Openings:
        """Return the lines that open with one of some mentions."""
        index = self.context.index
        told = ((index.first[i], index.last[i], id) for id, own in mentions.items() for i in own)
        return Openings(self.context.annotation, told)

    @cached_property
    def kin(self) -> set[int]:
        """Return the mentions of people told as somebody's kin: «отец, [Лев Рид]»."""
        a, index = self.context.annotation, self.context.index
        own = (i for some in self.people.values() for i in some)
        return {
            i
            for i in own
            if any(
                a.lemmas[t] in words("kin_nouns.txt")
                for t in range(max(0, index.first[i] - _KIN), index.first[i])
            )
        }

    @cached_property
    def speaking(self) -> dict[str, set[int]]:
        """Return the sentences in which each person is told to say something, by its id."""
        context, a = self.context, self.context.annotation
        found: dict[str, set[int]] = {}
        for id, own in self.people.items():
            for i in own:
                verb = a.heads[a.top(context.index.head[i], APPOSED)]
                if verb >= 0 and a.lemmas[verb] in words("reporting_verbs.txt"):
                    found.setdefault(id, set()).add(context.sentence(i))
        return found

    @cached_property
    def works(self) -> dict[str, set[str]]:
        """Return the ids of the people who work at each body, by its id."""
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

    @cached_property
    def bodies_of(self) -> dict[str, set[str]]:
        """Return the ids of the bodies where each person works, by its id."""
        found: dict[str, set[str]] = {}
        for body, people in self.works.items():
            for person in people:
                found.setdefault(person, set()).add(body)
        return found

    def is_in_first_person(self, sentence: int) -> bool:
        """Tell a sentence in which somebody tells of himself."""
        if sentence not in self._mine:
            a = self.context.annotation
            told = range(*a.sentence_tokens(sentence))
            self._mine[sentence] = any(a.feats(t).get("Person") == "1" for t in told)
        return self._mine[sentence]

    def near(self, mentions: Mentions, named: dict[int, set[str]], sentence: int) -> list[str]:
        """Return the ids of those whom a role in a sentence may be about, in their order.

        Of many these are the ones named in the headlines, a dozen sentences before or right behind.
        """
        if len(mentions) <= _MANY:
            return list(mentions)
        lead = range(self.context.headlines + 2)
        around = {*lead, *range(sentence - _BACK, sentence + 2)}
        found = set().union(*(named.get(one, ()) for one in around))
        return sorted(found, key=lambda id: mentions[id][0])

    @cached_property
    def subjects_in(self) -> dict[int, set[str]]:
        """Return the ids of the people of each sentence whose name may be in the nominative."""
        case, first = self.context.reader.clauses.case, self.context.index.first
        found: dict[int, set[str]] = {}
        for id, own in self.people.items():
            for i in own:
                if case(first[i]) in UPRIGHT:
                    found.setdefault(self.context.sentence(i), set()).add(id)
        return found

    def cues_in(self, sentence: int, of: str = STANDING) -> frozenset[str]:
        """Return what words of a sentence say of the roles in it, or of what a file tells."""
        if (sentence, of) not in self._cues:
            first, last = self.context.annotation.sentence_tokens(sentence)
            lemmas = self.context.annotation.lemmas[first:last]
            self._cues[sentence, of] = cues_among(lemmas, of)
        return self._cues[sentence, of]

    def years_in(self, sentence: int) -> tuple[bool, bool]:
        """Tell whether a sentence has years that something lasted, and a year since when."""
        if sentence not in self._years:
            told = self.context.annotation.sentence_text(sentence)
            found = YEARS.search(told) is not None, SINCE.search(told) is not None
            self._years[sentence] = found
        return self._years[sentence]

    @cached_property
    def mourns(self) -> tuple[bool, bool]:
        """Tell whether the lead tells of a death, and whether several words do."""
        a = self.context.annotation
        end = a.sentence_tokens(min(self.context.headlines, len(a.sentences) - 1))[1]
        told = a.by_lemma.of(_of_death())
        return bool(told) and told[0] < end, len(told) >= _LEAST

    @cached_property
    def dead(self) -> frozenset[str]:
        """Return the ids of those of whose death something tells: «умер Рид», «память [Рида]»."""
        context = self.context
        told = set(died(context, context.facts))
        for own in self.people.values():
            told |= {i for i in own if self._is_mourned(i)}
        return frozenset(who.id for i in told if (who := context.actor(i)) is not None)

    def _is_mourned(self, person: int) -> bool:
        """Tell «почтили память [Рида]», «прощание с [Ридом]», «[Рида] похоронили»."""
        a = self.context.annotation
        whom = a.top(self.context.index.head[person], APPOSED)
        above = a.heads[whom]
        if above < 0 or _cues().get(a.lemmas[above]) != DEATH:
            return False
        return a.pos(above) == "NOUN" or a.deprel(whom) in ("obj", "nsubj:pass")

    def is_dated(self, first: int, last: int) -> bool:
        """Tell whether a date stands between two tokens."""
        dates = self._dates
        at = bisect_left(dates, first)
        return at < len(dates) and dates[at] < last

    @cached_property
    def _dates(self) -> list[int]:
        """Return the tokens of dates, in text order."""
        index = self.context.index
        return sorted({t for i in index.of(DATES) for t in range(index.first[i], index.last[i])})


def cues_among(lemmas: Iterable[str], of: str = STANDING) -> frozenset[str]:
    """Return what some words say of a role beside them, or, ``of`` a file, of something else."""
    return frozenset(filter(None, map(_cues(of).get, lemmas)))


@cache
def _cues(of: str = STANDING) -> dict[str, str]:
    return {lemma: cue for cue, own in rows(of) for lemma in own.split()}


@cache
def _of_death() -> frozenset[str]:
    return frozenset(lemma for lemma, cue in _cues().items() if cue == DEATH)
