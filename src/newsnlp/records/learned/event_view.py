"""An event as it stands in its article: what it is, what is told of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import lies_ahead
from newsnlp.find.facts.fact import Fact
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.type_sets import EVENTS
from newsnlp.records.events import to_come
from newsnlp.records.events.fates import befallen, holder_of
from newsnlp.records.events.occurrences import Event
from newsnlp.records.events.tellings import is_verbal
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.things import Things, ThingView

_KINDS = ("post", "member", "award", "succession", "act", "held", "attend", "undergo", "done", "")
_AWARD, _ATTEND = "award", "attend"
_HELD_BY = "organized"
"""The frame of «провёл [встречу]»."""


class Story(Things):
    """What the events of one article ask about again and again."""

    def __init__(self, article: ArticleView, events: Sequence[Event]) -> None:
        super().__init__(article, [event.mentions for event in events], EVENTS)
        self.events = events
        self.busy: dict[str, set[int]] = {}
        for i, event in enumerate(events):
            for one in event.participants:
                self.busy.setdefault(one.entity.id, set()).add(i)

    def views(self) -> list[EventView]:
        """Return all events as they stand in the article."""
        return [EventView(self, number) for number in range(len(self.events))]


class EventView(ThingView):
    """An event and what stands around it; ``number`` is its place in the story."""

    def __init__(self, story: Story, number: int) -> None:
        self.story, self.event = story, story.events[number]
        super().__init__(story, number, self.event.mentions)
        if is_verbal(self.context, self.main):
            self.verb = self.head

    @cached_property
    def around(self) -> frozenset[int]:
        """Return the sentences near a telling, but for those of other items of a programme."""
        told = range(len(self.context.annotation.sentences))
        return frozenset(s for s in super().around if s in told and not self.is_apart(s))

    def is_apart(self, sentence: int) -> bool:
        """Tell a sentence of another item of a programme, or of other news."""
        programme = self.context.programme
        return bool(programme) and all(programme.are_apart(sentence, s) for s in self.sentences)

    def beside(self, i: int) -> list[int]:
        """Return the mentions of the event in the sentence of a mention of something else."""
        return self._in_sentence.get(self.context.sentence(i), [])

    @cached_property
    def _in_sentence(self) -> dict[int, list[int]]:
        told: dict[int, list[int]] = {}
        for mention in self.mentions:
            told.setdefault(self.context.sentence(mention), []).append(mention)
        return told

    @cached_property
    def is_done(self) -> bool:
        """Tell what was held or done, not what is to come."""
        clauses, heads = self.context.reader.clauses, self.context.index.head
        if self.event.over or any(clauses.is_past(heads[m]) for m in self.mentions):
            return True
        return any(fact.frame.rule == _HELD_BY and fact.past for fact in self.facts)

    @cached_property
    def facts(self) -> list[Fact]:
        """Return what verbs tell of it."""
        return [fact for m in self.mentions for fact in self.context.told.of_event(m)]

    @cached_property
    def awards(self) -> list[Fact]:
        """Return who is told to get something at it."""
        return [fact for fact in self.facts if fact.frame.kind == _AWARD]

    @cached_property
    def missed_by(self) -> frozenset[int]:
        """Return the mentions of those who are told not to be there: «[Рид] не пришёл»."""
        told = (f for f in self.facts if f.modality is Modality.NEGATED)
        return frozenset(i for fact in told if fact.frame.kind == _ATTEND for i in fact.holders)

    @cached_property
    def is_to_come(self) -> bool:
        """Tell what is told to be held on a day to come: «финал состоится 5 мая»."""
        return any(to_come.lies_ahead(self.context, m) for m in self.mentions)

    @cached_property
    def is_past(self) -> bool:
        """Tell what a verb tells, or says something of, as past: «визит завершился»."""
        past = self.context.reader.clauses.is_past
        verbs = (self.story.form(m).verb for m in self.mentions)
        return any(verb >= 0 and past(verb) for verb in verbs)

    @cached_property
    def befallen(self) -> frozenset[str] | None:
        """Return whom it befalls whose post it tells, None if none: «задержан [майор]»."""
        roles = [role for m in self.mentions if (role := befallen(self.context, m)) is not None]
        holders = {holder_of(self.context, role) for role in roles} - {None}
        who = (self.context.actor(i) for i in holders if i is not None)
        return frozenset(one.id for one in who if one is not None) if roles else None

    @property
    def noun(self) -> str:
        """Return the noun that names the event, also where a verb tells it."""
        return self.event.head

    @cached_property
    def given(self) -> dict[str, bool | float]:
        """Return what is known of an event."""
        return {**self._what(), **self._form(), **self.verb_features(), **self.place()}

    def _what(self) -> Features:
        event, context = self.event, self.context
        kind = classes().get(event.head, "")
        return {
            "verbal": event.verbal,
            "nominal": event.nominal,
            "personal": event.is_personal,
            "named": "«" in event.name,
            "proper": any(word[:1].isupper() for word in event.name.split()),
            "words 1": len(event.name.split()) == 1,
            "words 2": len(event.name.split()) == 2,
            "words 5": len(event.name.split()) > 4,
            "plural": event.number == "Plur",
            "another": bool(event.which),
            "ahead": event.ahead,
            "over": event.over,
            "signed": event.signed,
            "alone": event.alone,
            "inside": event.within >= 0,
            "told once": len(self.mentions) == 1,
            "told often": len(self.mentions) > 2,
            "has people": bool(event.participants),
            "many people": len(event.participants) > 2,
            "has days": bool(event.dates),
            "has places": bool(event.places),
            "score": max(context.mentions[m].score for m in self.mentions),
            "by rule": context.mentions[self.main].source != "model",
            **{f"kind {one}": event.kind == one for one in _KINDS},
            **{f"class {one}": kind == one for one in ("event", "agreement", "generic", "held")},
        }

    def _form(self) -> Features:
        ahead = lies_ahead(self.context.annotation, self.context.index, self.main)
        return {**self.form(), "ahead told": ahead}
