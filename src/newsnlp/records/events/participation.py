"""How somebody takes part in an event: what a verb tells of its subject, whatever a model says.

In any order and of all who share the verb alike: «[Рид] и [Котов] вошли в совет», «в совет вошли
[Рид] и [Котов]». Relations stay as they are found; this is what records say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.finite import is_whole_participle, may_take_no_object
from newsnlp.find.type_sets import APPOSED
from newsnlp.find.verbs import taking_part
from newsnlp.kinds import RelationType
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.records.events.actors import is_oblique
from newsnlp.records.events.occurrences import Event, Participant
from newsnlp.records.events.tellings import is_verbal
from newsnlp.records.links import TAKING_PART

_MODEL = "model"
_REFLEXIVE = ("ся", "сь")


def settle(context: Context, event: Event) -> None:
    """Give participants the part that verbs tell of them, whatever the model says beside it."""
    parts = _Parts(context, event)
    found: dict[str, list[Participant]] = {}
    for one in event.participants:
        found.setdefault(one.entity.id, []).append(one)
    for several in found.values():
        told = parts.of(several) or {*_of_doers(context, several)}
        told = told or {*_of_subject(context, several)}
        said = [one.relation for one in several if one.source != _MODEL or not told]
        part = min((*told, *said), key=TAKING_PART.index)
        for one in several:
            one.relation = part


class _Parts:
    """The parts that verbs give in an event, by the mentions and the ids of those who have them."""

    def __init__(self, context: Context, event: Event) -> None:
        self._context = context
        self._of: dict[int | str, set[RelationType]] = {}
        told = ((m, fact) for m in event.mentions for fact in context.told.of_event(m))
        for mention, fact in told:
            for i in fact.holders:
                self._add(i, taking_part(context.reader, fact, i))
            for i in fact.agents:
                # «[Котовой] вручил грамоту»: the parser may have her for a subject
                if not is_oblique(context, mention, i):
                    self._add(i, RelationType.AGENT)

    def _add(self, i: int, part: RelationType) -> None:
        self._of.setdefault(i, set()).add(part)
        if (who := self._context.actor(i)) is not None:
            self._of.setdefault(who.id, set()).add(part)

    def of(self, several: Sequence[Participant]) -> set[RelationType]:
        """Return those of somebody who is told to take part once or more."""
        keys: list[int | str] = [several[0].entity.id, *(one.mention for one in several)]
        return set().union(*(self._of.get(key, ()) for key in keys))


def _of_doers(context: Context, several: Sequence[Participant]) -> Iterator[RelationType]:
    """Yield the part of who does something to another: «задержан полицейским [Львом Ридом]».

    Who is «задержан вместе с [Ридом]» suffers with him.
    """
    clauses, a, index = context.reader.clauses, context.annotation, context.index
    for one in several:
        verb, name = index.head[one.event], index.head[one.mention]
        told = frames().get(a.lemmas[verb], ())
        suffers = bool(told) and all(frame.kind == "undergo" for frame in told)
        if not suffers or not clauses.is_passive(verb) or clauses.case(name) != "Ins":
            continue
        by_him = a.top(name, APPOSED | {"conj"})
        alone = not clauses.preposition(by_him) and not clauses.preposition(name)
        if alone and verb in (by_him, a.heads[by_him]):
            yield RelationType.AGENT
        elif clauses.preposition(by_him) == "с":
            yield RelationType.PARTICIPANT_IN


def _of_subject(context: Context, several: Iterable[Participant]) -> Iterator[RelationType]:
    """Tell who may do something to others, «[Котов] открыл школу», from who does: «уехал [Рид]»."""
    clauses, a = context.reader.clauses, context.annotation
    for one in several:
        verb = context.index.head[one.event]
        known = one.source != _MODEL or context.told.of_event(one.event)
        if known or not is_verbal(context, one.event) or is_whole_participle(a, verb):
            continue
        subjects = (t for subject in clauses.subjects(verb)[:1] for t in clauses.conjuncts(subject))
        upright = [t for t in subjects if clauses.case(t) in ("Nom", "")]  # not «[Рида] допросили»
        many = [t for t in upright if is_plural(a, t)]  # «полицейские [Рид] и [Ким]»
        named = context.reader.referents.actors(many, set())
        told = (*(i for t in upright for i in context.index.covering(t)), *named)
        if any(map(_is_one(context, [one]), told)):
            alone = clauses.is_passive(verb) or _takes_no_object(a.lemmas[verb])
            yield RelationType.PARTICIPANT_IN if alone else RelationType.AGENT


def _takes_no_object(verb: str) -> bool:
    """Tell «уходить» from «открыть»; «перейти» may be «перейти дорогу» to the dictionary."""
    return verb.endswith(_REFLEXIVE) or verb in noun_class("moving") or may_take_no_object(verb)


def _is_one(context: Context, several: Sequence[Participant]) -> Callable[[int], bool]:
    """Return what tells whether a mention is of somebody who takes part."""
    own, entity = {one.mention for one in several}, several[0].entity
    return lambda i: i in own or context.actor(i) is entity
