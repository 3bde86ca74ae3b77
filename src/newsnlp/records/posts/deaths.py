"""Who is dead holds no post any more: «погиб замглавы района … [Ермолаев] курировал стройку»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.own_clauses import own_clause
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE, PERSONS
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.types import Record, Status

_BY_FRAME = frozenset({"no_more", "left_life"})
_WITH = "с"
_OF_WHOM = frozenset({("Gen", ""), ("Dat", "по")})
"""Case and preposition of whose death or burial is told: «панихида по [Риду]»."""
_SUFFERED, _HARMED = "suffered", "harmed"
"""The frames of verbs of dying, of marrying and falling ill, too; of killing, and arresting."""
_HELD = frozenset({Status.CURRENT, Status.ACTING, Status.NEW})


def died(context: Context, facts: Iterable[Fact]) -> Iterator[int]:
    """Yield the mentions of whose death facts tell."""
    for fact in facts:
        if _tells_death(context, fact):
            yield from (i for i in fact.holders if not _is_anothers(context, fact, i))


def _tells_death(context: Context, fact: Fact) -> bool:
    """Tell «умер», «убит», «не стало», «ушёл из жизни»."""
    verb, rule = context.annotation.lemmas[fact.verb], fact.frame.rule
    dies = rule == _SUFFERED and verb in noun_class("dying")
    killed = rule == _HARMED and verb in noun_class("killing")
    return dies or killed or rule in _BY_FRAME


def _killed(context: Context) -> Iterator[int]:
    """Yield of whose death or burial a noun tells: «за убийство главы [Льва Рида]»."""
    a, clauses, index = context.annotation, context.reader.clauses, context.index
    ends = noun_class("end_of_life", "mourning")
    if ends.isdisjoint(a.by_lemma.words):
        return
    for person in index.of(PERSONS):
        top = a.top(index.head[person], APPOSED)
        noun = a.heads[top]
        if noun < 0 or a.lemmas[noun] not in ends:
            continue
        whose = (clauses.case(top), clauses.preposition(top)) in _OF_WHOM
        tried = a.heads[noun] >= 0 and a.lemmas[a.heads[noun]] in noun_class("trying_to")
        # «убийство Рида, брата [Анны Ким]»
        first = index.first[person]
        his = noun < first and words("kin_nouns.txt").isdisjoint(a.lemmas[noun:first])
        if whose and his and not tried and clauses.noun_modality(noun) is None:
            yield person


def _mourned(context: Context) -> Iterator[int]:
    """Yield who is buried, and to whom one says farewell at a funeral: «простились с [Ридом]»."""
    a, clauses = context.annotation, context.reader.clauses
    if noun_class("mourning", "burying").isdisjoint(a.by_lemma.words):
        return  # a team says farewell to its captain
    for token in a.by_lemma.of(noun_class("burying", "farewell")):
        buried = a.lemmas[token] in noun_class("burying")
        for child in a.children[token]:
            told = a.deprel(child) == "obj" if buried else clauses.preposition(child) == _WITH
            person = _person(context, child) if told else None
            if person is not None:
                yield person


def _person(context: Context, noun: int) -> int | None:
    """Return whom a noun or the name right behind it names: «с [режиссёром] [Львом Ридом]»."""
    a, index = context.annotation, context.index
    beside = (t for t in a.children[noun] if a.deprel(t) in APPOSED)
    named = (index.at(t, PERSONS) for t in (noun, *beside))
    return next((i for i in named if i is not None), None)


def _named(context: Context) -> Iterator[int]:
    """Yield who is named as one of the dead: «среди погибших – [Рид]»."""
    a, dead = context.annotation, noun_class("dying", "killing")
    for _, person, event in context.telling.identified:
        if a.lemmas[context.index.head[event]] in dead:
            yield person


def ended_by_death(context: Context, held: Iterable[Record]) -> Iterator[Record]:
    """Yield positions and memberships, those of the dead as former ones."""
    facts = [fact for fact in context.facts if fact.is_told]
    actors = map(
        context.actor,
        (*died(context, facts), *_killed(context), *_mourned(context), *_named(context)),
    )
    dead = {who.id for who in actors if who is not None}
    for record in held:
        over = record.person_id in dead and record.status in _HELD
        yield replace(record, status=Status.FORMER) if over else record


def _is_anothers(context: Context, fact: Fact, holder: int) -> bool:
    """Tell whose kin is told of: «мать [погибшего], врач Рид», «вдова погибшего [лётчика] Рид»."""
    a, case, head = context.annotation, context.reader.clauses.case, context.index.head[holder]
    cases = {case(fact.verb), case(head)} - {""}
    participle = a.feats(fact.verb).get("VerbForm") == "Part" and fact.verb < head
    above = a.heads[head]
    kin = above >= 0 and a.lemmas[above] in words("kin_nouns.txt") and case(head) == "Gen"
    # «брата [Льва Рида] убили» may be either
    beside = a.lemmas[context.index.first[holder] - 1] in words("kin_nouns.txt")
    either = beside and case(head) in LOOK_ALIKE
    return (participle and len(cases) > 1) or (kin and a.deprel(head) == "nmod") or either


def another_died(context: Context, person: int, role: int) -> bool:
    """Tell whether the sentence of somebody's role tells by a verb only of another's death."""
    a, clauses = context.annotation, context.reader.clauses
    span = range(*a.sentence_tokens(context.sentence(role)))
    deaths = [t for t in span if a.lemmas[t] in noun_class("dying", "killing", "burying")]
    whom = [t for verb in deaths for t in (*clauses.subjects(verb)[:1], *_buried(context, verb))]
    told = map(context.actor, context.reader.referents.actors(whom, set()))
    return whom != [] and context.entity.get(person) not in told


def _buried(context: Context, verb: int) -> Iterator[int]:
    """Yield «похоронили [сына] мэра Рида»."""
    a = context.annotation
    return (token for token in a.children[verb] if a.deprel(token) == "obj")


def stands_aside(context: Context, person: int, role: int) -> bool:
    """Tell «умерла мать [мэра] Рида», «по словам [мэра] Рида, погибли двое», «[врач] Рид в коме».

    But not whose widow, grave or memory is told of.
    """
    a, index = context.annotation, context.index
    noun = a.top(index.head[role], APPOSED)
    above = a.heads[noun] if context.reader.clauses.case(noun) == "Gen" else -1
    if above >= 0 and a.pos(above) == "NOUN":
        return a.lemmas[above] not in noun_class("end_of_life", "left_behind")
    return own_clause(a, index.head[person]) is not None
