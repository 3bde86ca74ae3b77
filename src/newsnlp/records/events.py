"""Events: one per occurrence, with its participants, date and place."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.fact import Fact
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import within_quotes
from newsnlp.find.type_sets import APPOSED, DATES, REGIONS, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.records.actors import actor_of, is_oblique, is_rewarded_alone
from newsnlp.records.bystanders import is_part_of_name, stands_by
from newsnlp.records.context import Context
from newsnlp.records.editions import is_of_others, ordinals, years
from newsnlp.records.event_dates import event_dates
from newsnlp.records.event_names import EventNames, names_of
from newsnlp.records.fates import by_role
from newsnlp.records.learned.happenings import Happenings, united_again
from newsnlp.records.links import TAKING_PART
from newsnlp.records.occurrences import Account, Event, Part, Participant, quoted, stems, united
from newsnlp.records.reporters import only_tells
from newsnlp.records.spelt_names import noun_behind, spelt
from newsnlp.records.tellings import (
    is_verbal,
    line,
    number,
    occurrences,
    retellings,
    stands_alone,
    which,
)
from newsnlp.records.to_come import is_over, lies_ahead
from newsnlp.records.whereabouts import may_be_there, place_of
from newsnlp.records.wholes import share_days
from newsnlp.records.worth import tells
from newsnlp.types import Entity, Record, RecordKind

_OWNERS = frozenset({EntityType.ORGANIZATION, EntityType.PERSON})
_IN_NAME = "rule:event-name"
_SIGNED, _MEMBER, _POST = "signed", "member", "post"
_MODEL = "model"
_OF_SIDES = frozenset({"rule:signed", "rule:between"})
"""Sources of sides, where a region is one: «соглашение между [Тулой] и [Калугой]»."""
_OUTSIDE = frozenset({"party", "place", "predecessor"})
"""Slots that are told beside the name, or with a part of their own."""
_OWN = frozenset({"post", "member", "award", "succession"})
_ACTORS = frozenset(
    {EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.FAMILY}
)


def events(context: Context) -> Iterator[Record]:
    """Yield a record per participant of every event that tells something."""
    for event in _told(context, occurred(context)):
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
        share_days(context, told)
        return told
    happenings = Happenings(learned, context, found)
    # who was there may make an event worth telling, unless its name says little: «посещение»
    sure = set(map(id, told))
    asked = [e for e in found if id(e) in sure or (e.nominal and " " in e.name)]
    happenings.take_part(asked)
    told = [event for event in asked if tells(event)]
    share_days(context, told)
    happenings.settle(told)
    return told


def gathered(context: Context, names: EventNames) -> Iterator[Event]:
    """Yield what every asserted telling of an event says, before any are united.

    Entities and records gather in turn, mostly the same mentions: what these say is read once.
    """
    for entity, mentions in _mentioned(context):
        for group in occurrences(context, mentions):
            key = tuple(group)
            if key not in context.accounts:
                context.accounts[key] = _account(context, names, group)
            yield _event(context, entity, group, context.accounts[key])


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
        body=_id_of(context, account.body),
        ahead=account.ahead,
        over=account.over,
        signed=account.signed,
    )
    for part in account.parts:
        own = part.source == _IN_NAME
        actor = context.entity.get(part.mention) if own else actor_of(context, part)
        signs = part.source in _OF_SIDES and actor is not None and actor.type in REGIONS
        if actor is not None and (own or signs or actor.type in _ACTORS):
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
        ahead=all(lies_ahead(context, m) for m in mentions),
        over=any(is_over(context, m) for m in mentions),
        signed=any(_is_signed(context, m) for m in mentions),
        lines={line(context, m) for m in mentions},
        alone=all(stands_alone(context, m) for m in mentions),
        body=fact.mention("organization") if fact is not None and kind == _MEMBER else None,
    )
    for mention in mentions:
        _add_links(context, names, account, mention)
        if account.head not in noun_class("appointment"):  # who is appointed is told with it
            account.parts.extend(by_role(context, mention, account.parts))
        if not is_verbal(context, mention):
            _add_owners(context, account, mention, names.noun_range(mention))
    account.days.update(context.mentions[i].text.casefold() for i in account.dates)
    return account


def _id_of(context: Context, body: int | None) -> str:
    """Return the id of whom somebody joins or leaves, whatever its name there, or ``""``."""
    known = None if body is None else context.entity.get(body)
    return "" if known is None else known.id


def _noun(context: Context, mention: int) -> str:
    head = context.index.head[mention]
    return noun_behind(context.annotation.words[head], context.annotation.lemmas[head])


def _is_quoted(context: Context, tokens: tuple[int, int], other: int) -> bool:
    """Tell whether a place or date is in the event's own title: «[Волжские] встречи»."""
    words, place = context.annotation.words, context.index.first[other]
    opening = tokens[0] - (tokens[0] > 0 and words[tokens[0] - 1] == "«")
    return tokens[0] <= place < tokens[1] and within_quotes(words[opening : place + 1])


