"""Who may take part in an event: every person and body of an article, by what is known of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cues import Modality, cues
from newsnlp.find.layout.speaking_lines import is_on_line, said_from
from newsnlp.find.type_sets import APPOSED, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.records.absent import is_listed_away, keeps_away
from newsnlp.records.bystanders import is_bystander, takes_no_part
from newsnlp.records.events.actors import is_rewarded_alone
from newsnlp.records.events.occurrences import Event, Participant, contradict
from newsnlp.records.events.reporters import may_only_tell, only_tells
from newsnlp.records.learned.elsewhere import is_elsewhere
from newsnlp.records.learned.event_view import EventView, Story
from newsnlp.records.learned.role_view import Features
from newsnlp.records.links import TAKING_PART

PARTAKERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.FAMILY})
_PERSONAL = frozenset({"post", "member", "award", "succession", "undergo"})
"""What happens to somebody: kinds of events by the frames of their verbs."""
_SUPPOSED = frozenset({Modality.POSSIBLE, Modality.PLANNED})
_TOLD = {kind: {f"told {k.value}": kind is k for k in TAKING_PART} for kind in TAKING_PART}
_NOT_TOLD = {f"told {kind.value}": False for kind in TAKING_PART}


class Partakers:
    """The people and bodies of an article as those who take part in its events."""

    def __init__(self, story: Story) -> None:
        self.story, self.context = story, story.context
        self.mentions = story.article.mentions_of(PARTAKERS)
        self.tokens = story.article.tokens_of(self.mentions)
        self._named = story.article.named_in(self.mentions)
        self._nearest: dict[tuple[int, str], int] = {}
        self._away: dict[tuple[int, str], bool] = {}
        self._lines = self.context.annotation.line_starts()
        self._tellers: dict[int, bool] = {}
        self._facts = self._find_facts()
        self._bodies = self._find_bodies()
        self._types = {e.id: e.type for e in self.context.entities if e.id in self.mentions}
        first = next(iter(self.mentions), None)
        most = max(map(len, self.mentions.values()), default=0)
        self._known: dict[str, Features] = {
            id: {
                "person": self._types.get(id) is EntityType.PERSON,
                "body": self._types.get(id) is EntityType.ORGANIZATION,
                "first told": id == first,
                "told most": len(own) == most > 1,
                "told once": len(own) == 1,
                "in a headline": any(
                    self.context.sentence(i) < self.context.headlines for i in own
                ),
                "in other events": len(story.busy.get(id, ())) > 1,
            }
            for id, own in self.mentions.items()
        }

    def _find_facts(self) -> dict[int, list[Fact]]:
        """Return what verbs tell of each mention."""
        found: dict[int, list[Fact]] = {}
        for fact in self.context.facts:
            for i in {*fact.holders}:
                found.setdefault(i, []).append(fact)
        return found

    def _find_bodies(self) -> dict[str, list[int]]:
        """Return the mentions of the bodies that events are about, by their ids."""
        found: dict[str, list[int]] = {e.body: [] for e in self.story.events if e.body}
        for i, entity in self.context.entity.items():
            if entity.id in found:
                found[entity.id].append(i)
        return found

    def rows(self, view: EventView) -> dict[str, Features]:
        """Return what is known of those who may take part, by their ids."""
        told = {one.entity.id: one for one in view.event.participants}
        near = set().union(*(self._named.get(s, ()) for s in view.around))
        ids = sorted(
            {*near, *(id for id in told if id in self.mentions)},
            key=lambda id: (self.context.index.first[self.mentions[id][0]], id),
        )
        return {id: self._row(view, id, view.near(self.mentions[id]), told) for id in ids}

    def _row(
        self, view: EventView, id: str, own: Sequence[int], told: Mapping[str, Participant]
    ) -> Features:
        context, index = self.context, self.context.index
        i = self._nearest[view.number, id] = view.nearest(own)
        sentence = context.sentence(i)
        people = self.story.article.people_in.get(sentence, ())
        one = told.get(id)
        elsewhere = self.story.busy.get(id, set()) - {view.number}
        here = self.story.in_sentence.get(sentence, set())
        first, last = index.first[i], index.last[i]
        return {
            **view.distance(own),
            **view.ties(i),
            **self._known[id],
            "told": one is not None,
            **(_NOT_TOLD if one is None else _TOLD[one.relation]),
            "told by rule": one is not None and one.source != "model",
            "told score": 0.0 if one is None else one.score,
            "others told": len(told) > (one is not None),
            "in another here": bool(elsewhere & here),
            "alone here": len(people) == 1 and id in people,
            "people here": min(len(people), 6) / 6,
            "role beside": index.at(first - 1, ROLES) is not None
            or index.at(last, ROLES) is not None,
        }

    def nearest(self, view: EventView, id: str) -> int:
        """Return the mention of somebody that stands nearest to an event."""
        found = self._nearest.get((view.number, id))
        if found is None:  # each test of who stays away asks again
            found = self._nearest[view.number, id] = view.nearest(view.near(self.mentions[id]))
        return found

    def stays_away(self, view: EventView, id: str) -> bool:
        """Tell who is no participant, however likely: of whom or by whom an event is told.

        Of somebody whom each of a hundred tellings has there it is asked a hundred times.
        """
        key = view.number, id
        if key not in self._away:
            self._away[key] = self._is_away(view, id)
        return self._away[key]

    def _is_away(self, view: EventView, id: str) -> bool:
        name = self.nearest(view, id)
        if self._is_played(id) or is_elsewhere(self.context, view, name, self._facts.get(name, ())):
            return True
        return any(rule(self, view, id) for rule in self._AWAY)

    def _is_at_another(self, view: EventView, id: str) -> bool:
        """Tell who is told to be at another of its kind: «… 5 мая. Совещание 6 мая вёл [Рид]»."""
        others = (self.story.events[number] for number in self.story.busy.get(id, ()))
        if not any(o.head == view.event.head and contradict(o, view.event) for o in others):
            return False
        return self.context.sentence(self.nearest(view, id)) not in map(
            self.context.sentence, view.mentions
        )

    def _owns_body(self, view: EventView, id: str) -> bool:
        """Tell whose the body is that somebody joins: «принят в совет [союза «Луч»]»."""
        body, own = view.event.body, self.mentions[id]
        joined = self._bodies.get(body, ()) if body != id else ()
        return any(self.context.index.holds(i, one) for i in joined for one in own)

    def _has_another(self, view: EventView, id: str) -> bool:
        """Tell who got something else: «золото завоевал Рид, серебро — [Котов]»."""
        i = self.nearest(view, id)
        return any(is_rewarded_alone(self.context, fact, i) for fact in view.awards)

    def _is_denied(self, view: EventView, id: str) -> bool:
        """Tell of whom the text says that he is not there: «[Рид] на форум не приехал»."""
        context = self.context
        verb = self.story.form(self.nearest(view, id)).verb
        there = verb >= 0 and context.annotation.lemmas[verb] in noun_class("being_there")
        if there and context.reader.clauses.modality(verb) is Modality.NEGATED:
            return True
        if keeps_away(context.reader.clauses, context.index, self.nearest(view, id)):
            return True
        return not view.missed_by.isdisjoint(self.mentions[id])

    def _is_name(self, view: EventView, id: str) -> bool:
        """Tell whose name is the event's own, or only lent to something: «форум «[Луч]»»."""
        context, clauses, i = self.context, self.context.reader.clauses, self.nearest(view, id)
        return (
            context.outer_head(i) in view.heads
            or takes_no_part(clauses, context.index, i)
            or is_listed_away(context.annotation, context.index, i)
            or any(is_bystander(clauses, context.index, m, i) for m in view.beside(i))
        )

    def _is_past(self, view: EventView, id: str) -> bool:
        """Tell who did something else before what is to come: «выиграл [Рид]. Финал состоится»."""
        context, i = self.context, self.nearest(view, id)
        if context.sentence(i) in view.sentences:
            return False
        verb = self.story.form(i).verb
        return verb >= 0 and context.reader.clauses.is_past(verb) and view.is_to_come

    def _is_supposed(self, view: EventView, id: str) -> bool:
        """Tell of whom something else is supposed: «Матч прошёл. Тренером может стать [Рид]»."""
        context, i = self.context, self.nearest(view, id)
        if context.sentence(i) in view.sentences:
            return False
        verb = self.story.form(i).verb
        if verb < 0:
            return False
        said = cues("governor").get(context.annotation.lemmas[verb])
        return (said or context.reader.clauses.modality(verb)) in _SUPPOSED

    def _acts_later(self, view: EventView, id: str) -> bool:
        """Tell who does something after what is over: «Визит завершился. Летом поедет [Рид]»."""
        context, i = self.context, self.nearest(view, id)
        if context.sentence(i) in view.sentences or view.event.ahead:
            return False
        verb = self.story.form(i).verb
        return verb >= 0 and context.reader.clauses.is_future(verb) and view.is_past

    def _is_spared(self, view: EventView, id: str) -> bool:
        """Tell what person an event does not befall that tells whom it does: «Задержан [майор]»."""
        if self._types.get(id) is not EntityType.PERSON:
            return False
        return view.befallen is not None and id not in view.befallen

    def _is_played(self, id: str) -> bool:
        """Tell who is on the stage alone: «роль [Нины Заречной] сыграла Рид»."""
        a, head = self.context.annotation, self.context.index.head
        above = (a.heads[a.top(head[i], APPOSED)] for i in self.mentions[id])
        return all(noun >= 0 and a.lemmas[noun] in noun_class("played") for noun in above)

    def _only_tells(self, view: EventView, id: str) -> bool:
        """Tell who only reports: «Решение приняли на заседании, сообщила [Анна Рыбина]»."""
        near = [i for i in self.mentions[id] if self.context.sentence(i) in view.around]
        if not all(map(self._may_only_tell, near)):
            return False
        near = [i for i in near if not self._says_another_line(view, i)]
        return bool(near) and all(
            any(only_tells(self.context, m, i, "") for m in self._differing(view, i)) for i in near
        )

    def _may_only_tell(self, name: int) -> bool:
        if name not in self._tellers:
            self._tellers[name] = may_only_tell(self.context, name)
        return self._tellers[name]

    def _differing(self, view: EventView, name: int) -> Sequence[int]:
        """Return tellings of which it may differ whether somebody only tells of them.

        He does so of those of other sentences, one and all: «Об этом сообщил [Рид]». Of those of
        his own line he may not.
        """
        context, index = self.context, self.context.index
        if said_from(context.annotation, index.first[name], index.last[name]) >= 0:
            return view.mentions
        here = context.sentence(name)
        elsewhere = (m for m in view.mentions if context.sentence(m) != here)
        return [*view.beside(name), *islice(elsewhere, 1)]

    def _says_another_line(self, view: EventView, name: int) -> bool:
        """Tell whose words another line is than those that tell of an event: «[Рид]: Да»."""
        a, index = self.context.annotation, self.context.index
        begin = said_from(a, index.first[name], index.last[name])
        return begin >= 0 and not any(is_on_line(a, begin, index.head[m]) for m in view.mentions)

    def _is_decided_on(self, view: EventView, id: str) -> bool:
        """Tell whom a sitting gives a post: «на собрании [Рид] принят в совет» may be away.

        Whoever gets a medal at a contest is there.
        """
        if view.event.kind in _PERSONAL:
            return False
        sentence = self.context.sentence(self.nearest(view, id))
        here = set().union(*(self.story.in_sentence.get(s, ()) for s in self._line(sentence)))
        told = (self.story.events[n] for n in here & self.story.busy.get(id, set()))
        contest = view.event.head in noun_class("of_won")
        return any(e.kind in _PERSONAL and not (contest and _gets_prize(e, id)) for e in told)

    def _is_at_next(self, view: EventView, id: str) -> bool:
        """Tell who stands behind another event in a line that has nothing of this one.

        «Открылась выставка «Луч».¶ В театре прошла премьера. Роль сыграла [Анна Рид]».
        """
        i = self.nearest(view, id)
        first = self.context.index.first[i]
        begin, told = self._told_in.get(bisect_right(self._lines, first), (first + 1, set()))
        if begin > first or self.story.form(i).verb < 0:
            return False  # «12:00 – концерт [хора]» is an item of the programme above
        return view.number not in told

    @cached_property
    def _told_in(self) -> dict[int, tuple[int, set[int]]]:
        """Return the token with which each line begins to tell of events, and which these are."""
        found: dict[int, tuple[int, set[int]]] = {}
        first = self.context.index.first
        told = ((first[m], n) for n, e in enumerate(self.story.events) for m in e.mentions)
        for token, number in sorted(told):
            found.setdefault(bisect_right(self._lines, token), (token, set()))[1].add(number)
        return found

    def _line(self, sentence: int) -> list[int]:
        """Return a sentence, with the one before that goes on in it on the next line."""
        a = self.context.annotation
        before = sentence and a.words[a.sentence_tokens(sentence - 1)[1] - 1]
        return [sentence - 1, sentence] if before and before[-1].isalnum() else [sentence]

    _AWAY = (
        _only_tells,
        _is_decided_on,
        _is_past,
        _is_supposed,
        _acts_later,
        _is_spared,
        _is_denied,
        _is_name,
        _has_another,
        _owns_body,
        _is_at_another,
        _is_at_next,
    )
    """What tells that somebody is not at an event, whatever networks make of the article."""

    def governing(self, view: EventView, id: str) -> list[str]:
        """Return the lemma of the verb of whom the article tells nearest to an event."""
        return view.governing(self.nearest(view, id))


def _gets_prize(event: Event, id: str) -> bool:
    """Tell who is awarded, not who hands it over."""
    got = (p for p in event.participants if p.relation is RelationType.PARTICIPANT_IN)
    return event.kind == "award" and any(one.entity.id == id for one in got)
