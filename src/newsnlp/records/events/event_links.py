"""Who takes part in an event, when and where it is: what relations and its name tell."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES, within_quotes
from newsnlp.find.events.identified import SOURCE as IDENTIFIED
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import PRONOUNS, RELATIVE
from newsnlp.find.type_sets import APPOSED, DATES, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.records.bystanders import is_part_of_name, stands_by
from newsnlp.records.context import Context
from newsnlp.records.events.actors import is_oblique, is_rewarded_alone
from newsnlp.records.events.editions import is_of_others
from newsnlp.records.events.event_names import EventNames
from newsnlp.records.events.occurrences import Account, Part
from newsnlp.records.events.reporters import only_tells
from newsnlp.records.events.tellings import is_verbal
from newsnlp.records.events.to_come import is_of_stamp
from newsnlp.records.events.whereabouts import may_be_there
from newsnlp.records.links import TAKING_PART

IN_NAME = "rule:event-name"
"""Source of who the name tells: «собрание членов [союза]»."""
ACTORS = frozenset(
    {EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.FAMILY}
)
_OWNERS = frozenset({EntityType.ORGANIZATION, EntityType.PERSON})
_OUTSIDE = frozenset({"party", "place", "predecessor"})
"""Slots that are told beside the name, or with a part of their own."""
_OWN = frozenset({"post", "member", "award", "succession"})
_SIGNED, _POST = "signed", "post"
_MODEL = "model"
_HIM = PRONOUNS | RELATIVE
_POST_OF_OWN = 3
"""Words from a dash to a name, of which some may tell what else he is: «— депутат [Ким]»."""


def add_links(context: Context, names: EventNames, account: Account, mention: int) -> None:
    """Put whom and what relations of a mention tell into an account of its event."""
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
            if (RelationType.PARTICIPANT_IN, other, mention) in context.telling.identified:
                # «среди [погибших] – Рид» is sure, whatever the cases
                part = Part(RelationType.PARTICIPANT_IN, other, mention, score, IDENTIFIED)
                account.parts.append(part)
                continue
            beside = _stands_by(context, mention, other, source) or is_rewarded_alone(
                context, fact, other
            )
            if not beside and not _only_plans(context, mention, other):
                account.parts.append(Part(kind, other, mention, score, source))
        elif kind is RelationType.TAKES_PLACE_IN:
            sides = {part.mention for part in account.parts if part.source != _MODEL}
            if source == _MODEL and other in sides:
                continue  # «переговоры [Москвы] и Минска», «отозвал лицензию у [банка]»
            if not _is_quoted(context, tokens, other) and may_be_there(context, mention, other):
                account.places.append((score, other))
        elif not _is_quoted(context, tokens, other) and not (
            is_of_others(context, mention, other) or is_of_stamp(context, [mention], other)
        ):
            account.dates.append(other)


def _is_of_one(context: Context, fact: Fact | None, other: int) -> bool:
    """Tell who is named beside whoever comes to a post: «совет возглавил Рид, член – [Ким]».

    So is who gets another post: «мэром избран Рид, его замом — [Ким]».
    """
    if fact is None or fact.frame.kind != _POST or not fact.holders or other in fact.holders:
        return False
    index = context.index
    person = index.types[other] is EntityType.PERSON
    between = context.annotation.words[index.last[fact.holders[-1]] : index.first[other]]
    parted = "," in between and not DASHES.isdisjoint(between[-_POST_OF_OWN:])
    return person and (fact.frame.holder == "subj" or parted)


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


def _undergoes(fact: Fact | None, other: int) -> bool:
    """Tell whether a verb does something to somebody, whatever the model says of him."""
    return fact is not None and other in fact.holders and fact.frame.holder != "subj"


def _stands_by(context: Context, event: int, other: int, source: str) -> bool:
    """Tell whether somebody named beside an event has no part in it."""
    if _is_meant(context, event, other):
        return False
    if stands_by(context.reader.clauses, context.index, event, other):
        return True
    return context.is_cited(other) or only_tells(context, event, other, source)


def _is_meant(context: Context, event: int, other: int) -> bool:
    """Tell whom a pronoun means: «арестован [Рид]: в драке он и зевака получили ранения».

    So does «арестован [Рид], который убил Котову».
    """
    a, clauses = context.annotation, context.reader.clauses
    told = (f for f in context.told.of_event(event) if other in (*f.holders, *f.agents))
    befalls = (f for f in told if f.frame.kind == "undergo" and f.modality is None)
    below = (t for f in befalls for t in (*clauses.subjects(f.verb), *clauses.children[f.verb]))
    return any(a.lemmas[t] in _HIM for t in below if context.index.head[other] < t)


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
    nested = [i for slot in slots for i in context.index.inside(slot, ACTORS)]
    return {*slots, *nested}


def _is_quoted(context: Context, tokens: tuple[int, int], other: int) -> bool:
    """Tell whether a place or date is in the event's own title: «[Волжские] встречи»."""
    words, place = context.annotation.words, context.index.first[other]
    opening = tokens[0] - (tokens[0] > 0 and words[tokens[0] - 1] == "«")
    return tokens[0] <= place < tokens[1] and within_quotes(words[opening : place + 1])


def add_owners(context: Context, account: Account, mention: int, tokens: tuple[int, int]) -> None:
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
                account.parts.append(Part(RelationType.PARTICIPANT_IN, i, mention, score, IN_NAME))
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
        return own and a.lemmas[head] in words("personal_events.txt") | noun_class("death")
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
