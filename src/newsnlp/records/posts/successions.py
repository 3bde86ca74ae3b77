"""Who takes whose post: «Директор завода Рябинин ушёл. Его место занял Сомов».

The successor has the post anew and the predecessor no longer, where the text leaves no choice
which post is meant: the verb names it («сменил на посту директора»), or one of the two holds just
one post with an employer in the same sentence or the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import PERSONS
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.links import Link, is_beside
from newsnlp.records.posts.employers import employer
from newsnlp.records.posts.implied import implied, is_of_place_or_thing
from newsnlp.records.posts.led_posts import NEAR, Post, leads, post_of
from newsnlp.records.posts.roles import role_phrase
from newsnlp.records.posts.status import is_status_word, role_status
from newsnlp.types import Entity, EntityType, RelationType, Status

KIND = "succession"
_INSTEAD, _SHORT = "вместо", 4
_POINTING = frozenset({"ADP", "DET", "PRON"})
_CHIEF, _THIS = "главный", "этот"
_EARLIER = frozenset({"прежний", "предыдущий"})  # «на прежней должности»


def changed_hands(context: Context, fact: Fact) -> Post | None:
    """Return the post that a fact of succession is about, or None when the text leaves a choice."""
    named = fact.mention("role")
    if named is not None:
        return _post(context, fact.holders[0] if fact.holders else named, named)
    if fact.frame.role:  # «[возглавил сборную] вместо Рида»
        return post_of(context, fact) if fact.mention("organization") is not None else None
    main = _main_verb(context, fact)
    if main is not None:
        return post_of(context, main) if main.mention("organization") is not None else None
    pointed = _points(context, fact)
    posts = list(_candidates(context, fact, pointed=pointed))
    led = _led(context, fact)  # «мэром станет Рид, возглавлявший [музей]. На его место …»
    first = context.index.first
    # «учёный Рид возглавил [НИИ]; на этом посту его сменил Котов»
    behind = pointed and led is not None and all(first[p.role] < first[led.role] for p in posts)
    taken = all(_is_taken(context, fact, post.role) or not post.where.name for post in posts)
    if not posts or (led is not None and (behind or taken)):
        return led
    if not all(post.is_same(posts[0]) for post in posts):
        return None
    role = posts[0].role  # «комиссаром назначен Рид. Он сменил Котова»: whatever one gets
    sure = pointed or _has_one_holder(context, role) or _gaining(context, role)
    return posts[0] if sure else None


def _led(context: Context, fact: Fact) -> Post | None:
    """Return what a verb says that one of the two heads.

    A participle tells it of the predecessor, «сменила Рида, возглавлявшего [музей]», a verb
    before of the successor, «[Музей] возглавила Рид. Она сменила Котова», or of the predecessor:
    «[Музеем] руководил Котов. Его сменила Рид».
    """
    before = fact.mention("predecessor")
    if before is None:
        return None
    leading = [f for f in context.facts if leads(f)]
    for other in leading:
        participle = context.annotation.feats(other.verb).get("VerbForm") == "Part"
        if participle and before in other.holders and not _is_earlier(context, other):
            return post_of(context, other)
    who = _person(context, before)
    told = [f for f in leading if f.status == "new" and _is_just_before(context, f, fact)]
    post = fact.slots.get("role")
    here = () if post is None else context.reader.clauses.children[post.argument.token]
    this = any(context.annotation.lemmas[child] == _THIS for child in here)
    # «Возглавил НИИ. [На этом посту] его сменил Рид», not «Возглавил НИИ. В школе его сменил …»
    had = ("state", "new") if this else ("state",)
    told += [f for f in leading if f.frame.status in had and _was_his(context, f, who, fact)]
    return post_of(context, told[0]) if len(told) == 1 else None


def _was_his(context: Context, other: Fact, who: Entity | None, fact: Fact) -> bool:
    """Tell whether a verb tells just before another what somebody headed."""
    here, there = map(context.annotation.sentence_of, (fact.verb, other.verb))
    own = who is not None and any(_person(context, holder) is who for holder in other.holders)
    over = other.past or fact.is_announced  # «[руководит] Рид. С мая его сменит Ким»
    return own and over and other.verb < fact.verb and here - there < NEAR


def coached_before(context: Context, fact: Fact, body: int) -> Post | None:
    """Return whose team somebody takes: «тренер «Луча» Рид ушёл. [Команду] принял Ким»."""
    a, index, here = context.annotation, context.index, context.annotation.sentence_of(fact.verb)
    if index.length(body) > 1 or a.lemmas[index.head[body]] not in noun_class("played_in"):
        return None
    told = [
        _post(context, link.head, link.tail)
        for link in context.links.get(RelationType.WORKS_AS, ())
        if here - NEAR < context.sentence(link.tail) <= here
        and index.first[link.tail] < fact.verb
        and a.lemmas[index.head[link.tail]] in noun_class("coach")
        and context.actor(link.head) not in map(context.actor, fact.holders)
    ]
    found = {post.where.name: post for post in told if post.where.name}
    return next(iter(found.values())) if len(found) == 1 else None


def takers(context: Context, fact: Fact, role: int | None) -> tuple[int, ...]:
    """Return who acts for the holder of a role: nobody acts for himself.

    «Министр Рид в отпуске, его обязанности исполняет [первый заместитель Котова]»: the parser takes
    Рид for who does it.
    """
    holder = None if role is None else context.actor(role)
    if holder is None or any(context.actor(i) != holder for i in fact.holders):
        return fact.holders
    a, index, case = context.annotation, context.index, context.reader.clauses.case
    _, end = a.sentence_tokens(a.sentence_of(fact.verb))
    behind = (index.at(token, PERSONS) for token in range(fact.verb + 1, end))
    named = (i for i in behind if i is not None and case(index.first[i]) == "Nom")
    return next(((i,) for i in named if context.actor(i) != holder), ())


def _is_just_before(context: Context, other: Fact, fact: Fact) -> bool:
    """Tell whether a verb tells of the successor in the same or the last sentence."""
    here, there = map(context.annotation.sentence_of, (fact.verb, other.verb))
    taking = {id(_person(context, holder)) for holder in fact.holders}
    held = {id(_person(context, holder)) for holder in other.holders}
    return other.verb < fact.verb and here - there < NEAR and taking == held


def _is_earlier(context: Context, fact: Fact) -> bool:
    """Tell «[ранее] возглавлявшего музей»: it is not what he leaves now."""
    below = context.reader.clauses.children[fact.verb]
    return any(is_status_word(context.annotation.lemmas[token]) for token in below)


def _main_verb(context: Context, fact: Fact) -> Fact | None:
    """Return the verb that tells of the post: «[возглавила] совет, сменив [главу вуза] Рида»."""
    a, above = context.annotation, context.reader.clauses.head[fact.verb]
    if a.feats(fact.verb).get("VerbForm") != "Conv":
        return None
    return next((one for one in context.facts if one.verb == above and one.frame.role), None)


def parties(context: Context, fact: Fact) -> Iterator[tuple[int, Entity, Status]]:
    """Yield the mention, entity and status of the successor and of the predecessor."""
    taking = [(holder, _person(context, holder)) for holder in fact.holders]
    before = fact.mention("predecessor")
    former = _person(context, before) if before is not None else None
    if any(entity is former for _, entity in taking):
        if before is None or context.mentions[before].type is EntityType.PERSON:
            return
        former = None  # «место [директора] занял Сомов»: the director is he
    for holder, entity in taking:
        if entity is not None:
            yield holder, entity, Status.NEW
    told = fact.frame.role is not None and before is not None and _has_own(context, before)
    if before is not None and former is not None and not told:
        # «его сменит Котова»: he still has it, unless he is told to have left
        over = fact.modality is None or _has_left(context, former) or _is_gone(context, before)
        yield before, former, Status.FORMER if over else Status.CURRENT


def _has_left(context: Context, person: Entity) -> bool:
    """Tell who left a post: «[Рид] ушёл в отставку. Его преемником станет Котов»."""
    left = (fact for fact in context.told.endings if fact.frame.kind == "post" and fact.is_told)
    return any(context.actor(holder) is person for fact in left for holder in fact.holders)


def _has_own(context: Context, person: int) -> bool:
    """Tell whose post stands beside his name: «команду вместо [тренера Рида] возглавил Ким»."""
    last, first = context.index.last, context.index.first[person]
    held = context.from_head(RelationType.WORKS_AS, person)
    return any(last[link.tail] == first for link in held)


def _is_gone(context: Context, person: int) -> bool:
    """Tell «вместо ушедшего [Рида] возглавит Ким» from «вместо [Рида]»."""
    a, first = context.annotation, context.index.first[person]
    before = next((t for t in range(first - 1, max(-1, first - _SHORT), -1) if _is_over(a, t)), -1)
    return before >= 0 and a.lowered[before - 1] == _INSTEAD


def _is_over(a: Annotation, token: int) -> bool:
    feats = a.feats(token)
    return feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past"


def status_in(context: Context, fact: Fact, person: int) -> Status:
    """Return how a person of a fact of succession stands to its post."""
    who = context.entity.get(person)
    told = [status for _, entity, status in parties(context, fact) if entity is who]
    return told[0] if len(told) == 1 else Status.CURRENT


def _candidates(context: Context, fact: Fact, *, pointed: bool) -> Iterator[Post]:
    """Yield the posts that the sentence of a fact or the one before gives to either of the two."""
    before = fact.mention("predecessor")
    if before is not None and context.mentions[before].type is EntityType.PROFESSION:
        yield from _held_somewhere(context, before, before)
        return
    here = context.annotation.sentence_of(fact.verb)
    # «назначена Рид. Указ подписал глава. Она сменила на этом посту Котова»
    for sentence in (here, here - 1, here - 2):
        found = list(_held(context, fact, sentence, pointed=pointed))
        # «сменил на этом посту Рида, который избран [депутатом]»: he left another post for that
        found = [post for post in found if not _is_gone_for(context, fact, post.role, pointed)]
        # «назначен ректором [экс-декан]: его сменила Котова» – as a dean
        yield from [post for post in found if not _is_taken(context, fact, post.role)] or found
        if found:
            return


def posts_of(context: Context, person: Entity, sentence: int) -> list[Post]:
    """Return the posts of one holder that a sentence gives to a person.

    Each has an employer or is new: «Пост [директора] занял Рид. Его предшественник – Котов». What
    is new goes before the rest: «[Директором] стала Рид, до этого врач больницы».
    """
    gained: list[Post] = []
    others: list[Post] = []
    for link in context.posts_of(person):
        if context.sentence(link.tail) != sentence:
            continue
        new = bool(_gaining(context, link.tail))
        # a deputy's, too, where he gets it: «[заместителем] стал Рид. Его предшественник – Котов»
        if _has_one_holder(context, link.tail) or (new and _is_deputy(context, link.tail)):
            found = _held_somewhere(context, link.head, link.tail, employed=not new)
            (gained if new else others).extend(found)
    return gained or others


def _held(context: Context, fact: Fact, sentence: int, *, pointed: bool) -> Iterator[Post]:
    known = {entity.id: status for _, entity, status in parties(context, fact)}
    for link in context.links.get(RelationType.WORKS_AS, ()):
        holder = context.entity.get(link.head)
        if holder is None or holder.id not in known or context.sentence(link.tail) != sentence:
            continue
        noun = context.index.head[link.tail]
        kept = context.annotation.lemmas[noun] in noun_class("founder", "dignity")
        if kept or is_degree(context.annotation, noun):
            continue  # «сменила [Рида], одного из основателей», «академика»: it is his for good
        gained = _gaining(context, link.tail)
        if _is_aside(context, fact, gained):
            yield _post(context, link.head, link.tail)
        elif (
            known[holder.id] is not Status.NEW
            or pointed
            or gained
            or _describes(context, fact, link)
        ):
            # «[директора] [Рида] сменит Котова», wherever he is director
            beside = is_beside(context.index, link)
            own = not pointed and beside and _has_one_holder(context, link.tail)
            # «министром [финансов]» tells by itself where that is
            had = pointed or known[holder.id] is not Status.NEW
            own |= had and is_of_place_or_thing(context, link.tail)
            # «[министром] стал Рид. Он сменил на этом посту Ким», «[директором] … Он сменит Ким»
            own |= bool(gained) and (pointed or _has_one_holder(context, link.tail))
            yield from _held_somewhere(context, link.head, link.tail, employed=not own)


def _describes(context: Context, fact: Fact, link: Link) -> bool:
    """Tell «[директор] [Рид], сменивший Котова»: his post is the one that the other had."""
    a, name = context.annotation, context.index.last[link.head]
    participle = a.feats(fact.verb).get("VerbForm") == "Part" and a.words[name : name + 1] == [","]
    between = a.words[name + 1 : fact.verb]
    beside = is_beside(context.index, link)
    return beside and participle and name < fact.verb and "," not in between


def _is_aside(context: Context, fact: Fact, gained: Sequence[Fact]) -> bool:
    """Tell «[стала ректором], сменив Рида»: the post needs no employer to be his."""
    converb = context.annotation.feats(fact.verb).get("VerbForm") == "Conv"
    return converb and any(context.reader.clauses.head[fact.verb] == one.verb for one in gained)


def _held_somewhere(
    context: Context, person: int, role: int, *, employed: bool = True
) -> Iterator[Post]:
    """Yield the post of a role that has an employer, if asked, and is not part of a longer role."""
    index = context.index
    inner = any(
        index.types[i] is EntityType.PROFESSION and index.length(i) > index.length(role)
        for i in index.covering(index.head[role])
    )
    post = None if inner else _post(context, person, role)
    if post and (post.where.name or not employed):
        yield post


def _has_one_holder(context: Context, role: int) -> bool:
    """Tell the post of a director, which one person holds, from a member's."""
    lemmas, noun = context.annotation.lemmas, context.index.head[role]
    if lemmas[noun] in noun_class("chief"):
        return lemmas[noun - 1 : noun] == [_CHIEF]
    return lemmas[noun].rpartition("-")[2] in words("leader_roles.txt")


