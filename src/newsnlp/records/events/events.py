"""Events: one per occurrence, with its participants, date and place."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import REGIONS
from newsnlp.kinds import EntityType
from newsnlp.records.context import Context
from newsnlp.records.events.actors import actor_of
from newsnlp.records.events.editions import ordinals, years
from newsnlp.records.events.event_dates import event_dates
from newsnlp.records.events.event_links import ACTORS, IN_NAME, add_links, add_owners
from newsnlp.records.events.event_names import EventNames, names_of
from newsnlp.records.events.event_titles import is_event, said_before
from newsnlp.records.events.fates import by_role
from newsnlp.records.events.meetings import met
from newsnlp.records.events.occurrences import Account, Event, Participant, stems
from newsnlp.records.events.other_years import leave_out_others
from newsnlp.records.events.participation import settle
from newsnlp.records.events.setting import setting
from newsnlp.records.events.spelt_names import noun_behind, spelt
from newsnlp.records.events.tellings import (
    is_verbal,
    line,
    number,
    occurrences,
    retellings,
    stands_alone,
    which,
)
from newsnlp.records.events.to_come import is_over, lies_ahead
from newsnlp.records.events.uniting import united
from newsnlp.records.events.whereabouts import place_of
from newsnlp.records.events.wholes import share_days
from newsnlp.records.events.worth import tells
from newsnlp.records.learned.happenings import Happenings, united_again
from newsnlp.records.links import TAKING_PART
from newsnlp.records.wording import quoted
from newsnlp.types import Entity, Record, RecordKind

_SIGNED, _MEMBER = "signed", "member"
_OF_SIDES = frozenset({"rule:signed", "rule:between", "rule:of-two"})
"""Sources of sides, where a region is one: «соглашение между [Тулой] и [Калугой]»."""


def events(context: Context) -> Iterator[Record]:
    """Yield a record per participant of every event that tells something."""
    for event in _told(context, occurred(context)):
        settle(context, event)
        yield from _records(context, event)


def occurred(context: Context) -> list[Event]:
    """Return the events of an article, each once, whether they are worth a record or not."""
    names = names_of(context.telling)
    found = united(gathered(context, names))
    if context.learned is not None:
        found = united_again(context.learned, context, found)
    for event in found:
        if event.signed and " " not in event.name:
            event.name = names.of_signing(event.mentions) or event.name
    return found


def _told(context: Context, found: list[Event]) -> list[Event]:
    """Return the events worth a record, with who was there, when and where."""
    told, learned = [event for event in found if tells(event)], context.learned
    if learned is None:
        return _settled(context, told)
    happenings = Happenings(learned, context, found)
    # who was there may make an event worth telling, unless its name says little: «посещение»
    sure = set(map(id, told))
    asked = [e for e in found if id(e) in sure or (e.nominal and " " in e.name)]
    happenings.take_part(asked)
    told = [event for event in asked if tells(event)]
    _settled(context, told)
    happenings.settle(told)
    return told


def _settled(context: Context, told: list[Event]) -> list[Event]:
    """Return events with the days of their wholes, without who was at other editions."""
    share_days(context, told)
    for event in told:
        leave_out_others(context, event)
    return told


def gathered(context: Context, names: EventNames) -> Iterator[Event]:
    """Yield what every asserted telling of an event says, before any are united.

    Entities and records gather in turn, mostly the same mentions: what these say is read once.
    """
    for entity, mentions in _mentioned(context):
        for group in occurrences(context, mentions):
            key = tuple(group)
            if key not in context.notes.accounts:
                context.notes.accounts[key] = _account(context, names, group)
            yield _event(context, entity, group, context.notes.accounts[key])


def _mentioned(context: Context) -> Iterator[tuple[Entity, list[int]]]:
    """Yield the events with their mentions, each bare noun with the event that it tells again."""
    again = retellings(context)
    moved: dict[str, list[int]] = {}
    for mention, meant in again.items():
        moved.setdefault(context.entity[meant].id, []).append(mention)
    for entity in context.entities:
        if entity.type is EntityType.EVENT:
            own = (context.position[id] for id in entity.mentions)
            kept = [mention for mention in own if mention not in again]
            yield entity, sorted([*kept, *moved.get(entity.id, ())])


def _event(context: Context, entity: Entity, mentions: list[int], account: Account) -> Event:
    """Return an event with the participants that are entities."""
    event = Event(
        entity,
        mentions,
        account.name,
        account.head,
        account.kind,
        account.stems,
        dates=list(account.dates),
        places=list(account.places),
        verbal=account.verbal,
        named=account.named,
        within=account.within,
        nominal=account.nominal,
        days=set(account.days),
        lines=set(account.lines),
        alone=account.alone,
        which=account.which,
        number=account.number,
        years=account.years,
        ordinals=account.ordinals,
        setting=account.setting,
        met=frozenset([_id_of(context, person) for person in account.met]),
        body=_id_of(context, account.body),
        ahead=account.ahead,
        over=account.over,
        signed=account.signed,
    )
    for part in account.parts:
        own = part.source == IN_NAME
        actor = context.entity.get(part.mention) if own else actor_of(context, part)
        signs = part.source in _OF_SIDES and actor is not None and actor.type in REGIONS
        if actor is not None and (own or signs or actor.type in ACTORS):
            event.participants.append(Participant(actor, *part))
    return event


def _account(context: Context, names: EventNames, mentions: list[int]) -> Account:
    name, best = names.best(mentions)
    fact = names.fact(best)
    kind = fact.frame.kind if fact else ""
    award = fact is not None and kind == "award" and fact.mention("award") is None
    verbal = is_verbal(context, best)
    account = Account(
        name,
        name.partition(" ")[0] if verbal else _noun(context, best),
        kind,
        stems(spelt(context, name)),
        named=not award or bool(quoted(name.partition(" за ")[0])),
        nominal=not verbal or names.has_noun(best),
        verbal=verbal,
        within=_outer_verb(context, best),
        which="" if verbal else which(context, best),
        number="" if verbal else number(context, best),
        years=frozenset[str]().union(*(years(context, m) for m in mentions if not verbal)),
        ordinals=frozenset[str]().union(*(ordinals(context, m) for m in mentions if not verbal)),
        setting=frozenset[str]().union(*(setting(context, m) for m in mentions)),
        ahead=all(lies_ahead(context, m) for m in mentions),
        over=any(is_over(context, m) for m in mentions),
        signed=any(_is_signed(context, m) for m in mentions),
        lines={line(context, m) for m in mentions},
        alone=all(stands_alone(context, m) for m in mentions),
        body=fact.mention("organization") if fact is not None and kind == _MEMBER else None,
    )
    if account.head in noun_class("talks"):
        account.met = frozenset([i for m in mentions for i in met(context, m)])
    for mention in mentions:
        add_links(context, names, account, mention)
        if account.head not in noun_class("appointment"):  # who is appointed is told with it
            account.parts.extend(by_role(context, mention, account.parts))
        if not is_verbal(context, mention):
            add_owners(context, account, mention, names.noun_range(mention))
    account.days.update(context.mentions[i].text.casefold() for i in account.dates)
    return account


def _id_of(context: Context, mention: int | None) -> str:
    """Return the id of whom somebody joins, leaves or meets, whatever its name there, or ``""``."""
    known = None if mention is None else context.actor(mention)
    return "" if known is None else known.id


def _noun(context: Context, mention: int) -> str:
    said = said_before(context.annotation, context.index.first[mention])
    head = said if is_event(context.annotation, said) else context.index.head[mention]
    return noun_behind(context.annotation.words[head], context.annotation.lemmas[head])


def _outer_verb(context: Context, mention: int) -> int:
    """Return the verb of an event phrase, or the one whose phrase holds this noun, or -1.

    In «[вынес [приговор]]» both mentions tell one event.
    """
    index = context.index
    for i in index.covering(index.head[mention]):
        if index.types[i] is EntityType.EVENT and is_verbal(context, i):
            return index.head[i]
    return -1


def _is_signed(context: Context, mention: int) -> bool:
    """Tell a paper that the text says is signed, with whomever: «подписано соглашение»."""
    told = context.told.of_event(mention)
    return any(f.frame.rule == _SIGNED and f.modality is None for f in told)


def _records(context: Context, event: Event) -> Iterator[Record]:
    when, date_start, date_end = event_dates(context, event.dates, _edition(event))
    place = place_of(context, event.places)
    first = min(event.mentions)
    seen: set[str] = set()
    order: list[Participant | None] = [*sorted(event.participants, key=_rank)]
    for participant in order or [None]:
        if participant is not None:
            if participant.entity.id in seen:
                continue
            seen.add(participant.entity.id)
        told = (participant.event, participant.mention) if participant else (first,)
        start, end, sentence = context.evidence(*told)
        yield Record(
            id="",
            kind=RecordKind.EVENT,
            person_id=participant.entity.id if participant else None,
            person=participant.entity.name if participant else None,
            event_id=event.entity.id,
            event=event.name,
            participation=participant.relation if participant else None,
            date=when,
            date_start=date_start,
            date_end=date_end,
            place=place,
            sentence=sentence,
            start=start,
            end=end,
            score=participant.score if participant else context.mentions[first].score,
            source=participant.source if participant else context.mentions[first].source,
        )


def _edition(event: Event) -> frozenset[str]:
    """Return the years in the name of what is held once a year: not of a match of «ЧМ-2018»."""
    if event.head in noun_class("of_scored"):
        return frozenset()
    return frozenset([year for year in event.years if year in event.name])


def _rank(participant: Participant) -> tuple[int, float]:
    """Put who acts before who takes part, the surer first."""
    return TAKING_PART.index(participant.relation), -participant.score
