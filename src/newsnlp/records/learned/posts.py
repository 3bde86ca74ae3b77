"""The posts of an article that no rule and no relation tells: whose, where, until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

import numpy as np

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import APPOSED, DATES, ROLES
from newsnlp.kinds import RelationType, Status
from newsnlp.link.roles import SOURCE as ONLY_HOLDER
from newsnlp.records.context import Context
from newsnlp.records.events.comparisons import is_open
from newsnlp.records.events.contacts import is_contact
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.bodies import Bodies
from newsnlp.records.learned.nets import Layout, Nets
from newsnlp.records.learned.people import People
from newsnlp.records.learned.reading import Reading
from newsnlp.records.learned.role_view import RoleView
from newsnlp.records.learned.standing import STANDINGS, held_by, is_plain, of_post
from newsnlp.records.links import Link
from newsnlp.records.posts import successions
from newsnlp.records.posts.clashes import Clashes
from newsnlp.records.posts.deaths import another_died, stands_aside
from newsnlp.records.posts.of_nobody import of_nobody
from newsnlp.records.posts.same_role import was_before
from newsnlp.records.posts.status import is_status_word, role_status

HOLDER, EMPLOYER, STANDING = "holder", "employer", "standing"
LAYOUT = Layout((HOLDER, EMPLOYER), (), (EMPLOYER,), {STANDING: len(STANDINGS)})
LIKELY = {HOLDER: 0.5, EMPLOYER: 0.5}
"""Chances from which a holder and a body are believed: four and two of three are right."""
DOUBTED, SURER, UNLIKELY = 0.9, 0.6, 0.2
"""A relation less sure than the first gives way to who has its role with the chance of the second
or more, where its own has no more than that of the third."""
SURE, SURER_OF_ALL = 0.5, 0.8
"""Chances from which the network knows better than the words beside a post how it stands, and
better than that who is alive still is what he is told to be."""
SOURCE = "model"
SAID = frozenset({Status.FORMER, Status.ACTING})
"""What words say of a post for sure."""


class Posts:
    """What the networks make of one article's roles, each asked once."""

    def __init__(self, nets: Nets, reading: Reading, context: Context) -> None:
        self._nets, self._reading, self.context = nets, reading, context
        self._article = ArticleView(context)
        self._views: dict[int, RoleView] = {}
        self._known: dict[int, np.ndarray] = {}
        self._held: dict[str, list[int]] = {}
        self._standings: dict[tuple[int, int], np.ndarray] = {}

    def view(self, role: int) -> RoleView:
        """Return what stands around a role."""
        if role not in self._views:
            self._views[role] = RoleView(self._article, role)
        return self._views[role]

    def known(self, role: int) -> np.ndarray:
        """Return what the networks read of a role."""
        if role not in self._known:
            held = {link.tail for link in self.context.links.get(RelationType.WORKS_AS, ())}
            self._know([role, *sorted(held - self._known.keys() - {role})])
        return self._known[role]

    def _know(self, roles: Sequence[int]) -> None:
        """Read many roles at once, which costs a third of one after the other."""
        known = self._nets.all_known([self.view(role) for role in roles], self._reading)
        self._known.update(zip(roles, known, strict=True))

    def holders(self) -> list[Link]:
        """Return who has the roles that nobody has, or that a relation gives without certainty.

        They are in text order. A relation that all else speaks for is among them as it is.
        """
        context, index = self.context, self.context.index
        links = context.links.get(RelationType.WORKS_AS, [])
        people = People(self._article, links)
        many = Counter(link.tail for link in links)
        # «[члены комиссии]: Рид А. Л., Ким Я. О.»: they are those whom the relations give
        doubtful = {x.tail: x for x in links if many[x.tail] == 1 and _is_doubtful(context, x)}
        roles = [*unheld(context), *doubtful] if people.mentions else []
        if not roles:
            return []
        self._know(roles)
        clashes = Clashes(context.reader, (*context.facts, *context.telling.further))
        found = []
        for role in sorted(roles, key=index.first.__getitem__):
            link = self._holder(role, people, doubtful.get(role))
            if link is None or self._is_aides(link):
                continue
            if not any(map(clashes, self._told_here(link, people))):
                found.append(link)
                people.hold(link)
        return found

    def _is_aides(self, link: Link) -> bool:
        """Tell a post under him whose name it is: «[помощник [депутата]] Льва Рида»."""
        index = self.context.index
        own = self.context.from_head(RelationType.WORKS_AS, link.head)
        inner = (other.tail for other in own if index.holds(link.tail, other.tail))
        return any(index.head[role] != index.head[link.tail] for role in inner)

    def _told_here(self, link: Link, people: People) -> Iterator[Link]:
        """Yield a post, also as that of its holder named again: «[Президент] назначил Рида»."""
        yield link
        sentences, here = self.context.sentences, self.view(link.tail).sentence
        own = people.mentions[self.context.entity[link.head].id]
        for person in [i for i in own if sentences[i] == here and i != link.head]:
            yield replace(link, head=person)

    def _holder(self, role: int, people: People, told: Link | None) -> Link | None:
        """Return who has a role, None where that is not believed; ``told``: by a relation."""
        rows = people.rows(self.view(role))
        if not rows:
            return None
        ids, beside = list(rows), self._beside(role, people.tokens, rows)
        chances = self._nets.choose(HOLDER, self.known(role), rows.values(), beside)
        best = int(chances[:-1].argmax())
        if chances[best] < LIKELY[HOLDER] or self._is_anothers(role, ids[best]):
            return None
        if told is not None:
            own = self.context.entity[told.head].id
            if own == ids[best]:
                return told
            if chances[best] < SURER or (own in rows and chances[ids.index(own)] > UNLIKELY):
                return None
        mentions = people.mentions[ids[best]]
        if is_contact(self.context, mentions, self.context.sentence(role)):
            return None
        person = self.view(role).last_before(mentions)
        person = mentions[0] if person is None else person
        return Link(RelationType.WORKS_AS, person, role, round(float(chances[best]), 4), SOURCE)

    def _is_anothers(self, role: int, person: str) -> bool:
        """Tell «[новый директор]», who was put in somebody's place, from whoever left it."""
        context, index = self.context, self.context.index
        span = index.first[role], index.last[role]
        if role_status(context.reader.clauses, *span, index.head[role]) is not Status.NEW:
            return False
        told = (fact for fact in context.facts if fact.frame.kind == successions.KIND)
        given = (fact.holders for fact in told if fact.status == Status.NEW)
        people = {context.entity[i].id for holders in given for i in holders if i in context.entity}
        return bool(people) and person not in people

    def _beside(
        self, role: int, tokens: Mapping[str, Sequence[int]], ids: Iterable[str]
    ) -> np.ndarray:
        """Return what is read of candidates around a role, by where each is told."""
        return self._reading.beside(self.view(role).tokens, [tokens[id] for id in ids])

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self._article)

    @cached_property
    def _nouns(self) -> dict[str, np.ndarray]:
        """Return what the nouns of each body mean, by its id."""
        nouns = self._bodies.nouns()
        return dict(zip(nouns, self._nets.told(list(nouns.values())), strict=True))

    def employer(
        self, person: int, role: int, before: str | None, behind: str | None
    ) -> int | None:
        """Return the first mention of the body in which somebody has a role, or None.

        ``before``, ``behind``: ids of where the person's posts told before and behind it are.
        """
        bodies = self._bodies
        rows = bodies.rows(self.view(role), person, before, behind)
        if not rows:
            return None
        nouns = np.stack([self._nouns[id] for id in rows])
        beside = self._beside(role, bodies.tokens, rows)
        chances = self._nets.choose(EMPLOYER, self.known(role), rows.values(), beside, nouns)
        best = int(chances[:-1].argmax())
        likely = chances[best] >= LIKELY[EMPLOYER]
        return bodies.mentions[list(rows)[best]][0] if likely else None

    def standing(self, person: int, role: int, ruled: Status) -> Status:
        """Return how a post stands: as words say, where they do, or as a reader knows.

        Whom a label lists, «Заместители: Рид, [Ким]», stand as the first of them.
        """
        post_of = person, role
        person = self._first_listed(person, role)
        if ruled in SAID or is_plain(self.view(role), person, ruled) or self._is_to_come(role):
            return ruled
        post = of_post(self.view(role), person, ruled, self._held_by(person))
        chances = self._standings[post_of] = self._nets.decide(STANDING, self.known(role), post)
        best = int(chances.argmax())
        found = STANDINGS[best] if chances[best] >= SURE else ruled
        if found is Status.NEW and (self._acts(role) or self._gets_another(person, role)):
            return ruled
        if found is Status.CURRENT and ruled is Status.NEW is self._own(role):
            return ruled  # «новоизбранный [мэр] [Рид] заявил»
        over = found is Status.FORMER
        goes_on = self._is_of_a_former(role) or self._dismisses(person) or self._goes_on(role)
        goes_on |= self._is_confined(role)
        if over and goes_on:
            return ruled
        return ruled if over and self._lives_on(person, role, chances[best]) else found

    def chance_of(self, person: int, role: int, status: Status) -> float:
        """Return the chance that a post stands so, 1 where the network was not asked."""
        chances = self._standings.get((person, role))
        return 1.0 if chances is None else float(chances[STANDINGS.index(status)])

    def _held_by(self, person: int) -> list[int]:
        """Return somebody's roles, found once: a chronicle of one man's life asks about each."""
        who = self.context.entity.get(person)
        if who is None:
            return []
        if who.id not in self._held:
            self._held[who.id] = held_by(self.context, person, self.context.posts_of(who))
        return self._held[who.id]

    def _first_listed(self, person: int, role: int) -> int:
        index, last = self.context.index, self.context.index.last[role]
        if self.context.annotation.words[last : last + 1] != [":"]:
            return person
        listed = [link.head for link in self.context.posts_at(role)]
        first = min(listed, key=index.first.__getitem__, default=person)
        return first if index.first[first] == last + 1 else person

    def _is_to_come(self, role: int) -> bool:
        """Tell a post that is for later, whatever is over beside it: «[будет] редактором»."""
        a, head = self.context.annotation, self.context.index.head[role]
        told = any(
            a.deprel(c) == "cop" and a.lowered[c].startswith("буд") for c in a.children[head]
        )
        return told or self.context.reader.clauses.is_future(head)

    def _is_of_a_former(self, role: int) -> bool:
        """Tell whose is what is over: «бывшая жена [мэра] Рида», «в прошлом врач [мэра] Рида»."""
        if self.context.index.around(role) is not None:
            return True
        a, head = self.context.annotation, self.context.index.head[role]
        above = a.heads[head]
        if not 0 <= above < head or self.context.reader.clauses.case(head) != "Gen":
            return False
        return any(is_status_word(a.lemmas[t]) for t in a.children[above] if t < above)

    def _dismisses(self, person: int) -> bool:
        """Tell who ends another's post, not his own: «тогда же мэр [Рид] уволил Котова»."""
        return person in self._dismissing

    @cached_property
    def _dismissing(self) -> frozenset[int]:
        over = (fact.agents for fact in self.context.facts if fact.status == Status.FORMER)
        return frozenset(chain.from_iterable(over))

    def _is_confined(self, role: int) -> bool:
        """Tell who is held till a day: «арестовал до мая [мэра]», «продлил до мая арест [мэра]»."""
        a = self.context.annotation
        noun = a.top(self.context.index.head[role], APPOSED)
        verb = a.heads[noun]
        held = verb >= 0 and a.lemmas[verb] in noun_class("confinement")
        verb = a.heads[verb] if held else verb
        if not 0 <= verb < noun or a.pos(verb) != "VERB" or "до" not in a.lowered[verb:noun]:
            return False
        told = frames().get(a.lemmas[verb], ())
        return held or any(frame.kind == "undergo" for frame in told)

    def _goes_on(self, role: int) -> bool:
        """Tell the last post of a life: «с 2019 года – [мэр]», where no more years follow.

        So does one whose own words say it: «с 2004 года по настоящее время – [мэр]».
        """
        a, index = self.context.annotation, self.context.index
        dash = index.first[role] - 1
        if self._own(role) is Status.CURRENT:
            return not any(self._article.mourns)
        since = index.at(dash - 1, DATES) if dash > 0 and a.words[dash] in DASHES else None
        if since is None or not is_open(a, index.first[since], dash) or any(self._article.mourns):
            return False
        if self.context.days.is_long_ago(self.context.days.of(since)[0]):
            return False
        ends = (t for t in range(dash + 2, len(a)) if a.opens_line(t))
        return not self.context.days.within(dash, next(ends, len(a)))

    def _own(self, role: int) -> Status | None:
        """Return how a post stands by its own words."""
        index, clauses = self.context.index, self.context.reader.clauses
        return role_status(clauses, index.first[role], index.last[role], index.head[role])

    def _acts(self, role: int) -> bool:
        """Tell who does something as what he is: «нового ректора представил [министр]».

        Or orders it: «указом [президента] Рида назначен Ким».
        """
        a, head = self.context.annotation, self.context.index.head[role]
        verb = a.heads[head]
        if verb >= 0 and a.lemmas[verb] in noun_class("order"):
            return True
        acts = a.deprel(head) == "nsubj" and a.pos(verb) == "VERB"
        return acts and not self.context.reader.clauses.is_passive(verb)

    def _gets_another(self, person: int, role: int) -> bool:
        """Tell what somebody is who gets another post: «назначил [декана] [Рида] ректором»."""
        posts = self._given.get(person, ())
        return bool(posts) and role not in posts

    @cached_property
    def _given(self) -> dict[int, set[int]]:
        """Return the posts that verbs give to each person."""
        found: dict[int, set[int]] = {}
        given = (fact for fact in self.context.facts if fact.gives_post)
        for fact in given:
            if (post := fact.mention("role")) is not None:
                for holder in fact.holders:
                    found.setdefault(holder, set()).add(post)
        return found

    def _lives_on(self, person: int, role: int, chance: float) -> bool:
        """Tell whom another's death leaves as he is: «оставил вдову, [актрису Анну Рид]».

        Unless it is sure, with a ``chance``, that the post is over: «в 1975-м мастером участка был
        Ян Ким», and he does nothing: «проститься пришёл [мэр Ким]». An academician remains one as
        long as he lives, and so does an owner.
        """
        context, dead = self.context, self._article.dead
        who = context.entity.get(person)
        if who is None or who.id in dead:
            return False
        head = context.index.head[role]
        owns = context.annotation.lemmas[head] in noun_class("owner")
        mourns = bool(dead) and any(self._article.mourns)
        if mourns and (chance < SURER_OF_ALL or self._acts(role)):
            return True
        aside = stands_aside(context, person, role) or self._acts(role)
        if aside and another_died(context, person, role):
            return True
        return owns or is_degree(context.annotation, head)


def _is_doubtful(context: Context, link: Link) -> bool:
    """Tell whether a relation may give way to what is read of the whole article."""
    if context.telling.on_lines.get(link.tail) == link.head:
        return False  # «Ректор» and below it «Рид Лев Олегович»
    return link.source == SOURCE and link.score < DOUBTED and link.head in context.entity


def unheld(context: Context) -> list[int]:
    """Return the roles that nobody is told to have.

    Many have no holder, and «прежний [директор]» is not who was told of before. Who alone can be
    the «[[директор] завода]» has the role within.
    """
    index, feats = context.index, context.annotation.feats
    links = context.links.get(RelationType.WORKS_AS, ())
    held = {link.tail for link in links}
    known = {index.head[link.tail] for link in links if link.source == ONLY_HOLDER}
    known |= {index.head[role] for role in of_nobody(context)}
    return [
        role
        for role in index.of(ROLES)
        if role not in held
        and index.head[role] not in known
        and feats(index.head[role]).get("Number") != "Plur"
        and not was_before(context, role)
    ]
