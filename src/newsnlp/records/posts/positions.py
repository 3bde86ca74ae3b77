"""Positions: a person, a role, an organization."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.facts.passed_on import of_his_turn
from newsnlp.find.grammar.antecedents import possessives
from newsnlp.find.grammar.role_antecedents import REACH, pointed_role, points_back, role_antecedent
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, PERSONS, UPRIGHT
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.records.members.founders import founders
from newsnlp.records.members.headed_bodies import Heading, headings
from newsnlp.records.members.owners import owners
from newsnlp.records.posts import successions
from newsnlp.records.posts.employers import NOWHERE, Employer, as_linked, employer
from newsnlp.records.posts.genders import of_gender
from newsnlp.records.posts.headed_columns import headed_columns
from newsnlp.records.posts.implied import implied
from newsnlp.records.posts.led_bodies import is_told_beside, leading
from newsnlp.records.posts.led_posts import Post, led_beside
from newsnlp.records.posts.named_posts import named_by, stands, told_at
from newsnlp.records.posts.own_posts import own_role
from newsnlp.records.posts.post_status import (
    by_now,
    comes_in_history,
    does_it,
    gives_it_another,
    is_rank,
    is_same_post,
    is_title,
    since_then,
)
from newsnlp.records.posts.posts_over import (
    beginning,
    ending,
    goes_on,
    is_back,
    led_since,
)
from newsnlp.records.posts.predecessors import (
    SOURCE,
    employer_of_boss,
    employer_of_his_boss,
    predecessors,
)
from newsnlp.records.posts.roles import acting_phrase, completed, role_phrase
from newsnlp.records.posts.same_role import doubled
from newsnlp.records.posts.standing import standing
from newsnlp.records.posts.statements import is_statement
from newsnlp.records.posts.taking_over import changes_staff, dates_above, standing_above
from newsnlp.records.posts.years_behind import bracketed_years, term_status, term_told
from newsnlp.records.role_kinds import head_of
from newsnlp.types import Entity, EntityType, Record, RecordKind, RelationType, Status

_LEAVES_OPEN = {Status.NEW: Status.ACTING, Status.FORMER: Status.FORMER}
"""After a «врио» one may have the post itself; an «экс-мэр» is told to be one already."""
_PUT = "put_"
_TOOK_OVER = "took_over"
_ACTS, _DUTIES = "acts_as", "обязанности"


def positions(context: Context) -> Iterator[Record]:
    """Yield a record per statement that somebody holds, held or takes a position."""
    for link in context.links.get(RelationType.WORKS_AS, ()):
        if is_statement(context, link) and not is_same_post(context, link.head, link.tail):
            yield _position(context, link)
    for fact in (*context.facts, *context.telling.further):
        if comes_in_history(context, fact):
            continue
        if fact.frame.kind == successions.KIND and fact.is_told:
            yield from _succeeds(context, fact)
        elif fact.frame.role and fact.is_told:
            yield from _led(context, fact)
        elif fact.frame.kind == "post" and fact.is_told:
            yield from _stands_in(context, fact)
    yield from _preceded(context)
    led = chain(headings(context), founders(context), owners(context), headed_columns(context))
    yield from map(partial(_at_the_head, context), led)


def _named_at(context: Context, person: int, role: int) -> tuple[str, Employer]:
    """Return what a post is called and where it is held: («директор», «завод «Луч»»)."""
    where = employer_of_his_boss(context, role) or employer(context, person, role)
    name = role_phrase(context, role, where.cut)
    if person in context.entity and is_plural(context.annotation, context.index.head[role]):
        name = of_gender(name, context.entity[person].name)  # «связующие: [Анна Рид], …»
    full = completed(context, role, name) if where.name is None else None
    if full is not None:
        holder = next((one.head for one in context.posts_at(full[1])), person)
        name, where = full[0], employer(context, holder, full[1])
    if where.name is None:
        where = employer_of_boss(context, role) or implied(context, person, role) or where
    where = as_linked(context, where)
    if where.entity is not None and where.entity.type in AREAS and is_title(context, role):
        where = NOWHERE
    return name, where


def _told_of(context: Context, person: int, role: int) -> list[Fact]:
    """Return the facts that verbs tell of a person's post: «[Рид] избран [мэром]»."""
    does, of_role = does_it(context, person, role), context.told.of_role
    told = () if does else of_role(role) or of_role(doubled(context, role))
    facts = [f for f in told if f.is_told and not gives_it_another(context, f, person, role)]
    facts = of_his_turn(facts, person)
    led = leading(context, person, role)
    return facts if led is None else [*facts, led]


