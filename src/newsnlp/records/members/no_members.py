"""Who belongs to no body, whatever a relation says: «вошли все, кроме [Рида]»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.grammar.finite import is_over
from newsnlp.find.type_sets import APPOSED
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.records.role_kinds import is_of_kind, nouns_of
from newsnlp.types import Entity, EntityType, RelationType, Status

JOINED = frozenset({"member", "post"})
"""Kinds of facts that tell who joins or leaves a body."""
_ON_FOOT = frozenset({"выйти", "выходить"})
_INTO = frozenset({"в", "во", "на"})
_WAY = 4
"""Nouns by which a body hangs on who only wants to join it: «на [место] в [составе] совета»."""
_BUT, _EVERYBODY = "кроме", frozenset({"все", "всех", "никто", "никого"})


def is_stay(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell who was treated or held somewhere, or only goes out of doors.

    «Вышел из психиатрической [больницы]», «вышел из [банка]», not «из состава банка».
    """
    left = all(fact.status == Status.FORMER for fact in facts)
    if left and is_of_kind(context, link.tail, noun_class("clinic", "prison")):
        return True
    if context.mentions[link.head].type is not EntityType.PERSON:
        return False
    lemmas, houses = (
        context.annotation.lemmas,
        noun_class("site", "firm") - noun_class("joined", "group"),
    )
    out = [f.slots["organization"] for f in facts if lemmas[f.verb] in _ON_FOOT]
    on_foot = any(bound.argument.token == bound.target for bound in out)
    return on_foot and is_of_kind(context, link.tail, houses)


