"""Where a role is held of which nothing beside it tells, as a reader of the article takes it."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import ORGANIZATIONS, ROLES
from newsnlp.kinds import RelationType
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.events.named_beside import is_in_byline
from newsnlp.records.events.outlets import only_hears
from newsnlp.records.posts.employers import (
    Employer,
    named,
    own_employer,
    where_are,
)
from newsnlp.records.posts.same_role import is_over, taken_over
from newsnlp.records.posts.speakers import is_said_of_oneself
from newsnlp.records.posts.workplaces import is_added, is_of_given
from newsnlp.records.role_kinds import (
    boss_of_deputy,
    governed,
    is_elsewhere,
    is_foreign,
    is_lesser,
    is_on_his_own,
    is_tried_there,
    is_voted_in,
    kinds_of_role,
    nouns_of,
    stood_in_for,
)

_DASHED = [[dash] for dash in DASHES]
_MARKED = [*_DASHED, [":"]]
_POSTS = 3
"""How many of a person's posts back the body of the last one is looked for."""


def is_open(context: Context, person: int, role: int) -> bool:
    """Tell whether nothing beside a role or its holder says where it is held."""
    told = own_employer(context, person, role) or where_are(
        context, taken_over(context, role), role
    )
    return told is None


def beside_posts(context: Context, person: int, role: int) -> tuple[str | None, str | None]:
    """Return the ids of the bodies of a person's posts told before a role and right behind it."""
    index = context.index
    held = context.posts_of(context.entity.get(person))
    posts = sorted({x.tail for x in held if x.tail != role}, key=index.first.__getitem__)
    before = [i for i in posts if index.last[i] <= index.first[role]][: -_POSTS - 1 : -1]
    behind = [i for i in posts if index.first[i] >= index.last[role]][:1]
    ids = [
        next(
            (
                own.entity.id
                for i in some
                if (own := own_employer(context, person, i)) and own.entity
            ),
            None,
        )
        for some in (before, behind)
    ]
    return ids[0], ids[1]


def implied(context: Context, person: int, role: int) -> Employer | None:
    """Return where a reader of the whole article takes a role to be held, or None.

    Nowhere is taken for the home of «мэр», and of what a role is of itself: «министр культуры».
    """
    if context.posts is None or is_of_place_or_thing(context, role) or is_of_a_side(context, role):
        return None
    if is_on_his_own(context, role) or is_said_of_oneself(context, role):
        return None
    if _is_of_an_event(context, role):
        return None
    if is_in_byline(context.reader.clauses, context.index, person):
        return None
    found = context.posts.employer(person, role, *beside_posts(context, person, role))
    unlike = (
        is_foreign,
        is_elsewhere,
        is_lesser,
        is_tried_there,
        is_voted_in,
        only_hears,
        _is_of_honour,
        _serves_a_state,
    )
    if found is None or any(is_unlike(context, found, role) for is_unlike in unlike):
        return None
    deputy = _is_his_deputy(context, role) or _is_told_of(context, found, role)
    if deputy and not noun_class("power").isdisjoint(nouns_of(context, found)):
        return None  # «[Суд] осудил ректора Рида. Его [заместитель] Ким оправдан»
    here = context.sentence(found) == context.sentence(role)
    apart = is_added(context, found, role) or is_of_given(context, found, role)
    apart = apart or _is_headed(context, found)
    apart = apart or _is_of_another_post(context, found, person, role)
    apart = apart or _is_left(context, found, person)
    if here and apart:
        return None  # «[заместителем главы] стал Рид, ранее возглавлявший [отдел кадров]»
    return named(context, found, None)


def _is_of_an_event(context: Context, role: int) -> bool:
    """Tell what a label says of whom it names, which is no post: «[Ведущие]: Рид и Ким»."""
    a, index = context.annotation, context.index
    first, last = index.first[role], index.last[role]
    opens = first == 0 or a.opens_line(first) or a.sentence_tokens(a.sentence_of(first))[0] == first
    label = opens and a.words[last : last + 1] in _MARKED
    taking_part = a.lemmas[index.head[role]] in noun_class("partaker")
    return label and taking_part and not kinds_of_role(context, role)


