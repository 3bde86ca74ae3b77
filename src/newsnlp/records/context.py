"""One article as the record makers see it: mentions by position, entities, facts, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.beside import Triple
from newsnlp.find.events.programmes import programme
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.facts.passed_on import posts_in_turn
from newsnlp.find.facts.shares import has_share
from newsnlp.find.posts.lives import is_of_dossier
from newsnlp.find.type_sets import APPOSED
from newsnlp.find.verbs import Telling
from newsnlp.kinds import EntityType, RelationType
from newsnlp.link.bodies.bare_nouns import BareNoun
from newsnlp.link.bodies.described import descriptor_tokens
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.events.comparisons import is_compared_with, is_contrasted
from newsnlp.records.events.days import Days, Resolve
from newsnlp.records.learned import Learned
from newsnlp.records.links import (
    KINDS,
    LEAST,
    LEAST_OF,
    OF_EVENTS,
    Link,
    by_event,
    by_head,
    certainty,
    settled,
)
from newsnlp.records.notes import Notes
from newsnlp.records.posts.clashes import Clashes
from newsnlp.records.posts.holders_again import holders_again
from newsnlp.records.told import Told
from newsnlp.types import Entity, Relation

if TYPE_CHECKING:
    from newsnlp.records.learned.posts import Posts

_ENDS = ".!?…:;"
"""What a headline does not end in."""
_TOGETHER = 2
"""How many sentences behind another one may state a fact with it."""
_NEW, _OVER = frozenset({"новый"}), frozenset({"прежний", "бывший", "предыдущий"})
_DATELINE, _STAMP = 2, 6
"""Sentences of a dateline, and tokens of each: at most."""
_HEADLINES = 6
"""Lines that may stand above an article: the rubric, the headline, what is told below it."""


class Context:
    """What the record makers ask about one article; ``sentences``: where each mention begins."""

    def __init__(
        self,
        telling: Telling,
        entities: Iterable[Entity],
        relations: Iterable[Relation],
        resolve: Resolve,
        nouns: Iterable[BareNoun] = (),
    ) -> None:
        self.telling = telling
        self.annotation = annotation = telling.annotation
        self.mentions = mentions = telling.mentions
        self.reader = telling.reader
        self.index = self.reader.index
        self.days = Days(annotation, mentions, self.index, self.reader.clauses, resolve)
        self.headlines = _headlines(annotation)
        self.lead = _lead(annotation, self.headlines)
        self.facts: list[Fact] = self.reader.facts(headless=True)
        told = [*self.facts, *self.telling.further]
        self.told = Told(told, self.index.head, self.reader.clauses)
        self.sentences = list(map(annotation.sentence_of, self.index.first))
        self.programme = programme(annotation)
        self.position = {mention.id: i for i, mention in enumerate(mentions)}
        self._nouns = {
            token: self.position[noun.antecedent]
            for noun in nouns
            if noun.only
            for token in range(*annotation.tokens_of(noun.start, noun.end))
        }
        self.links = self._find_links(relations)
        self._told_posts = self.links[RelationType.WORKS_AS]
        self.by_event = by_event(self.links)
        self._by_head = by_head(self.links)
        self.notes = Notes()
        self.posts: Posts | None = None
        self.learned: Learned | None = None
        self.has_occurrences = False
        self._set_entities(tuple(entities))

    def hold(self, posts: Sequence[Link]) -> None:
        """Add posts in place of those of the same roles; whom events mean by a role stays."""
        if posts:
            found = {post.tail for post in posts}
            self.read_posts |= {(post.head, post.tail) for post in posts}
            told = [link for link in self._told_posts if link.tail not in found]
            self.links = {**self.links, RelationType.WORKS_AS: [*told, *posts]}
            self._by_head = by_head(self.links)
            self._index_posts()

    def meant(self, token: int) -> Entity | None:
        """Return the one body told before that linking knows a bare noun to mean: «[завод]»."""
        told = self._nouns.get(token)
        return None if told is None else self.entity.get(told)

    def with_entities(self, entities: tuple[Entity, ...]) -> Context:
        """Return the same article with its mentions of events united in another way."""
        if entities is self.entities:
            return self
        other = copy(self)
        other._set_entities(entities)
        return other

    def _set_entities(self, entities: tuple[Entity, ...]) -> None:
        self.entities = entities
        self.entity = {self.position[id]: e for e in entities for id in e.mentions}
        self._holders = self._find_holders()
        self._index_posts()
        self.workplaces = {x.tail for x in self.links.get(RelationType.WORKPLACE, ())}
        self.spoken_for = self._find_spoken_for(self.telling.apposed)

    def _find_links(self, relations: Iterable[Relation]) -> dict[RelationType, list[Link]]:
        """Return the relations that records may rest on, by type."""
        links: dict[RelationType, list[Link]] = {}
        told = {(r.type, r.head, r.tail): r.score for r in self.telling.relations}
        self.told_posts, self.told_members = (
            {(self.position[h], self.position[t]) for kind, h, t in told if kind is wanted}
            for wanted in (RelationType.WORKS_AS, RelationType.MEMBER_OF)
        )
        self.read_posts: set[tuple[int, int]] = set()
        doubled = certainty(self.mentions, self.index.head)
        for r in relations:
            if r.type not in KINDS:
                continue
            # what a rule tells too is surer than the model's own score for it
            score = max(r.score, told.get((r.type, r.head, r.tail), 0.0))
            ends = self.position[r.head], self.position[r.tail]
            if r.type in OF_EVENTS and self.programme.are_apart(*map(self.sentence, ends)):
                continue
            if doubled:
                surer = max(doubled.get(ends[0], 1.0), doubled.get(ends[1], 1.0))
                score = max(score, min(1.0, r.score * surer))
            link = Link(r.type, *ends, score, r.source)
            if score >= LEAST_OF.get(r.type, LEAST):
                links.setdefault(r.type, []).append(link)
        works = links.get(RelationType.WORKS_AS, [])
        clashes = Clashes(self.reader, (*self.facts, *self.telling.further))
        beside = _pairs(self.telling.apposed)
        listed = _listed(self.telling.further, beside)
        works = [
            x for x in works if (listed[x.tail] == x.head if x.tail in listed else not clashes(x))
        ]
        beside |= posts_in_turn(self.telling.reader)
        several = {x.tail for x in works if is_plural(self.annotation, self.index.head[x.tail])}
        links[RelationType.WORKS_AS] = settled(works, beside, self.told_posts, several)
        return links

    def from_head(self, kind: RelationType, head: int) -> list[Link]:
        """Return the posts, workplaces or memberships that start at a mention."""
        return self._by_head.get((kind, head), [])

    def posts_at(self, role: int) -> Sequence[Link]:
        """Return who is told to have a role."""
        return self._posts_at.get(role, ())

    def posts_of(self, who: Entity | None) -> Sequence[Link]:
        """Return the roles that somebody is told to have."""
        return self._posts_of.get(who.id, ()) if who is not None else ()

    def _index_posts(self) -> None:
        self._posts_at: dict[int, list[Link]] = {}
        self._posts_of: dict[str, list[Link]] = {}
        for link in self.links[RelationType.WORKS_AS]:
            self._posts_at.setdefault(link.tail, []).append(link)
            if link.head in self.entity:
                self._posts_of.setdefault(self.entity[link.head].id, []).append(link)

    def _find_spoken_for(self, beside: Sequence[Triple]) -> dict[int, set[str]]:
        """Return whose an organization mention is: the holders of the role that holds it.

        The argument of a verb («вошёл в оргкомитет») is nobody's employer.
        """
        holder = {tail: head for kind, head, tail in beside if kind is RelationType.WORKS_AS}
        found: dict[int, set[str]] = {}
        for kind, role, body in beside:
            if kind is RelationType.WORKPLACE:
                who = self.entity.get(holder.get(role, -1))
                found.setdefault(body, set()).update({who.id} if who else ())
        for fact in self.facts:
            body_told = fact.mention("organization")
            if body_told is not None and fact.mention("role") is None:
                found.setdefault(body_told, set())
        for fact in self.telling.further:  # «служил в [ГИБДД]: инспектор, затем командир взвода»
            body_told, who = fact.mention("organization"), self.entity.get((*fact.holders, -1)[0])
            if body_told in found and who is not None and is_of_dossier(fact):
                found[body_told].add(who.id)
        return found

    def may_employ(self, body: int, person: int) -> bool:
        """Tell whether an organization is not already another's: «партнёр «X» Y и директор Z»."""
        owners = self.spoken_for.get(body)
        who = self.entity.get(person)
        own = owners is None or (who is not None and who.id in owners)
        # «учредители: Рид – 51 %, [ООО «Луч»] – 49 %»
        own = own and not has_share(self.annotation, self.index.last[body])
        return own and not self.is_cited(body)

    def is_cited(self, body: int) -> bool:
        """Tell whose word it is: «по сведениям [Bloomberg], банк покинет заместитель Рид»."""
        a = self.annotation
        above = a.heads[a.top(self.outer_head(body), APPOSED)]  # «по словам министра [Анны Рид]»
        cited = above >= 0 and a.lemmas[above] in noun_class("attribution")
        return cited and above < self.index.first[body]

    def actor(self, mention: int) -> Entity | None:
        """Return the entity a mention acts as: itself, or the one holder of a role mention."""
        if self.mentions[mention].type is EntityType.PROFESSION:
            return self._holders.get(mention)
        return self.entity.get(mention)

    def _find_holders(self) -> dict[int, Entity]:
        """Return the holder of every role mention that has exactly one, or tells of one again.

        Whose role was told in full before is surer than who is named in another sentence.
        """
        found: dict[int, dict[str, Entity]] = {}
        apart: set[int] = set()
        former = {(link.head, self._noun(link)) for link in self._told_posts if self._is_over(link)}
        over = {(e.id, noun) for i, noun in former if (e := self.entity.get(i)) is not None}
        for link in self._told_posts:
            person = self.entity.get(link.head)
            # «[прежний министр] Рид ушёл. [Новый министр] …» is not he
            if person is not None and not (
                self._is_new(link) and (person.id, self._noun(link)) in over
            ):
                found.setdefault(link.tail, {})[person.id] = person
                if self.sentence(link.head) != self.sentence(link.tail):
                    apart.add(link.tail)
        one = {role: next(iter(who.values())) for role, who in found.items() if len(who) == 1}
        near = {role: who for role, who in one.items() if role not in apart}
        return {**one, **holders_again(self.annotation, self.index, self.entity, near)}

    def _noun(self, link: Link) -> str:
        return self.annotation.lemmas[self.index.head[link.tail]]

    def _is_new(self, link: Link) -> bool:
        return self._is_told(link, _NEW)

    def _is_over(self, link: Link) -> bool:
        return self._is_told(link, _OVER)

    def _is_told(self, link: Link, how: frozenset[str]) -> bool:
        """Tell whether an adjective of a role says how it stands."""
        below = self.annotation.children[self.index.head[link.tail]]
        return any(self.annotation.lemmas[child] in how for child in below)

    def outer_head(self, mention: int) -> int:
        """Return the head of a mention, or of the descriptor before it: «[союза] «Март»»."""
        described = self.described(mention)
        return self.annotation.head_of(*described) if described else self.index.head[mention]

    def described(self, mention: int) -> tuple[int, int] | None:
        """Return the tokens of the descriptor before a mention: «[союза] «Март»»."""
        known = self.notes.described
        if mention not in known:
            first, last = self.index.first[mention], self.index.last[mention]
            known[mention] = descriptor_tokens(self.annotation, first, last)
        return known[mention]

    def sentence(self, mention: int) -> int:
        """Return the index of the sentence a mention begins in."""
        return self.sentences[mention]

    def stretch(self, anchor: int, *others: int | None) -> tuple[int, int]:
        """Return the shortest span around a mention and those others in its sentence."""
        here = self.sentence(anchor)
        start, end = self.mentions[anchor].start, self.mentions[anchor].end
        for other in others:
            if other is not None and self.sentence(other) == here:
                mention = self.mentions[other]
                start, end = min(start, mention.start), max(end, mention.end)
        return start, end

    def evidence(self, mention: int, *others: int) -> tuple[int, int, str]:
        """Return the shortest span around mentions, and the sentences that it lies in.

        «[Открылась выставка «Луч». Выступила Анна Рид]»: two sentences may state a fact together.
        Of sentences far apart the first mention's has to do: what is between them is about others.
        """
        a, told = self.annotation, [mention, *others]
        first, last = min(map(self.sentence, told)), max(map(self.sentence, told))
        places = [a.sentence_span(one) for one in range(first, min(last, first + _TOGETHER) + 1)]
        apart = any(a.text[one[1] : other[0]].strip() for one, other in pairwise(places))
        if last - first > _TOGETHER or apart:  # apart: debris of the page is between them
            told, places = [mention], [a.sentence_span(self.sentence(mention))]
        start = min(self.mentions[i].start for i in told)
        end = max(self.mentions[i].end for i in told)
        return start, end, a.text[places[0][0] : places[-1][1]]

    def sentence_text(self, mention: int) -> str:
        """Return the text of the sentence a mention begins in."""
        return self.annotation.sentence_text(self.sentence(mention))

    def dated(self, dates: Iterable[int]) -> tuple[str | None, str | None, str | None]:
        """Return a date as written with its first and last day; the first that resolves."""
        a, first, last = self.annotation, self.index.first, self.index.last
        told = [i for i in dates if not is_compared_with(a, first[i])]
        told = [i for i in told if not is_contrasted(a, first[i], last[i])]
        for i in told:
            start, end = self.days.of(i)
            if start is not None:
                return self.days.written(i), start, end
        return (self.days.written(told[0]), None, None) if told else (None, None, None)


