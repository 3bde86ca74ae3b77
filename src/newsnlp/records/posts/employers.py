"""Where a role is held: a linked organization or place, or one that the role only describes.

NEREL marks names, so «директор театра» holds no organization mention. The noun is looked up:
«театра» is the Белогорский драматический театр that the article told of before, «управления
капитального строительства» stands as it is, without an entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsnlp.annotate.marks import CLOSING, DASHES, OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import unnamed_places
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.mentions.collectives import organization_nouns
from newsnlp.find.posts.degrees import behind_arm
from newsnlp.find.posts.shared_roles import elsewhere
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, ROLES
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.described import forms_before_quotes
from newsnlp.link.bodies.levels import parted
from newsnlp.link.grammar.governing import governing, governs
from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.grammar.nominative import phrase
from newsnlp.records.bare_bodies import body_before, of_this_name
from newsnlp.records.context import Context
from newsnlp.records.posts.in_order import body_told_before, own_body
from newsnlp.records.posts.inner_bodies import inside, whole_body
from newsnlp.records.posts.led_bodies import led_body
from newsnlp.records.posts.native import native
from newsnlp.records.posts.same_role import gone_on_with, taken_over
from newsnlp.records.posts.speakers import is_said_of_oneself
from newsnlp.records.posts.staff_rows import listed_body
from newsnlp.records.posts.there import pointed, told_with
from newsnlp.records.posts.townsmen import club_of_townsmen
from newsnlp.records.posts.whose_boards import board_of_which
from newsnlp.records.posts.workplaces import workplaces
from newsnlp.records.role_kinds import (
    is_at_others,
    is_foreign,
    is_on_his_own,
    judges,
    sits_beside_work,
)
from newsnlp.types import Entity

_POINTING = frozenset(
    {"новый", "данный", "указанный", "упомянутый", "этот", "тот", "названный", "сам", "же"}
)
"""Adjectives that tell no two organizations apart: «лидер [указанной] партии»."""
_HEAD = "глава"
_NAME = 4
"""Tokens behind a dash among which a name's own begin: «– АО «[Луч]»»."""


class Employer(NamedTuple):
    """Where a role is held: its mention or entity if any, its name, and where the role ends.

    ``cut`` is the token at which the organization begins inside the role, or None.
    """

    mention: int | None
    entity: Entity | None
    name: str | None
    cut: int | None


NOWHERE = Employer(None, None, None, None)
"""Of a role that the text does not say where it is held, and of one held nowhere."""


def employer(context: Context, person: int, role: int) -> Employer:
    """Return where a role is held, empty when the text does not say or leaves a choice."""
    return (
        own_employer(context, person, role)
        or where_are(context, taken_over(context, role), role)
        or _at_home(context, role)
        or where_are(context, gone_on_with(context, role), role)
        or NOWHERE
    )


def as_linked(context: Context, where: Employer) -> Employer:
    """Return the body that linking alone knows a noun to mean: «тренер «Луча» … глава [клуба]»."""
    if where.entity is not None or where.cut is None:
        return where
    entity = context.meant(where.cut)
    return where if entity is None else where._replace(entity=entity, name=entity.name)


def own_employer(context: Context, person: int, role: int) -> Employer | None:
    """Return where a role is held by what is told of it and its holder, None where nothing is."""
    other = next((body for who, body in elsewhere(context.reader, role) if who == person), None)
    if other is not None:  # «президенты Чили Рид, [Перу] – Ким»
        inner = inside(context, role, ORGANIZATIONS | AREAS)
        cut = None if inner is None else named(context, inner, None).cut
        return named(context, other, None)._replace(cut=cut)
    townsmen = club_of_townsmen(context, role)
    if townsmen is not None:
        club, token = townsmen
        return named(context, club, None)._replace(cut=token)
    own = own_body(context, person, role)
    if own is not None:
        first, body = (named(context, one, None) for one in own)
        return body._replace(cut=first.cut)
    told = body_told_before(context, person, role)
    if told is not None:
        return named(context, told, None)
    stated = _stated(context, role)
    if stated is not None:
        whole = whole_body(context, role, stated.name) if stated.entity is None else None
        if whole is not None:
            return named(context, whole, None)._replace(cut=None)
        apart = _one_of_several(context, person, role)
        return stated if apart is None else named(context, apart, None)._replace(cut=stated.cut)
    led = led_body(context, person, role)
    listed = listed_body(context, person, role) if led is None else led
    boss = _of_boss(context, role) if listed is None else listed
    if boss is not None:
        return named(context, boss, None)
    found = next((f for f in workplaces(context, person, role) if f is not None), None)
    found = pointed(context, role) if found is None else found
    if found is not None:
        return named(context, found, None)
    behind = (own_employer(context, person, one) for one in told_with(context, person, role))
    return next((one for one in behind if one is not None and not _is_unit(one)), None)


