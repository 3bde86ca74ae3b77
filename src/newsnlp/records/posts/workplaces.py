"""What the text around a role tells of where it is held: relations, verbs, possessives, places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES, owner_antecedent
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, PERSONS
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.records.bystanders import before_its_bracket
from newsnlp.records.context import Context
from newsnlp.records.events.outlets import only_hears
from newsnlp.records.posts.electing import boarded, met, met_before
from newsnlp.records.posts.inner_bodies import describes_another, inside, is_about
from newsnlp.records.posts.native import headed
from newsnlp.records.posts.newly_had import owner_of_new
from newsnlp.records.posts.only_places import has_another_title, only_place
from newsnlp.records.posts.presented import governed_by, let_go_by, presented_to
from newsnlp.records.posts.works_of_bodies import is_of_work
from newsnlp.records.role_kinds import (
    is_authority,
    is_foreign,
    is_lesser,
    is_of_kind,
    kinds_of_role,
    may_head,
    sits_beside_work,
)

_WHOSE = POSSESSIVES | {"их"}
_THAT = frozenset({"что", "чтобы"})
_AT = frozenset({"в", "во", "на"})
_HEADS = frozenset({"глава", "мэр"})
_WORKS = "works"
_OWN = 5
"""How many tokens behind «из» an organization's head may stand: «из газеты «[Заря]»»."""


def workplaces(context: Context, person: int, role: int) -> Iterator[int | None]:
    """Yield what each kind of evidence gives, the surest first; only the first one counts."""
    yield relative(context, role)
    yield _possessed(context, person, role)
    yield _bracketed(context, person, role)
    yield boarded(context, person, role)
    yield _related(context, person, role, ORGANIZATIONS)
    yield _at(context, role)
    yield _worked_at(context, person, role)
    yield owner_of_new(context, role)
    yield _behind_comma(context, role)
    yield inside(context, role, AREAS)
    yield _related(context, person, role, AREAS)
    yield _comes_from(context, person, role)
    yield presented_to(context, role)
    yield let_go_by(context, role)
    yield governed_by(context, person, role)
    yield _left(context, person, role)
    yield _only_workplace(context, person, role)
    yield met(context, role)
    yield met_before(context, role)
    yield only_place(context, role)
    yield _here(context, role)
    yield headed(context, role)


def relative(context: Context, role: int) -> int | None:
    """Return the organization of «[Совет], председателем которого является Котов».

    So does «[Совет], где занимает пост директора», «[банк], председатель правления которого».
    """
    a, clauses, last = context.annotation, context.reader.clauses, context.index.last[role]
    below = {*clauses.children[context.index.head[role]], *range(last, min(last + 1, len(a)))}
    pronouns = [t for t in sorted(below) if a.lemmas[t] == "который"]
    nouns = [noun for pronoun in pronouns for noun in clauses.antecedents(pronoun)]
    nouns += _where(context, role)
    # «[компания «Север»], председатель совета директоров которой»: the noun is of the name
    nouns += [t for n in nouns for t in a.children[n] if t > n and a.deprel(t) == "appos"]
    found = (context.index.at(noun, ORGANIZATIONS) for noun in nouns)
    return next((mention for mention in found if mention is not None), None)


def _where(context: Context, role: int) -> list[int]:
    """Return the noun before a clause with «где» whose verb tells of a role."""
    a, index = context.annotation, context.index
    for fact in context.told.of_role(role):
        below = (t for verb in {fact.verb, a.heads[fact.verb]} - {-1} for t in a.children[verb])
        before = [t for t in below if a.lemmas[t] == "где" and t < fact.verb]
        if before and before[0] > 1 and a.words[before[0] - 1] == ",":
            noun = before[0] - 2 - (a.words[before[0] - 2] in CLOSING)
            around = [i for i in index.covering(noun) if index.types[i] in ORGANIZATIONS]
            # «[НЦ УрО РАН], где»: not the РАН
            return [index.head[max(around, key=index.length)]] if around else [noun]
    return []


