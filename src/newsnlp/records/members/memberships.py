"""Memberships: a person or an organization belongs to an organization."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.members.bare_members import has_members
from newsnlp.find.members.belonging import is_known_party
from newsnlp.find.type_sets import APPOSED, ORGANIZATIONS, ROLES, VERBS
from newsnlp.lexicon import words
from newsnlp.records.bare_bodies import body_meant
from newsnlp.records.context import Context
from newsnlp.records.learned.belonging import (
    SOURCE,
    SURE,
    Belonging,
    Pair,
    belongings,
)
from newsnlp.records.links import Link
from newsnlp.records.members.fellow_members import Stated, with_fellows
from newsnlp.records.members.no_members import (
    JOINED,
    is_aspired,
    is_denied,
    is_excepted,
    is_of_decision,
    is_of_firms,
    is_of_joiner,
    is_of_workplace,
    is_put_elsewhere,
    is_replaced,
    is_stay,
    is_within,
    joins_not_yet,
)
from newsnlp.records.other_side import is_addressed
from newsnlp.records.posts.status import role_status
from newsnlp.records.role_kinds import is_of_kind
from newsnlp.types import Entity, EntityType, Record, RecordKind, RelationType, Status

_BESIDE = frozenset({"из", "("})
_NEAR = 2
"""Tokens from a name to the body beside it: «Рид [(«]Луч»)»."""
_BESIDE_NOUN = frozenset({"rule:member", "rule:among"})
_COMPOSED = "rule:composed"
_MADE = frozenset({"obj", "nsubj:pass"})
_LEAVING = "left_by_word"
_INSTEAD = "instead"
_BESIDE_WHOM = (_INSTEAD, "besides")
"""Slots of those of whom a verb tells too: «[вместо Рида] вошёл», «[кроме Рида] вошли»."""
_INDEPENDENT = ["независимый", "директор"]
_CONTRACTS = frozenset({"signed_for", "stays_with", "signed", "kept_player", "lost_player"})
_CONTRACTS |= {"let_go", "took_player", "signed_up"}
_CAME = frozenset({"came_back", "came_from", "came_out"})
_MOVING = frozenset({"went_over", "went_from", "quit", "plays_in", "went_off", "joined_to"})
_MOVING |= _CONTRACTS | _CAME


def memberships(context: Context, held: Collection[tuple[str, str]]) -> list[Record]:
    """Return a record per statement of membership.

    ``held`` are the pairs of person and organization that a position already tells: who
    chairs a council is not listed as its member too, unless a verb says so.
    """
    likely = belongings(context.learned, context) if context.learned is not None else {}
    settled = set(held)
    stated = [*_related(context, likely, settled), *_read(context, likely, settled)]
    return list(with_fellows(context, stated, settled))


def _related(
    context: Context, likely: Mapping[Pair, Belonging], settled: set[Pair]
) -> Iterator[Stated]:
    """Yield what relations tell, as networks see it too; the pairs become settled."""
    held = frozenset(settled)
    for link in context.links.get(RelationType.MEMBER_OF, ()):
        member, body = context.actor(link.head), body_meant(context, link.tail)
        if member is None or body is None or member.id == body.id or body.type not in ORGANIZATIONS:
            continue
        pair = member.id, body.id
        settled.add(pair)
        facts = _facts_of(context, link)
        if any(is_none(context, link, facts) for is_none in _NONE):
            continue
        if pair in held and _moves(facts):
            continue  # «директор «Луча» Рид, перешедший в [«Луч»] из банка»
        joins = any(map(_joins, facts))
        if not joins and pair in held:
            continue
        told = [fact for fact in facts if fact.is_told]
        still = not told and any(fact.leaves_body for fact in facts)
        known = likely.get(pair)
        if still:
            yield _still(context, link, (member, body))
            continue
        if not told and facts:
            continue
        yield _stating(context, link, (member, body), told, known)
        for other in _beside(context, link, body, told):
            settled.add((other.record.person_id or "", body.id))
            yield other


def _read(
    context: Context, likely: Mapping[Pair, Belonging], settled: Collection[Pair]
) -> Iterator[Stated]:
    """Yield what networks alone tell, of pairs that are not settled."""
    for (member_id, body_id), known in likely.items():
        if known.chance >= SURE and (member_id, body_id) not in settled:
            link = Link(RelationType.MEMBER_OF, known.member, known.body, known.chance, SOURCE)
            body = body_meant(context, known.body) or context.entity[known.body]
            names = context.entity[known.member], body
            if (member_id, body.id) in settled:
                continue
            if any(is_none(context, link, ()) for is_none in _NOT_SO):
                continue
            if joins_not_yet(context, *names):
                continue
            yield _stating(context, link, names, known=known)


def _still(context: Context, link: Link, names: tuple[Entity, Entity]) -> Stated:
    """Return that somebody belongs to a body that he has not left yet."""
    return Stated(membership(context, link, names, Status.CURRENT, ()), link, by_verb=True)


def _beside(context: Context, link: Link, body: Entity, told: Sequence[Fact]) -> Iterator[Stated]:
    """Yield instead of whom and beside whom somebody joins: «вместо [Рида]», «кроме [Рида]»."""
    first = (fact for fact in told if link.head in fact.holders[:1])
    for fact, slot in ((fact, slot) for fact in first for slot in _BESIDE_WHOM):
        other = fact.mention(slot)
        person = None if other is None else context.actor(other)
        if other is None or person is None:
            continue
        instead = slot == _INSTEAD
        if not instead and context.sentence(other) != context.sentence(link.tail):
            continue  # «вручил председатель жюри Рид. Кроме [него], в жюри вошли …»
        status = Status.FORMER if instead else Status(fact.status)
        rule = Link(RelationType.MEMBER_OF, other, link.tail, link.score, f"rule:{slot}")
        record = membership(context, rule, (person, body), status, fact.dates)
        yield Stated(record, rule, by_verb=True)


def _stating(
    context: Context,
    link: Link,
    names: tuple[Entity, Entity],
    told: Sequence[Fact] = (),
    known: Belonging | None = None,
) -> Stated:
    """Return a membership as verbs tell it; ``known`` is what networks make of it."""
    status = Status(told[0].status) if told else _status(context, link, known)
    record = membership(context, link, names, status, [i for fact in told for i in fact.dates])
    return Stated(record, link, bool(told))


def membership(
    context: Context, link: Link, names: tuple[Entity, Entity], status: Status, dates: Iterable[int]
) -> Record:
    """Return that somebody belongs to a body; ``names`` are of both."""
    start, end = context.stretch(link.tail, link.head)
    date, date_start, date_end = context.dated(dates)
    member, body = names
    return Record(
        id="",
        kind=RecordKind.MEMBERSHIP,
        person_id=member.id,
        person=member.name,
        organization_id=body.id,
        organization=body.name,
        status=status,
        date=date,
        date_start=date_start,
        date_end=date_end,
        sentence=context.sentence_text(link.tail),
        start=start,
        end=end,
        score=link.score,
        source=link.source,
    )


def members(held: Iterable[Record]) -> Iterator[Record]:
    """Yield the membership that a position tells: «[член] правления», «[депутат] от фракции».

    Also «[почётный член] академии», «[независимый директор]» of a board.
    """
    for record in held:
        role, body = (record.role or "").split(), (record.organization or "").lower().split()
        seated = noun_class("lawmaker").intersection(role[:1])
        told = (
            noun_class("member").intersection(role)
            or (seated and noun_class("party").intersection(body))
            or (seated and is_known_party(record.organization or ""))
            or (role[-2:] == _INDEPENDENT and "совет" in body)
        )
        if told and body:
            yield replace(record, kind=RecordKind.MEMBERSHIP, role=None)


def without_bare_members(held: Iterable[Record], joined: Iterable[Record]) -> list[Record]:
    """Leave out «[член]» of no body, where a membership says of which: «её члены – Рид, Ким»."""
    member, told = noun_class("member"), {record.person_id for record in joined}
    return [
        record
        for record in held
        if record.organization is not None
        or record.role not in member
        or record.person_id not in told
    ]


def _is_anothers(context: Context, link: Link, facts: list[Fact]) -> bool:
    """Tell who only says it: «[спикер Лосев] объявил, что фракцию покидает Рид»."""
    ruled = (link.head, link.tail) in context.told_members  # «Совет возглавил Рид. В составе – Ким»
    if link.source != SOURCE or facts or ruled:
        return False
    a = context.annotation
    verb = a.heads[a.top(context.index.head[link.head], APPOSED)]
    telling = words("reporting_verbs.txt") | words("announcing_verbs.txt")
    says = verb >= 0 and a.lemmas[verb] in telling
    apart = says or context.sentence(link.head) != context.sentence(link.tail)
    told = (fact for fact in context.facts if fact.mention("organization") == link.tail)
    return apart and any(fact.frame.kind in JOINED and fact.holders for fact in told)


def _is_of_source(context: Context, link: Link, facts: list[Fact]) -> bool:
    """Tell the body of whose words those are: «по словам лидера [партии], Рид не имеет опыта»."""
    if link.source != SOURCE or facts:
        return False
    index, body = context.index, context.index.head[link.tail]
    roles = (i for i in index.covering(body) if index.types[i] in ROLES)
    cited = [i for i in roles if context.is_cited(i)]
    comma = context.annotation.words[index.first[link.head] - 1 : index.first[link.head]] == [","]
    return bool(cited) and comma and context.actor(cited[0]) is not context.entity.get(link.head)


def _is_of_the_other_side(context: Context, link: Link, facts: list[Fact]) -> bool:
    """Tell to whom somebody turns: «написал члену [партии]»."""
    if link.source != SOURCE or facts:
        return False
    clauses, index = context.reader.clauses, context.index
    return is_addressed(clauses, index, link.head, context.outer_head(link.tail))


def _is_job(context: Context, link: Link, facts: list[Fact]) -> bool:
    """Tell where somebody goes to work from where he plays: «перешёл в [музей]», «в [мэрию]».

    A noun may say so: «перешёл на [работу] в фонд».
    """
    a = context.annotation
    bodies = [fact.slots["organization"].argument.token for fact in facts]
    if any(a.lemmas[token] in noun_class("job") for token in bodies):
        return True
    houses = noun_class("firm", "site", "authority", "office") | words("institutions.txt")
    at_work = houses - noun_class("joined", "group")
    return _moves(facts) and is_of_kind(context, link.tail, at_work)


def _is_of_another_kind(context: Context, link: Link, facts: list[Fact]) -> bool:
    """Tell whose contract, return or leaving it is not.

    «Завод подписал контракт с [«Лучом»]», «Рид вернулся в [«Эрмитаж»]», «Рид сообщил о выходе Кима
    из [партии]». Who signs a contract or comes back is of the other side where the article is
    about clubs and teams.
    """
    rules = {fact.frame.rule for fact in facts}
    if not (_CONTRACTS | _CAME).isdisjoint(rules):
        if context.mentions[link.head].type is not EntityType.PERSON:
            return True
        sport = noun_class("club", "squad")
        if rules <= _CAME and has_members(context.reader, link.tail):
            return False
        return not context.annotation.by_lemma.of(sport)
    if _LEAVING not in rules:
        return False
    a, clauses, noun = context.annotation, context.reader.clauses, context.outer_head(link.tail)
    while noun >= 0 and a.lemmas[noun] not in noun_class("going_out"):
        noun = a.heads[noun]
    told = clauses.arguments(noun) if noun >= 0 else ()
    return any(not preposition and case in ("Gen", "") for _, preposition, case in told)


def _moves(facts: Sequence[Fact]) -> bool:
    return bool(facts) and all(fact.frame.rule in _MOVING for fact in facts)


def _joins(fact: Fact) -> bool:
    """Tell «вошла в правление», «избрана в правление» from «избрана председателем правления»."""
    post = fact.frame.role or "role" in fact.slots
    return fact.frame.kind == "member" or (fact.frame.status == Status.NEW and not post)


def _status(context: Context, link: Link, known: Belonging | None) -> Status:
    """Return how a member without a verb stands; one of a body that is only set up is new.

    «Создали [комиссию] в составе Рида и Котовой», «[совет] пополнился Ридом и Котовой».
    """
    told = _status_of_noun(context, link)
    if told is not None:
        return told
    a, verb = context.annotation, context.annotation.heads[context.index.head[link.tail]]
    perfective = verb >= 0 and a.feats(verb).get("Aspect") == "Perf"
    made = perfective and a.deprel(context.index.head[link.tail]) in _MADE
    made |= verb >= 0 and a.lemmas[verb] in noun_class("growing")
    if made and (link.head, link.tail) in context.told_members:
        return Status.NEW
    behind = context.index.last[link.head]
    if 0 < context.index.first[link.tail] - behind <= _NEAR and a.words[behind] in _BESIDE:
        return Status.CURRENT  # «гол забил Рид из «[Луча]»», «Рид («[Луч]»), 74 года»
    person = context.entity[link.head].type is EntityType.PERSON
    listed = link.source in _BESIDE_NOUN or _is_below_heading(context, link)
    learned = known if person and not listed else None
    return Status.CURRENT if learned is None else learned.status


def _is_below_heading(context: Context, link: Link) -> bool:
    """Tell whom a line below a bare heading names: «[Совет]», below it «[Рид А. А.], врач»."""
    a, index = context.annotation, context.index
    first, last = a.sentence_tokens(context.sentence(link.tail))
    listed = link.source == _COMPOSED and a.opens_line(index.first[link.head])
    bare = not any(a.pos(t) in VERBS or a.lemmas[t] == "новый" for t in range(first, last))
    return listed and bare


def _status_of_noun(context: Context, link: Link) -> Status | None:
    """Return what the noun of a member tells, or its adjective: «[бывшая] участница [хора]»."""
    a = context.annotation
    noun = a.heads[context.outer_head(link.tail)]
    if noun >= 0 and a.lemmas[noun] in noun_class("group"):
        noun = a.heads[noun]  # «бывший участник [дуэта] «Луч»»
    if noun < 0 or a.lemmas[noun] not in noun_class("member"):
        return _status_beside(context, link.head)
    return role_status(context.reader.clauses, noun, noun + 1, noun)


def _status_beside(context: Context, member: int) -> Status | None:
    """Return how one stands by a noun beside his name: «совет возглавил Рид, [члены] – Ким»."""
    a, index = context.annotation, context.index
    for link in context.from_head(RelationType.WORKS_AS, member):
        noun, here = index.head[link.tail], context.sentence(link.tail) == context.sentence(member)
        if here and a.lemmas[noun] in noun_class("member"):
            return Status.CURRENT
    return None


_NOT_SO = (
    is_denied,
    is_within,
    is_aspired,
    is_of_joiner,
    is_of_decision,
    is_put_elsewhere,
)
"""What tells that somebody belongs to no body, whatever networks make of the article."""
_NONE = (
    _is_anothers,
    _is_of_source,
    _is_of_the_other_side,
    _is_job,
    _is_of_another_kind,
    is_stay,
    is_excepted,
    is_replaced,
    is_of_workplace,
    is_of_firms,
    *_NOT_SO,
)
"""What tells so, whatever a relation says."""


def _facts_of(context: Context, link: Link) -> list[Fact]:
    """Return the facts of joining or leaving that a membership rests on."""
    further = (fact for fact in context.telling.further if fact.frame.kind == "member")
    return [
        fact
        for fact in (*context.facts, *further)
        if link.head in fact.holders
        and fact.frame.kind in JOINED
        and fact.mention("organization") == link.tail
    ]