def _outer_verb(context: Context, mention: int) -> int:
    """Return the verb of an event phrase, or the one whose phrase holds this noun, or -1.

    In «[вынес [приговор]]» both mentions tell one event.
    """
    index = context.index
    for i in index.covering(index.head[mention]):
        if index.types[i] is EntityType.EVENT and is_verbal(context, i):
            return index.head[i]
    return -1


def _add_links(context: Context, names: EventNames, account: Account, mention: int) -> None:
    fact = names.fact(mention)
    told = _inside_slots(context, fact) if fact else set()
    index = context.index
    whole = index.first[mention], index.last[mention]
    tokens = whole if is_verbal(context, mention) else names.noun_range(mention)
    for kind, other, score, source in context.by_event.get(mention, ()):
        if other in told or _is_affected(context, fact, other):
            continue  # «избрана сопредседателем [совета]»
        if source == _MODEL and _is_of_one(context, fact, other):
            continue
        if kind is RelationType.AGENT and _undergoes(fact, other):
            continue  # who is dismissed is not who dismisses
        if kind is RelationType.AGENT and (
            _is_put_in(fact, other)
            or _is_party(context, mention, other)
            or is_oblique(context, mention, other)
        ):
            kind = RelationType.PARTICIPANT_IN
        if kind in TAKING_PART:
            beside = _stands_by(context, mention, other, source) or is_rewarded_alone(
                context, fact, other
            )
            if not beside and not _only_plans(context, mention, other):
                account.parts.append(Part(kind, other, mention, score, source))
        elif kind is RelationType.TAKES_PLACE_IN:
            if not _is_quoted(context, tokens, other) and may_be_there(context, mention, other):
                account.places.append((score, other))
        elif not _is_quoted(context, tokens, other) and not is_of_others(context, mention, other):
            account.dates.append(other)


def _is_of_one(context: Context, fact: Fact | None, other: int) -> bool:
    """Tell who is named beside whoever comes to a post: «совет возглавил Рид, член – [Ким]»."""
    if fact is None or fact.frame.kind != _POST or fact.frame.holder != "subj":
        return False
    person = context.index.types[other] is EntityType.PERSON
    return person and fact.holders != () and other not in fact.holders


def _is_put_in(fact: Fact | None, other: int) -> bool:
    """Tell who gets a post, in whatever words: «[Котов] возглавил завод» is his appointment."""
    gets = fact is not None and fact.frame.kind == _POST and fact.status == "new"
    return gets and fact is not None and other in fact.holders


def _is_party(context: Context, mention: int, other: int) -> bool:
    """Tell one of those who sign something together: all of them take part alike."""
    told = (f.holders for f in context.told.of_event(mention) if f.frame.rule == _SIGNED)
    return any(other in holders and len(holders) > 1 for holders in told)


def _only_plans(context: Context, event: int, other: int) -> bool:
    """Tell who does not or not yet take part: «[Рид] планирует выступить на форуме»."""
    told = (f for f in context.told.of_event(event) if f.frame.kind == "attend")
    return any(f.modality and not f.is_announced and other in f.holders for f in told)


def _is_signed(context: Context, mention: int) -> bool:
    """Tell a paper that the text says is signed, with whomever: «подписано соглашение»."""
    told = context.told.of_event(mention)
    return any(f.frame.rule == _SIGNED and f.modality is None for f in told)


def _undergoes(fact: Fact | None, other: int) -> bool:
    """Tell whether a verb does something to somebody, whatever the model says of him."""
    return fact is not None and other in fact.holders and fact.frame.holder != "subj"


def _stands_by(context: Context, event: int, other: int, source: str) -> bool:
    """Tell whether somebody named beside an event has no part in it."""
    beside = stands_by(context.reader.clauses, context.index, event, other)
    return beside or context.is_cited(other) or only_tells(context, event, other, source)