def _is_of_honour(context: Context, body: int, role: int) -> bool:
    """Tell where one is honoured: «ректор, академик [РАН]», «декан, член [союза] поэтов».

    Nor is a degree of any body, «доктор наук, президент [ассоциации]», but that of who teaches.
    """
    a, index = context.annotation, context.index
    if is_degree(a, index.head[role]):
        return a.lemmas[index.head[role]] not in noun_class("academic")
    around = (i for i in index.covering(index.head[body]) if index.types[i] in ROLES)
    heads = [index.head[i] for i in around if i != role]
    member = noun_class("member")
    return any(is_degree(a, head) or a.lemmas[head] in member for head in heads)


def _serves_a_state(context: Context, body: int, role: int) -> bool:
    """Tell whose man is at no company: «директор «Луча» назначен [советником министра]».

    But «[президент] «Луча» Рид и [помощник президента] Ким» are.
    """
    a, index = context.annotation, context.index
    head, last = index.head[role], index.last[role]
    rulers = noun_class("minister", "of_cabinet", "head_of_state", "of_region")
    boss = [a.lemmas[t] for t in governed(context, head + 1, last) if a.lemmas[t] in rulers]
    if boss == [] or not noun_class("power", "authority").isdisjoint(nouns_of(context, body)):
        return False
    who = context.entity.get(body)
    held = (i for i in index.of(ROLES) if a.lemmas[index.head[i]] == boss[0] and i != role)
    inner = (context.entity.get(j) for i in held for j in index.inside(i, ORGANIZATIONS))
    return all(one is not who for one in inner)


def is_of_a_side(context: Context, role: int) -> bool:
    """Tell a player of a team that the article names elsewhere: «вратарь [гостей]»."""
    a, index = context.annotation, context.index
    behind = range(index.head[role] + 1, min(index.last[role] + 1, len(a)))
    return any(a.lemmas[t] in noun_class("side") for t in behind)


def _is_headed(context: Context, body: int) -> bool:
    """Tell what somebody heads besides: «[комиссию] возглавил, [отделом] заведовал зам Рид»."""
    return any(
        fact.frame.role in words("leader_roles.txt") and fact.mention("organization") == body
        for fact in context.facts
    )


def _is_of_another_post(context: Context, body: int, person: int, role: int) -> bool:
    """Tell where one was who gets a post: «а директором — [вице-президента] [«Зари»] Рида».

    Or what a deputy joins, whose boss is elsewhere: «в [штаб] вошли мэр и его зам Рид».
    """
    a, index = context.annotation, context.index
    head, dash = index.head[role], index.last[role]
    if context.reader.clauses.case(head) == "Ins" and a.words[dash : dash + 1] in _DASHED:
        return index.first[body] > dash
    joins = (link.tail for link in context.from_head(RelationType.MEMBER_OF, person))
    return _is_his_deputy(context, role) and body in joins


def _is_his_deputy(context: Context, role: int) -> bool:
    a, index = context.annotation, context.index
    his = a.lowered[index.first[role] - 1] in POSSESSIVES
    return his and a.lemmas[index.head[role]] in noun_class("deputy")


def _is_told_of(context: Context, body: int, role: int) -> bool:
    """Tell a deputy of whom a body says something: «[суд] велел уволить [заместителя] Рида»."""
    a, heads = context.annotation, context.index.head
    bare = context.index.length(role) == 1 and a.lemmas[heads[role]] in noun_class("deputy")
    here = context.sentence(body) == context.sentence(role)
    return bare and here and a.deprel(heads[body]).startswith("nsubj")


def _is_left(context: Context, body: int, person: int) -> bool:
    """Tell where one was before: «[бывший директор «[Луча]»] Рид занял пост директора»."""
    index = context.index
    roles = (i for i in index.covering(index.head[body]) if index.types[i] in ROLES)
    his = {link.tail for link in context.posts_of(context.entity.get(person))}
    return any(i in his and is_over(context, i) for i in roles)


def is_of_place_or_thing(context: Context, role: int) -> bool:
    """Tell «мэр», «министр [культуры]» from «начальник [цеха]», which is a post at a plant."""
    a, case = context.annotation, context.reader.clauses.case
    noun = max(boss_of_deputy(context, role), stood_in_for(context, role))
    behind = governed(context, noun + 1, context.index.last[role])
    things = (t for t in behind if a.pos(t) == "NOUN" and a.lemmas[t] not in words("subunits.txt"))
    of_place = a.lemmas[context.index.head[role]] in noun_class("of_place")
    return of_place or any(case(token) == "Gen" for token in things)