def _pairs(beside: Iterable[Triple]) -> set[tuple[int, int]]:
    return {(head, tail) for kind, head, tail in beside if kind is RelationType.WORKS_AS}


def _listed(facts: Iterable[Fact], beside: set[tuple[int, int]]) -> dict[int, int]:
    """Return whose the posts of a dossier's lines are, but for those that stand beside a name."""
    named = {role for _, role in beside}
    return {
        role: fact.holders[0]
        for fact in facts
        if is_of_dossier(fact) and (role := fact.mention("role")) is not None and role not in named
    }


def _headlines(annotation: Annotation) -> int:
    """Return how many lines stand above the first sentence of an article."""
    text = annotation.text
    for number in range(min(_HEADLINES, len(annotation.sentences))):
        _, end = annotation.sentence_span(number)
        if text[end : end + 1] != "\n" or text[end - 1] in _ENDS:
            return number
    return min(1, len(annotation.sentences))


def _lead(annotation: Annotation, headlines: int) -> int:
    """Return the first sentence behind the dateline: «ТУЛА, 5 мая. /ТАСС/. [Мэр открыл …]»."""
    sentence = headlines
    while headlines and sentence < min(headlines + _DATELINE, len(annotation.sentences) - 1):
        first, last = annotation.sentence_tokens(sentence)
        short = last - first <= _STAMP
        if not short or any(annotation.pos(t) in ("VERB", "AUX") for t in range(first, last)):
            return sentence
        sentence += 1
    return sentence