def _possessed(context: Context, person: int, role: int) -> int | None:
    """Return the organization told before that «[Его] глава», «остаётся [его] главой» mean."""
    a, index = context.annotation, context.index
    kinds = kinds_of_role(context, role)
    heads = words("leader_roles.txt") | noun_class("speaks_for", "owner")
    leads = a.lemmas[index.head[role]] in heads
    if not kinds and not leads:
        return None  # «его помощник» may be a person's
    before = index.first[role] - (a.words[index.first[role]].lower() not in POSSESSIVES)
    while before > 0 and a.pos(before) == "ADJ":
        before -= 1  # «[её] нынешний ректор»
    himself: list[int] = []
    if context.reader.clauses.case(index.head[role]) == "Ins" and person in context.entity:
        who = context.entity[person].id
        himself = [i for i, entity in context.entity.items() if entity.id == who]
    fits = partial(may_head, context, role)
    owner = owner_antecedent(a, index, before, himself, fits) if before >= 0 else None
    if owner is None or (kinds and not fits(owner) and is_authority(context, owner)):
        return None  # «комитет закрыл институт. [Его] ректор»
    return owner if leads or is_of_kind(context, owner, kinds) else None


def _related(context: Context, person: int, role: int, types: frozenset[EntityType]) -> int | None:
    """Return the mention that a relation gives as the workplace of a role."""
    found = [
        link
        for link in context.from_head(RelationType.WORKPLACE, role)
        if context.index.types[link.tail] in types
        and not _is_of_others(context, link.tail, person, role)
        and not _is_of_another_head(context, link.tail, role)
    ]
    return max(found, key=lambda link: (link.score, -link.tail)).tail if found else None


def _bracketed(context: Context, person: int, role: int) -> int | None:
    """Return what stands in brackets behind one of several: «учителя Рид ([школа № 1]) и Ким»."""
    a, index, kinds = context.annotation, context.index, kinds_of_role(context, role)
    begin = index.last[person]
    if not kinds or a.words[begin : begin + 1] != ["("]:
        return None
    near = range(begin + 1, min(begin + _OWN, len(a)))
    found = (index.at(token, ORGANIZATIONS) for token in near)
    body = next((i for i in found if i is not None), None)
    if body is None or before_its_bracket(a, index, body) != person:
        return None
    return body if is_of_kind(context, body, kinds) else None


def _is_of_another_head(context: Context, body: int, role: int) -> bool:
    """Tell the region told before whose head has another title: «[область] во главе с акимом»."""
    apart = context.sentence(body) != context.sentence(role)
    return apart and context.index.types[body] in AREAS and has_another_title(context, role)


def _comes_from(context: Context, person: int, role: int) -> int | None:
    """Return what a name or a role is from: «врач Лев Котов из [НИИ]», «эксперт из [НИИ] Котов»."""
    a, index = context.annotation, context.index
    for anchor in (person, role):
        out_of = index.last[anchor]
        if out_of >= len(a) or a.words[out_of] != "из":
            continue
        for token in range(out_of + 1, min(out_of + _OWN, len(a))):
            body = index.at(token, ORGANIZATIONS)
            top = context.outer_head(body) if body is not None else -1
            if body is not None and top in range(out_of, index.last[body]):
                return body if _says_whose(context, anchor, role, top) else None
    return None


def _says_whose(context: Context, anchor: int, role: int, origin: int) -> bool:
    """Tell whether «из НИИ» behind a name says of what it is, and not of what a verb takes out.

    The tree gives it to a verb before the name, too: «защищал адвокат Лев Рид из [коллегии]».
    """
    a, index = context.annotation, context.index
    above = a.heads[origin]
    if index.first[anchor] <= above < index.last[anchor] or above == index.head[role]:
        return True
    of_verb = 0 <= above < index.first[anchor] and a.pos(above) == "VERB"
    return of_verb and a.lemmas[above] not in noun_class("out_of", "moving")


def _at(context: Context, role: int) -> int | None:
    """Return where somebody is told to be something: «начинал мастером на [заводе «Луч»]»."""
    a, index, at = context.annotation, context.index, context.index.last[role]
    if at >= len(a) or a.words[at] not in _AT:
        return None
    if context.reader.clauses.case(index.head[role]) != "Ins":
        return None
    for token in range(at + 1, min(at + _OWN, len(a))):
        body = index.at(token, ORGANIZATIONS)
        if body is not None:
            top = context.outer_head(body)
            of = context.reader.clauses.preposition(top) == a.lemmas[at]
            return body if of and at < top < index.last[body] else None
    return None