def _is_affected(context: Context, fact: Fact | None, other: int) -> bool:
    """Tell whether an organization only has to do with a post: it does not take part itself."""
    if fact is None or fact.frame.kind not in _OWN or other in (*fact.holders, *fact.agents):
        return False
    return context.index.types[other] in (EntityType.ORGANIZATION, EntityType.COUNTRY)


def _inside_slots(context: Context, fact: Fact) -> set[int]:
    """Return the mentions that a verb's slots hold: they are in the name of the event already."""
    bound = (b for name, b in fact.slots.items() if name not in _OUTSIDE)
    slots = [one.mention for one in bound if one.mention is not None]
    slots = [mention for mention in slots if mention not in fact.holders]
    nested = [i for slot in slots for i in context.index.inside(slot, _ACTORS)]
    return {*slots, *nested}


def _add_owners(context: Context, account: Account, mention: int, tokens: tuple[int, int]) -> None:
    """Count whose event the name tells as participants: «собрание членов союза», «арест Котова»."""
    a, index = context.annotation, context.index
    head = index.head[mention]
    seen: set[int] = set()
    for token in range(head + 1, tokens[1]):
        for i in index.covering(token):
            if i in seen or index.types[i] not in _OWNERS:
                continue
            seen.add(i)
            nested = any(index.holds(o, i) for o in seen)
            if not nested and not is_part_of_name(index, i) and _is_owner(context, i, head):
                score = context.mentions[i].score
                account.parts.append(Part(RelationType.PARTICIPANT_IN, i, mention, score, _IN_NAME))
    account.dates += [
        i
        for token in range(*tokens)
        for i in index.covering(token)
        if index.types[i] in DATES and index.first[i] == token and a.pos(token) != "PUNCT"
        if index.head[i] != head  # «[Российская неделя] моды»
        if not within_quotes(a.words[tokens[0] : token])
    ]


def _is_owner(context: Context, actor: int, head: int) -> bool:
    """Tell whether an event noun is an organization's, or what happens to a person."""
    a, index = context.annotation, context.index
    if index.types[actor] is EntityType.PERSON:
        role = index.at(index.first[actor] - 1, ROLES)
        beside = role is not None and index.last[role] == index.first[actor]
        top = index.head[actor if role is None or not beside else role]
        top = a.top(top, APPOSED)  # «арест директора [Льва Котова]»
        own = a.heads[top] == head and context.reader.clauses.case(top) == "Gen"
        return own and a.lemmas[head] in words("personal_events.txt")
    above = context.outer_head(actor)  # «форум «[Точка опоры]»» is the event, not its owner
    if a.lemmas[head] in words("personal_events.txt") and a.heads[above] != head:
        return False  # «гибель рабочих [завода]» does not befall the body
    return above != head and _owns(context, above, head)


def _owns(context: Context, token: int, head: int) -> bool:
    """Tell whether a chain of bare genitives leads from a token up to the event noun."""
    clauses = context.reader.clauses
    for _ in range(4):
        if token == head:
            return True
        if clauses.preposition(token) or clauses.case(token) not in ("Gen", ""):
            return False
        role = context.index.at(token, ROLES)
        if role is not None and context.annotation.feats(token).get("Number") == "Sing":
            return False  # «встреча руководителя [ФМБА]» is his own, not «членов [союза]»
        token = clauses.head[token]
        if token < 0:
            return False
    return False


def _records(context: Context, event: Event) -> Iterator[Record]:
    when, date_start, date_end = event_dates(context, event.dates)
    place = place_of(context, event.places)
    first = min(event.mentions)
    seen: set[str] = set()
    order: list[Participant | None] = [*sorted(event.participants, key=_rank)]
    for participant in order or [None]:
        if participant is not None:
            if participant.entity.id in seen:
                continue
            seen.add(participant.entity.id)
        anchor = participant.event if participant else first
        start, end = context.stretch(anchor, participant.mention if participant else None)
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
            sentence=context.sentence_text(anchor),
            start=start,
            end=end,
            score=participant.score if participant else context.mentions[first].score,
            source=participant.source if participant else context.mentions[first].source,
        )


def _rank(participant: Participant) -> tuple[int, float]:
    """Put who acts before who takes part, the surer first."""
    return TAKING_PART.index(participant.relation), -participant.score