def _position(context: Context, link: Link) -> Record:
    person, role = link.head, link.tail
    name, where = _named_at(context, person, role)
    facts = _told_of(context, person, role)
    then = any(comes_in_history(context, fact) for fact in facts)
    acts = any(fact.frame.rule == _ACTS for fact in facts) and _DUTIES not in name
    if acts and person in context.entity:
        name = acting_phrase(context, role, where.cut, context.entity[person].name)
    back = is_back(context, person, role)
    facts = [fact for fact in facts if not (back and fact.status == Status.FORMER)]
    ends = [] if back or is_rank(context, role) else ending(context, person, role, where.entity)
    begun = beginning(context, person, role) or led_since(context, person, role)
    dates = [i for f in (facts or ends or begun) if not _goes_on_until(f, person) for i in f.dates]
    shared = any(len(fact.holders) > 1 for fact in facts)
    years = term_told(context, person, role, where.mention, dated=bool(dates), shared=shared)
    settled = term_status(context, years, shared=shared)
    start, end = context.stretch(role, person, where.mention)
    date, date_start, date_end = context.dated(dates if years is None else [years])
    if ends or then:
        status = Status.FORMER
    elif settled is not None:
        status = settled
    elif back:
        status = Status.NEW
    else:
        recent = context.days.is_recent(date_end)
        status = standing(context, person, role, facts, new=bool(begun), recent=recent)
    if status is Status.NEW:
        status = by_now(context, role, date_end)
    if status is Status.FORMER and dates and years is None and any(f.gives_post for f in facts):
        date_end = None  # «был избран в 2013 году» tells its first day
    return _record(
        context.entity.get(person),
        where.entity,
        organization=where.name,
        role=name,
        status=status,
        date=date,
        date_start=date_start,
        date_end=date_end,
        sentence=context.sentence_text(role),
        start=start,
        end=end,
        score=_sureness(context, link, status),
        source=link.source,
    )


def _sureness(context: Context, link: Link, status: Status) -> float:
    """Return the chance that a post is somebody's and stands so."""
    if context.posts is None:
        return link.score
    return round(link.score * context.posts.chance_of(link.head, link.tail, status), 4)


def _goes_on_until(fact: Fact, person: int) -> bool:
    """Tell who has a post until another comes: «[директора Рида] с 1 мая сменит Котова»."""
    coming = fact.frame.kind == successions.KIND and fact.is_announced
    return coming and person not in fact.holders


def _led(context: Context, fact: Fact) -> Iterator[Record]:
    """Yield the positions of who heads organizations: the verb itself names the role."""
    for holder in fact.holders:
        entity = context.actor(holder)
        if entity is None or entity.type is not EntityType.PERSON:
            continue
        if _receives(context, fact, entity):
            continue
        if is_told_beside(context, fact, holder):
            continue
        for body in _bodies(context, fact):
            post = successions.coached_before(context, fact, body)
            if post is not None:
                status, source = stands(context, fact), f"rule:{fact.frame.rule}"
                yield _passed(context, post, holder, entity, status, fact.dates, source)
            elif not goes_on(context, fact, entity, body):
                yield _heads(context, fact, holder, entity, body)
        if "organization" not in fact.slots:
            yield _heads(context, fact, holder, entity, None)