def _worked_at(context: Context, person: int, role: int) -> int | None:
    """Return where the verb before tells one to work: «служил в [банке], год – аналитиком»."""
    a, first = context.annotation, context.index.first[role]
    if context.reader.clauses.case(context.index.head[role]) != "Ins":
        return None
    if inside(context, role, ORGANIZATIONS | AREAS) is not None:
        return None
    begin, _ = a.sentence_tokens(context.sentence(role))
    verbs = [t for t in range(begin, first) if a.feats(t).get("VerbForm") == "Fin"]
    told = [f for f in context.facts if verbs and f.verb == verbs[-1] and f.frame.rule == _WORKS]
    who = context.entity.get(person)
    if who is None or not any(context.entity.get(i) == who for f in told for i in f.holders):
        return None
    return next((b for f in told if (b := f.mention("organization")) is not None), None)


def _behind_comma(context: Context, role: int) -> int | None:
    """Return what stands with a role in brackets: «Лев Рид (нападающий, [«Луч»])»."""
    words_, first, last = (
        context.annotation.words,
        context.index.first[role],
        context.index.last[role],
    )
    if words_[first - 1 : first] != ["("] or words_[last : last + 1] != [","]:
        return None
    body = context.index.at(last + 1 + (words_[last + 1 : last + 2] == ["«"]), ORGANIZATIONS)
    return body if body is not None and context.index.first[body] <= last + 2 else None


def _left(context: Context, person: int, role: int) -> int | None:
    """Return whom the holder of a role leaves: «главный инженер Рябов уволился из «Зари»»."""
    given = any(fact.gives_post for fact in context.told.of_role(role))
    if given or context.sentence(person) != context.sentence(role):
        return None  # «директором стал Рид, перешедший из [«Луча»]»
    told = (fact.mention("organization") for fact in context.told.ending(person))
    left = (body for body in told if body is not None and not _is_some_team(context, body))
    return next((body for body in left if not sits_beside_work(context, body, role)), None)


def _is_some_team(context: Context, body: int) -> bool:
    """Tell a «команда» of which the text says nothing more, «команда [фестиваля]», from «Луч»."""
    known = context.entity.get(body)
    named = known is not None and " " in known.name and not known.name.islower()
    return not named and context.annotation.lemmas[context.index.head[body]] in noun_class("team")


def _only_workplace(context: Context, person: int, role: int) -> int | None:
    """Return the one workplace of a person whose only role in the sentence is this one.

    It must not be another role's («партнёр бюро «Право и дело» Дорошина и директор Крутов») nor
    the object of a verb («вошёл в оргкомитет») nor of a participle («назначен Лукин, ранее
    работавший в Минфине»); what he heads, «чемпион возглавил федерацию», is told by the verb.
    """
    here, before = context.sentence(role), context.index.first[role] - 1
    while before > 0 and context.annotation.pos(before) == "ADJ":
        before -= 1
    if before >= 0 and context.annotation.words[before].lower() in _WHOSE:
        return None  # «его бывший [адвокат]»
    roles = [x.tail for x in context.from_head(RelationType.WORKS_AS, person)]
    if any(other != role and context.sentence(other) == here for other in roles):
        return None
    found = [
        link.tail
        for link in context.from_head(RelationType.WORKPLACE, person)
        if context.sentence(link.tail) == here
        and not _is_of_others(context, link.tail, person, role)
        and not _is_led(context, link.tail)
        and not any(rule(context, link.tail, role) for rule in _NO_WORKPLACE)
    ]
    entities = {context.entity[i].id for i in found if i in context.entity}
    return found[0] if len(entities) == 1 else None


def _is_of_others(context: Context, body: int, person: int, role: int) -> bool:
    """Tell a body that relations give to a person or his role and the words around to others."""
    if not context.may_employ(body, person) or is_before_bracket(context, body, person, role):
        return True
    return is_about(context, body) or any(rule(context, body, role) for rule in _OF_OTHERS)