def _of_boss(context: Context, role: int) -> int | None:
    """Return where the one boss told before is: «[глава] Тулы … первый заместитель [главы] Рид»."""
    a, index, head = context.annotation, context.index, context.index.head[role]
    if a.lemmas[head] not in noun_class("deputy") or index.last[role] != head + 2:
        return None
    boss = a.lemmas[head + 1]
    if boss not in noun_class("of_place") | {_HEAD}:
        return None  # there are many chairmen and directors
    bosses = (i for i in index.of(ROLES) if a.lemmas[index.head[i]] == boss)
    told = [i for i in bosses if index.last[i] <= index.first[role]]
    bodies = [b for i in told if (b := inside(context, i, ORGANIZATIONS | AREAS)) is not None]
    known = {e.id for body in bodies if (e := context.entity.get(body)) is not None}
    return bodies[-1] if len(known) == 1 else None


def _is_unit(body: Employer) -> bool:
    """Tell a part of a body, which is one's own: «инспектор, начальник [отдела] банка»."""
    words_ = fold(body.name or "").split()
    return not words("subunits.txt").isdisjoint(words_[:1])


def _one_of_several(context: Context, person: int, role: int) -> int | None:
    """Return whose one of several is: «представители [компаний] – Рид («[Луч]»), Ким («Заря»)»."""
    a, index, noun = context.annotation, context.index, _described(context, role)
    bracket = index.last[person]
    opened = a.words[bracket : bracket + 1] == ["("]
    if noun is None or not opened or a.feats(noun).get("Number") != "Plur":
        return None
    first = bracket + 1 + (a.words[bracket + 1 : bracket + 2] == ["«"])
    return index.at(first, ORGANIZATIONS) if first < len(a) else None


def _stated(context: Context, role: int) -> Employer | None:
    """Return where a role's own words say that it is held, None where they do not.

    A rank is held nowhere: «полковник [полиции]».
    """
    if behind_arm(context.annotation, context.index.head[role]):
        return NOWHERE
    noun = _described(context, role)
    called = _called(context, role)
    if called is not None:
        return named(context, called, noun)
    own = inside(context, role, ORGANIZATIONS)
    if own is not None and judges(context, own, role):
        before = context.index.first[own] - 1
        return NOWHERE._replace(cut=before + (context.annotation.words[before] not in OPENING))
    if own is not None and (noun is None or not _is_part(context, noun, own)):
        return board_of_which(context, role, named(context, own, noun))
    if noun is not None:
        told = _looked_up(context, role, noun)
        # «заведующий [лабораторией]» of an институт runs one of many
        own = context.reader.clauses.case(noun) != "Ins"
        if told.entity is not None or (own and noun < context.index.last[role]):
            return board_of_which(context, role, told)
    return NOWHERE if is_on_his_own(context, role) else None


def _at_home(context: Context, role: int) -> Employer | None:
    # what an interview told before a «Я [худрук]» may be where he was
    found = None if is_said_of_oneself(context, role) else native(context, role)
    return None if found is None else named(context, found, None)


def where_are(context: Context, others: list[int], role: int) -> Employer | None:
    """Return where the roles are held that a role goes on with, if all of them at one body.

    Work is none of a board's: «[совладелец] и председатель совета директоров», nor is a post of
    another kind of body: «[замминистра] и директор филармонии», «[министр] и депутат Думы».
    """
    told = (_stated(context, other) or _of_holder(context, other, role) for other in others)
    found = _where_all(told)
    body = None if found is None else found.mention
    unlike = (sits_beside_work, is_at_others, is_foreign)
    apart = body is not None and any(is_unlike(context, body, role) for is_unlike in unlike)
    return None if apart else found