def _receives(context: Context, fact: Fact, person: Entity) -> bool:
    """Tell whose guests a team are: «команду чемпионов принял [мэр] Рид»."""
    a, hosts = context.annotation, noun_class("governor", "minister")
    return fact.frame.rule == _TOOK_OVER and any(
        a.lemmas[context.index.head[link.tail]] in hosts for link in context.posts_of(person)
    )


def _bodies(context: Context, fact: Fact) -> list[int]:
    """Return what somebody heads, each of a list: «возглавлял [отдел] и [комитет]».

    What somebody else is told to head is none of his: «[отдел] возглавил Рид, комитет – Ким».
    A participle tells it of its own noun alone: «партии «[Луч]», возглавляемая Ридом, и «Март»».
    """
    bound = fact.slots.get("organization")
    if bound is None or bound.mention is None:
        return []
    if bound.target < fact.verb and context.annotation.feats(fact.verb).get("VerbForm") == "Part":
        return [bound.mention]
    index, case = context.index, context.reader.clauses.case
    more = (
        i
        for token in context.reader.clauses.conjuncts(bound.target)
        if len({case(token), case(bound.target)} - UPRIGHT) < 2
        and (i := index.at(token, ORGANIZATIONS)) is not None
    )
    others = {f.mention("organization") for f in context.telling.further if f.verb == fact.verb}
    apart = (i for i in more if i not in others and not index.holds(bound.mention, i))
    return list(dict.fromkeys([bound.mention, *apart]))


def _heads(context: Context, fact: Fact, holder: int, entity: Entity, body: int | None) -> Record:
    """Return the position that a verb names, nowhere where no body is told: «шоферил»."""
    start, end, sentence = told_at(context, fact, holder, body)
    term = bracketed_years(context, holder)
    date, date_start, date_end = context.dated(fact.dates if term is None else [term])
    known = None if body is None else context.entity.get(body)
    told = named_by(context, fact)
    return _record(
        entity,
        known,
        organization=known.name if known else None,
        role=of_gender(told if body is None else head_of(context, told, body), entity.name),
        status=term_status(context, term, shared=True)
        or since_then(context, stands(context, fact), date_end),
        date=date,
        date_start=date_start,
        date_end=date_end,
        sentence=sentence,
        start=start,
        end=end,
        score=context.mentions[holder if body is None else body].score,
        source=f"rule:{fact.frame.rule}",
    )


def _at_the_head(context: Context, told: Heading) -> Record:
    """Return the position of who heads a body: «профсоюз во главе с Анной Рид»."""
    body, (start, end) = context.entity.get(told.body), context.stretch(told.body, told.person)
    return _record(
        context.entity.get(told.person),
        body,
        organization=body.name if body else None,
        role=told.role,
        status=Status.CURRENT,
        date=None,
        date_start=None,
        date_end=None,
        sentence=context.sentence_text(told.body),
        start=start,
        end=end,
        score=min(context.mentions[i].score for i in (told.body, told.person)),
        source=told.source,
    )


def _stands_in(context: Context, fact: Fact) -> Iterator[Record]:
    """Yield the position that a determiner points back to: «Его обязанности исполняет Орлов».

    «На [эту] должность назначен Сомов», «обязанности [Рида] возложены на Орлова».
    """
    bound = fact.slots.get("role")
    if bound is None or bound.mention is not None:
        return
    a, index, noun = context.annotation, context.index, bound.argument.token
    led = led_beside(context, noun)
    owned = _post_of_owner(context, noun)
    whose = owned is not None or possessives(context.reader.clauses, noun)
    role = owned
    if role is None:
        role = role_antecedent(a, index, noun, REACH) if whose else pointed_role(a, index, noun)
    holders = successions.takers(context, fact, role) if whose else fact.holders
    back = not whose and points_back(a, noun)
    for holder in holders if led or role is not None or back else ():
        entity = context.actor(holder)
        if entity is None or entity.type is not EntityType.PERSON:
            continue
        # «директор Рид занял этот пост в 2010 году»: he is told as such, and «его» is another's
        told = fact.status == Status.NEW or bool(whose)
        if led is None and told and role is not None and context.actor(role) == entity:
            continue
        own = role if told else own_role(context, entity, noun, role)
        post = led or _pointed(context, holder, own)
        if post is not None:
            source = f"rule:{fact.frame.rule}"
            yield _passed(context, post, holder, entity, Status(fact.status), fact.dates, source)