def is_added(context: Context, body: int, role: int) -> bool:
    """Tell whether a participle tells of an organization or of the role, and not of both.

    «Рид, занимавший пост директора, теперь преподаёт в [вузе]».
    """
    verbs = _verb_above(context, body), _verb_above(context, role)
    added = (v >= 0 and context.annotation.deprel(v).startswith("acl") for v in verbs)
    return any(added) and verbs[0] != verbs[1]


def is_before_bracket(context: Context, body: int, person: int, role: int) -> bool:
    """Tell where who is on a board works: «Рид – начальник [управления] (председатель)»."""
    index, first = context.index, context.index.first[role]
    seat = context.annotation.lemmas[index.head[role]] in noun_class("seat_on_board")
    bracketed = context.annotation.words[max(0, first - 1) : first] == ["("]
    bracketed = bracketed and index.last[person] <= index.first[body]
    sat_on = noun_class("chaired", "sat_on")
    return bracketed and seat and index.last[body] < first and not is_of_kind(context, body, sat_on)


def is_of_given(context: Context, body: int, role: int) -> bool:
    """Tell where the post is that somebody gets: «избрали главой [комитета] [депутата] Рида»."""
    index = context.index
    if index.last[body] != index.first[role]:
        return False
    above = context.annotation.heads[index.head[body]]
    given = (fact.mention("role") for fact in context.facts if fact.frame.kind == "post")
    return any(i is not None and i != role and index.head[i] == above for i in given)


def _is_said_of(context: Context, body: int, role: int) -> bool:
    """Tell what a clause with «что» is about: «политолог отметил, что [дума] выросла»."""
    verb = _verb_above(context, body)
    if verb < 0 or verb == _verb_above(context, role) or context.index.types[body] in AREAS:
        return False
    below = context.annotation.children[verb]
    return any(context.annotation.lemmas[t] in _THAT for t in below if t < verb)


def _is_led(context: Context, body: int) -> bool:
    """Tell what a verb says that somebody heads: «возглавит [Зарю]», «возглавит фонд – [Зарю]»."""
    top = context.outer_head(body)
    led = (fact.slots.get("organization") for fact in context.facts if fact.frame.role)
    targets = {bound.target for bound in led if bound is not None}
    return not targets.isdisjoint((top, context.annotation.heads[top]))


def _verb_above(context: Context, mention: int) -> int:
    """Return the verb of a mention's clause, -1 where there is none."""
    a = context.annotation
    token = a.heads[context.index.head[mention]]
    while token >= 0 and a.pos(token) != "VERB":
        token = a.heads[token]
    return token


def _here(context: Context, role: int) -> int | None:
    """Return whose head a bare one is: «в [Тульском районе], по словам главы Рида, сухо»."""
    a, index = context.annotation, context.index
    behind = (index.at(token, PERSONS) for token in range(index.head[role] + 1, index.last[role]))
    if a.lemmas[index.head[role]] not in _HEADS or any(person is None for person in behind):
        return None
    begin, _ = a.sentence_tokens(a.sentence_of(index.head[role]))
    before = {i for t in range(begin, index.first[role]) for i in index.covering(t)}
    places = [i for i in before if index.types[i] in AREAS]
    if len(places) != 1 or any(index.types[i] is EntityType.ORGANIZATION for i in before):
        return None
    there = context.reader.clauses.preposition(index.head[places[0]]) in _AT
    return places[0] if there else None


def _is_inner(context: Context, body: int, role: int) -> bool:
    """Tell the town of a noun within a role: «[интендант [берлинской] оперы] Рид».

    A country may be his by it: «лидер [кубинской] революции».
    """
    land = context.index.types[body] is EntityType.COUNTRY
    return not land and context.index.holds(role, body) and describes_another(context, body, role)


_OF_OTHERS = (is_of_given, _is_said_of, only_hears, is_foreign, is_of_work, _is_inner)
_NO_WORKPLACE = (is_added, is_lesser, sits_beside_work)
"""What tells that somebody does not hold his role at a body that he has to do with."""