def _where_all(told: Iterable[Employer | None]) -> Employer | None:
    bodies = {e.entity.id: e for e in told if e is not None and e.entity is not None}
    found = next(iter(bodies.values())) if len(bodies) == 1 else None
    if found is None or found.entity is None or found.entity.type not in ORGANIZATIONS | AREAS:
        return None
    return found._replace(cut=None)


def _of_holder(context: Context, other: int, role: int) -> Employer | None:
    """Return where the holder of a role told before another one has it."""
    if context.index.first[other] >= context.index.first[role]:
        return None
    holder = next((link.head for link in context.posts_at(other)), None)
    if holder is None:
        return None
    # what those before say themselves, and no further: lists are long
    before = (_stated(context, one) for one in taken_over(context, other))
    return own_employer(context, holder, other) or _where_all(before) or _at_home(context, other)


def named(context: Context, mention: int, inner: int | None) -> Employer:
    """Return a linked mention; its descriptor («инвестиционного фонда «…»») is no role.

    Nor is that of a place: «прокурор [города Волжска]».
    """
    entity = context.entity.get(mention)
    index = context.index
    before = index.first[mention] - 1
    if inner is None and before >= 0 and _is_of_place(context, before):
        inner = before
    described = context.described(mention)
    starts = [index.first[mention]]
    starts += [described[0]] if described else []
    starts += [_with_adjectives(context, inner)] if inner is not None else []
    return Employer(mention, entity, entity.name if entity else None, min(starts))


def _described(context: Context, role: int) -> int | None:
    """Return the first noun for an organization or place in the genitive that a role holds.

    It may stand right behind: «[спортивного директора] клуба Котова», «[директор] этого завода».
    """
    a, index = context.annotation, context.index
    nouns = _nouns()
    head, first = index.head[role], index.first[role]
    # the parser may take the body for the head: «[управляющий] трестом»
    runs = first != head and governs(a, first, head)
    for token in range(head + (not runs), _behind(context, role)):
        form = a.words[token] in forms_before_quotes()
        lemma = a.lemmas[token]  # «драмтеатр», «облдума»
        known = lemma in nouns or inner_noun(lemma) != "" or parted(lemma)[0] != ""
        if not form and (not known or a.pos(token) != "NOUN"):
            continue
        if context.reader.clauses.preposition(token) or _is_of_place(context, token):
            continue
        if a.deprel(token) == "conj" and a.lemmas[a.heads[token]] not in nouns:
            continue  # «министр культуры и [архивов] области»
        if _are_holdings(context, token) or _is_local_rule(context, token):
            continue
        if _is_of_arts(context, token):
            return None
        cases = ("Gen", "", "Ins") if runs or governing(a.words[head]) else ("Gen", "")
        if context.reader.clauses.case(token) in cases and index.at(token, AREAS) is None:
            return token
    return None


def _called(context: Context, role: int) -> int | None:
    """Return the name behind a dash: «директор подрядной организации – [АО «Луч»] – Лев Рид».

    So is that of the «структура «Луча» – [«Луч Юг»] –».
    """
    a, index = context.annotation, context.index
    dash = index.last[role]
    of = context.reader.clauses.case(dash - 1 - (a.words[dash - 1] in CLOSING)) == "Gen"
    if not of or dash >= len(a) or a.words[dash] not in DASHES:
        return None
    near = (index.at(t, ORGANIZATIONS) for t in range(dash + 1, min(dash + _NAME, len(a))))
    body = next((i for i in near if i is not None), None)
    if body is None:
        return None
    described = context.described(body)
    first = described[0] if described else index.first[body]
    first -= a.words[first - 1] in OPENING  # «– «[Луч Юг]» –»
    behind = a.words[index.last[body] : index.last[body] + 2]
    closes = behind[behind[:1] == ["»"] :][:1]
    apposed = closes != [] and closes[0] in DASHES
    return body if apposed and first == dash + 1 else None


def _is_of_arts(context: Context, noun: int) -> bool:
    """Tell the arts of an actor from where he works: «актёр [театра] и кино»."""
    a = context.annotation
    arts = noun_class("art")
    return any(a.lemmas[t] in arts for t in a.children[noun] if a.deprel(t) == "conj")