def _post_of_owner(context: Context, noun: int) -> int | None:
    """Return the only post told before of whose duties somebody has: «обязанности [Рида]»."""
    index, clauses = context.index, context.reader.clauses
    below = (c for c in clauses.children[noun] if c > noun and clauses.case(c) == "Gen")
    owner = next((i for c in below if (i := index.at(c, PERSONS)) is not None), None)
    links = () if owner is None else context.posts_of(context.actor(owner))
    told = [link.tail for link in links if index.last[link.tail] <= noun]
    nouns = {context.annotation.lemmas[index.head[role]] for role in told}
    return max(told, key=lambda role: index.first[role]) if len(nouns) == 1 else None


def _pointed(context: Context, holder: int, role: int | None) -> Post | None:
    """Return the post of a role told before."""
    if role is None:
        return None
    where = employer(context, holder, role)
    return Post(role, role_phrase(context, role, where.cut), where, None)


def _succeeds(context: Context, fact: Fact) -> Iterator[Record]:
    """Yield the positions of who takes a post and of who had it: «[его] место занял [Сомов]»."""
    post = None if changes_staff(context, fact) else successions.changed_hands(context, fact)
    for who, entity, status in successions.parties(context, fact) if post else ():
        if post is not None and not _is_open(fact, post.status, status):
            source = f"rule:{fact.frame.rule}"
            # «[Рида] с 1 мая сменит Котова»: until then he goes on
            dates = fact.dates or dates_above(context, fact, status)
            dates = () if status is Status.CURRENT else dates
            if status is Status.NEW:  # «[руководил] заводом до 2020 года, сменив Рида»
                status = standing_above(context, fact) or status
            yield _passed(context, post, who, entity, status, dates, source)


def _is_open(fact: Fact, told: Status | None, status: Status) -> bool:
    """Tell whether a post told with «врио», «экс-» is not quite what somebody had or gets.

    Instead of a mayor a «врио» may be put.
    """
    put = fact.frame.rule.startswith(_PUT) and told is Status.ACTING
    return put or told is _LEAVES_OPEN.get(status, status)


def _preceded(context: Context) -> Iterator[Record]:
    """Yield the positions of predecessors and successors: «её [предшественник Иван Котов]»."""
    for person, post, status in predecessors(context):
        entity = context.entity.get(person)
        if entity is not None:
            yield _passed(context, post, person, entity, status, (), SOURCE)


def _passed(
    context: Context,
    post: Post,
    who: int,
    entity: Entity,
    status: Status,
    dates: tuple[int, ...],
    source: str,
) -> Record:
    """Return the position of somebody who has, gets or had a post that is told of elsewhere."""
    date, date_start, date_end = context.dated(dates)
    return _record(
        entity,
        post.where.entity,
        organization=post.where.name,
        role=post.name,
        status=since_then(context, status, date_end),
        date=date,
        date_start=date_start,
        date_end=date_end,
        sentence=context.sentence_text(who),
        start=context.mentions[who].start,
        end=context.mentions[who].end,
        score=min(context.mentions[post.role].score, context.mentions[who].score),
        source=source,
    )


def _record(holder: Entity | None, body: Entity | None, **told: Any) -> Record:
    return Record(
        id="",
        kind=RecordKind.POSITION,
        person_id=holder.id if holder else None,
        person=holder.name if holder else None,
        organization_id=body.id if body else None,
        **told,
    )