def is_excepted(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell of whom alone a thing is not told: «вошли все, кроме [Рида]»."""
    if facts or context.reader.clauses.preposition(context.index.head[link.head]) != _BUT:
        return False
    a = context.annotation
    here = range(*a.sentence_tokens(context.sentence(link.head)))
    return any(a.lowered[token] in _EVERYBODY for token in here)


def is_replaced(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell instead of whom another joins the body, of whom that verb tells: «вместо [Рида]»."""
    who, body = context.actor(link.head), context.entity.get(link.tail)
    others = (fact for fact in context.facts if fact not in facts and "instead" in fact.slots)
    for fact in others:
        left, where = fact.mention("instead"), fact.mention("organization")
        if left is not None and where is not None and context.actor(left) is who:
            return context.entity.get(where) is body
    return False


def is_of_firms(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell a body of companies, of which nobody is one: «[холдинг] «Луч»»."""
    person = context.mentions[link.head].type is EntityType.PERSON
    seat = any("состав" in context.annotation.lemmas[f.verb : f.verb + 3] for f in facts)
    return person and not seat and is_of_kind(context, link.tail, noun_class("of_firms"))


def is_of_workplace(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell whose institute it is where somebody works: «сотрудник Института истории [РАН]».

    Who leads a party's faction or council is one of the party.
    """
    if facts or not noun_class("party").isdisjoint(nouns_of(context, link.tail)):
        return False
    index, political = context.index, noun_class("faction", "collegial")
    works = (x.tail for x in context.from_head(RelationType.WORKPLACE, link.head))
    outer = (i for i in works if i != link.tail and index.holds(i, link.tail))
    return any(context.annotation.lemmas[index.head[i]] not in political for i in outer)


def is_left_out(context: Context, member: int) -> bool:
    """Tell whom a verb says not to join anything: «не вошёл [Рид]»."""
    a = context.annotation
    verb = a.heads[a.top(context.index.head[member], APPOSED)]
    told = frames().get(a.lemmas[verb], ()) if verb >= 0 else ()
    joins = any(frame.kind == "member" and frame.status == Status.NEW for frame in told)
    return joins and context.reader.clauses.modality(verb) is Modality.NEGATED


def is_denied(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell «Анна Рид не [член] союза», «в совет не вошёл [Рид]»."""
    a = context.annotation
    if not facts and is_left_out(context, link.head):
        return True
    noun = a.heads[context.outer_head(link.tail)]
    if facts or noun <= 0 or a.lemmas[noun] not in noun_class("member"):
        return False
    return a.lowered[noun - 1] == "не" and not is_over(a, noun)


def is_within(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell a party whose faction it is that somebody joins or leaves: «фракция [КПРФ]»."""
    if facts:
        return False
    inside = (f.holders for f, outer in _joining(context) if context.index.holds(outer, link.tail))
    who = context.actor(link.head)
    return any(context.actor(holder) is who for holders in inside for holder in holders)


def is_aspired(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell a body that somebody is only to join: «баллотировался в [совет]», «на место в [совете]».

    So is one for whose admission others vote: «голосовал против приёма Рида в [союз]».
    """
    if facts or not context.annotation.by_lemma.of(noun_class("aspiring", "entering")):
        return False
    a, clauses, token = context.annotation, context.reader.clauses, context.outer_head(link.tail)
    for _ in range(_WAY):
        token, into = a.heads[token], clauses.preposition(token) in _INTO
        if token < 0:
            return False
        if into and a.lemmas[token] in noun_class("aspiring"):
            return context.sentence(link.head) == a.sentence_of(token)
        if into and a.lemmas[token] in noun_class("entering"):
            return clauses.noun_modality(token) is not None
        if a.pos(token) not in ("NOUN", "PROPN"):
            return False
    return False


def is_of_joiner(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell who is told of the body that joins: «[фонд], которым управляет Рид, вошёл в союз»."""
    if facts:
        return False
    a, clause = context.annotation, context.annotation.top(context.index.head[link.head], APPOSED)
    while clause >= 0 and a.deprel(clause) != "acl:relcl":
        clause = a.heads[clause]
    noun = a.heads[clause] if clause >= 0 else -1
    verb = a.heads[noun] if noun >= 0 and a.deprel(noun).startswith("nsubj") else -1
    if verb < 0 or all(f.kind != "member" for f in frames().get(a.lemmas[verb], ())):
        return False
    above = context.outer_head(link.tail)
    for _ in range(_WAY):
        above = a.heads[above] if above not in (-1, clause, verb) else above
    return above == verb


def is_of_decision(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell the body that only decides it: «по решению [комиссии] мандат перешёл к Риду»."""
    a, noun = context.annotation, context.outer_head(link.tail)
    order = a.heads[noun]
    decided = order >= 0 and a.lemmas[order] in noun_class("order")
    return not facts and decided and context.reader.clauses.case(noun) == "Gen"


def is_put_elsewhere(context: Context, link: Link, facts: Sequence[Fact]) -> bool:
    """Tell who is told by a verb to join another body: «[Президиум] утвердил совет; в него вошёл».

    The body stands in a sentence of its own.
    """
    if facts or context.sentence(link.tail) == context.sentence(link.head):
        return False
    body = context.entity.get(link.tail)
    own = (i for fact, i in _joining(context) if link.head in fact.holders and fact.status == "new")
    return any(context.entity.get(i) not in (None, body) for i in own)


def joins_not_yet(context: Context, member: Entity, body: Entity) -> bool:
    """Tell who does not or only may belong to a body: «никогда не состоял в [партии]»."""
    unsure = (f for f in context.facts if not f.is_told and not f.leaves_body)
    own = (f for f in unsure if f.frame.kind == "member" and f.frame.status != Status.FORMER)
    where = [
        f for f in own if (i := f.mention("organization")) is not None and _is(context, i, body)
    ]
    who = (holder for fact in where for holder in fact.holders)
    return any(context.actor(h) is member for h in who)


def _is(context: Context, mention: int, entity: Entity) -> bool:
    return context.entity.get(mention) is entity


def _joining(context: Context) -> Iterator[tuple[Fact, int]]:
    """Yield the facts of joining and leaving with the mention of the body."""
    for fact in context.facts:
        body = fact.mention("organization")
        if body is not None and fact.is_told and fact.frame.kind in JOINED:
            yield fact, body