def _are_holdings(context: Context, noun: int) -> bool:
    """Tell what a museum keeps: «хранитель [фондов]»."""
    many = context.annotation.feats(noun).get("Number") == "Plur"
    return many and context.annotation.lemmas[noun] in noun_class("holdings")


def _is_local_rule(context: Context, noun: int) -> bool:
    """Tell what is held and no body: «глава [местного самоуправления] округа»."""
    lemmas = context.annotation.lemmas
    return "_".join(lemmas[max(0, noun - 1) : noun + 1]) in noun_class("local_rule")


def _behind(context: Context, role: int) -> int:
    """Return where a role with the noun behind it ends that it is of."""
    a, index = context.annotation, context.index
    last = noun = index.last[role]
    while noun < len(a) and (a.deprel(noun) == "det" or a.pos(noun) == "PART"):
        noun += 1  # «нейрохирург [той же] больницы»
    if noun == last:
        return last + (a.heads[last : last + 1] == [index.head[role]])
    inside = noun < len(a) and index.first[role] <= a.heads[noun] < last
    return noun + 1 if inside and a.deprel(noun) == "nmod" else last


def _is_of_place(context: Context, noun: int) -> bool:
    """Tell «прокурор [города] Волжска»: the place has a name."""
    named = noun + 1 < len(context.annotation) and context.index.at(noun + 1, AREAS) is not None
    return named and context.annotation.lemmas[noun] in unnamed_places()


def _is_part(context: Context, noun: int, organization: int) -> bool:
    """Tell whether a noun names a part of an organization: «[совета директоров] компании «X»».

    In «директор фабрики «Уют»» and «глава [администрации города]» it is the organization.
    """
    a, index = context.annotation, context.index
    if index.first[organization] <= noun < index.last[organization]:
        return False
    if noun > index.first[organization]:
        return False
    described = context.described(organization)
    if described is not None:
        return noun < described[0]
    return a.deprel(index.head[organization]) != "appos"


def _looked_up(context: Context, role: int, noun: int) -> Employer:
    """Return what an unnamed organization noun with its complements means."""
    a, index = context.annotation, context.index
    first, last = _with_adjectives(context, noun), max(index.last[role], noun + 1)
    while first < noun and (a.lemmas[first] in _POINTING or a.deprel(first) == "det"):
        first += 1
    last = min(last, extended(context.reader.clauses, noun, noun + 1, set())[1])
    topical = words("subunits.txt") | noun_class("topical")
    if a.words[noun + 1 : noun + 2] == ["по"] and a.lemmas[noun] not in topical:
        last = noun + 1  # «вице-президент [банка] по рознице», «начальник [отдела по рознице]»
    name: str | None = phrase(a, first, last)
    bare = last - first == 1 and not _is_placed(context, last)
    entity = body_before(context, role, noun) if bare else of_this_name(context, name or "")
    if bare and entity is None and a.words[noun].isupper():
        entity = of_this_name(context, a.words[noun])  # «вице-президент [ТПП]»
    if bare and entity is None and a.lemmas[noun] in noun_class("meeting"):
        return NOWHERE  # who presides «собрания» may do so once
    land = entity is None and a.lemmas[noun] in noun_class("any_land")
    if land or (bare and a.lemmas[noun] in unnamed_places()):
        # «лидер африканской [страны]», «министр культуры региона» where no region is named
        name = None
    return Employer(None, entity, entity.name if entity else name, first)


def _is_placed(context: Context, after: int) -> bool:
    """Tell «директор школы [в Оби]»: it need not be the school told of before."""
    placed = context.annotation.words[after : after + 1] == ["в"]
    return placed and context.index.at(after + 1, AREAS) is not None


def _with_adjectives(context: Context, noun: int) -> int:
    a = context.annotation
    first = noun
    while first > 0 and a.deprel(first - 1) in ("amod", "det") and a.heads[first - 1] == noun:
        found = readings(a.words[first - 1].lower())
        somebody = found and all(reading.pos == "NOUN" for reading in found)
        if somebody or governs(a, first - 1, noun):
            break  # «бригадир [штукатуров] треста», whom the parser takes for an adjective
        first -= 1
    return first


@cache
def _nouns() -> frozenset[str]:
    return organization_nouns() | unnamed_places().keys() | noun_class("assembly", "offshoot")