def _is_deputy(context: Context, role: int) -> bool:
    return context.annotation.lemmas[context.index.head[role]] in words("deputy_roles.txt")


def _post(context: Context, person: int, role: int) -> Post:
    index = context.index
    where = employer(context, person, role)
    if where.name is None:
        where = implied(context, person, role) or where
    own = role_status(context.reader.clauses, index.first[role], index.last[role], index.head[role])
    name = role_phrase(context, role, where.cut)
    return Post(role, name, where, own)


def _points(context: Context, fact: Fact) -> bool:
    """Tell whether the verb speaks of a post told before: «сменил [на этом посту]»."""
    bound = fact.slots.get("role")
    if bound is None or bound.mention is not None:
        return False
    a, before = context.annotation, fact.slots["predecessor"]
    below = context.reader.clauses.children[bound.argument.token]
    return all(
        before.mention in context.index.covering(child)  # «на посту [Льва] Рида, который …»
        or a.pos(child) in _POINTING
        or a.lemmas[child] in _EARLIER
        for child in below
    )


def _is_taken(context: Context, fact: Fact, role: int) -> bool:
    """Tell whether a role is what the predecessor gets, and so not what is left."""
    before = fact.mention("predecessor")
    former = _person(context, before) if before is not None else None
    held = any(context.entity.get(link.head) is former for link in context.posts_at(role))
    return former is not None and held and bool(_gaining(context, role))


def _is_gone_for(context: Context, fact: Fact, role: int, pointed: bool) -> bool:
    """Tell what the predecessor gets by a clause of its own or instead of a post told before."""
    behind = context.index.first[role] > fact.verb
    return (pointed or behind) and _is_taken(context, fact, role)


def _gaining(context: Context, role: int) -> list[Fact]:
    """Return the facts that give a role anew: «назначен директором»."""
    return [
        fact
        for fact in context.facts
        if fact.mention("role") == role and fact.status == "new" and fact.is_told
    ]


def _person(context: Context, mention: int) -> Entity | None:
    entity = context.actor(mention)
    return entity if entity is not None and entity.type is EntityType.PERSON else None
