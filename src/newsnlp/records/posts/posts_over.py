"""Verbs that begin or end a post that stands beside a name: «директор Рудаков ушёл в отставку»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.finite import is_whole_participle
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE, ROLES
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.open_ends import is_since
from newsnlp.records.posts.post_status import is_rank
from newsnlp.records.role_kinds import sits_beside_work
from newsnlp.records.told import MOVES
from newsnlp.types import Entity, EntityType, Status

_SIGNED, _TOGETHER = "signed_for", "вместе"
_CHIEF = "главный"
_WITH = frozenset({"с", "со"})
_LATER = 3
"""How many sentences later somebody may be told to leave the post."""


def ending(context: Context, person: int, role: int, body: Entity | None) -> list[Fact]:
    """Return the facts that take the post away that stands beside the name.

    «Директор завода Рудаков ушёл в отставку», «уволил начальника отдела Синицына», but not
    «директор завода Рудаков ушёл из партии» or «писатель Рудаков покинул жюри». A later sentence
    may tell it of the name alone.
    """
    if context.annotation.lemmas[context.index.head[role]] in noun_class("founder"):
        return []  # «партию покинул её [основатель]», who stays it
    beside = _ended_together(context, role)
    if beside:
        return beside
    apposed = _is_apposed(context, person, role)
    if context.sentence(person) != context.sentence(role) or (role > person and not apposed):
        return []
    told = (fact for fact in context.told.ending(person) if _is_of(context, fact, body))
    if is_beside_another(context, person, role):
        return []
    if apposed:
        return [fact for fact in told if fact.mention("organization") is None]
    here = [fact for fact in told if not _leaves_board(context, fact, role)]
    if any(fact.gives_post for fact in context.told.of_role(role)):
        # «директором стал Рид, [перешедший] из «Луча»» tells of another post
        here = [fact for fact in here if not is_whole_participle(context.annotation, fact.verb)]
    here += [f for f in context.told.moving(person) if _moves_on(context, f, role, body)]
    return here or list(_left_later(context, person, role))


def _ended_together(context: Context, role: int) -> list[Fact]:
    """Return the facts by which one leaves with another: «ушёл вместе с [заместителем] Ридом»."""
    a, clauses, head = context.annotation, context.reader.clauses, context.index.head[role]
    above = a.heads[head]
    if above < 0 or clauses.preposition(head) not in _WITH or _TOGETHER not in a.by_form.words:
        return []
    verb = a.heads[above] if a.lowered[above] == _TOGETHER else above
    together = any(a.lowered[t] == _TOGETHER for t in range(*sorted((verb, above, head))[::2]))
    return [fact for fact in context.told.endings if together and fact.verb == verb]


def _moves_on(context: Context, fact: Fact, role: int, body: Entity | None) -> bool:
    """Tell «[защитник] «Луча» Рид перешёл в «Зенит»», where a player of a national team goes on.

    The club without a name with which somebody signs is his own: «подписал контракт с клубом».
    So does «[министр] Рид переведён на должность советника».
    """
    if not MOVES[fact.frame.rule]:
        return fact.mention("role") is not None and not is_rank(context, role)
    to, lemmas = fact.mention("organization"), context.annotation.lemmas
    if body is None or body.type is not EntityType.ORGANIZATION or to is None:
        return False
    place = context.index.head[role]
    rule = fact.frame.rule
    hired = lemmas[place] in noun_class(MOVES[rule])
    goes_on = not noun_class("squad").isdisjoint(lemmas[place : context.index.last[role]])
    goes_on |= rule == _SIGNED and context.mentions[to].text.islower()
    return hired and not goes_on and context.entity.get(to) not in (None, body)


def _is_apposed(context: Context, person: int, role: int) -> bool:
    """Tell «Рид, [врач] больницы, вышел на пенсию»."""
    a, index = context.annotation, context.index
    comma = index.last[person]
    return index.first[role] == comma + 1 and a.words[comma] == ","


def is_beside_another(context: Context, person: int, role: int) -> bool:
    """Tell what one is besides the post that he loses: «уволили министра Рида, [лидера] партии».

    So is what stands second: «уволили министра, [члена] совета Рида».
    """
    index, first = context.index, context.index.first[person]
    before = _role_up_to(context, first)
    if before is None:
        return False
    if index.head[before] == index.head[role]:
        before = _listed_before(context, role)
    elif not _is_apposed(context, person, role):
        return False
    posts = words("leader_roles.txt") | words("deputy_roles.txt")
    led = before is not None and context.annotation.lemmas[index.head[before]] in posts
    return led and context.told.ending(person) != []


def _listed_before(context: Context, role: int) -> int | None:
    """Return the role in the same case right before a comma and another: «[министра], члена»."""
    comma = context.index.first[role] - 1
    listed = comma > 0 and context.annotation.words[comma] == ","
    before = _role_up_to(context, comma) if listed else None
    if before is None:
        return None
    cases = {context.reader.clauses.case(context.index.head[i]) for i in (before, role)}
    return before if len(cases - LOOK_ALIKE) + (not cases.isdisjoint(LOOK_ALIKE)) == 1 else None


def _role_up_to(context: Context, end: int) -> int | None:
    """Return the longest role that ends at a token, with or without its closing quote."""
    a, index = context.annotation, context.index
    if end and a.words[end - 1] in CLOSING:
        end -= 1
    around = [i for i in index.covering(end - 1) if index.types[i] in ROLES] if end else []
    return max((i for i in around if index.last[i] >= end), key=index.length, default=None)


def is_back(context: Context, person: int, role: int) -> bool:
    """Tell who has a post again that was taken: «в должности [директора] восстановлен [Рид]».

    So does «на пост [директора] вернулась [Котова]. Её уволили в марте»; «восстановленный в
    должности [Рид] снова уволен» does not.
    """
    a, clauses, head = context.annotation, context.reader.clauses, context.index.head[role]
    if noun_class("reinstating").isdisjoint(a.by_lemma.words):
        return False
    if context.sentence(person) != context.sentence(role):
        return False
    post = a.heads[head]
    posts = noun_class("post", "leading")
    held = post >= 0 and a.lemmas[post] in posts
    name = a.top(context.index.head[person], APPOSED)
    for verb in {a.heads[post] if held else -1, a.heads[name]} - {-1}:
        feats = a.feats(verb)
        told = feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"
        into = any(a.lemmas[child] in posts for child in a.children[verb])
        if told and into and a.lemmas[verb] in noun_class("reinstating"):
            return clauses.modality(verb) is None
    return False


def beginning(context: Context, person: int, role: int) -> list[Fact]:
    """Return the facts that begin the post beside the name: «мэр Рудаков вступил в должность».

    What a clause adds in passing is long ago: «директор Мюллер, который вступил в должность …».
    """
    if context.sentence(person) != context.sentence(role) or role > person:
        return []
    begun = context.told.beginning(person)
    return [f for f in begun if context.annotation.deprel(f.verb) != "acl:relcl"]


def led_since(context: Context, person: int, role: int) -> list[Fact]:
    """Return the facts that tell since when a head is one: «директор, которая руководит с мая»."""
    who = context.entity.get(person)
    return [
        fact
        for fact in context.told.led
        if any(context.actor(holder) is who for holder in fact.holders)
        and (body := fact.mention("organization")) is not None
        and heads_again(context, fact, body, role)
    ]


def goes_on(context: Context, fact: Fact, person: Entity, body: int) -> bool:
    """Tell what only goes on with a post of somebody that is told before."""
    sentences, here = context.sentences, context.annotation.sentence_of(fact.verb)
    near = [x.tail for x in context.posts_of(person) if here - 2 < sentences[x.tail] <= here]
    return any(heads_again(context, fact, body, role) for role in near)


def heads_again(context: Context, fact: Fact, body: int, role: int) -> bool:
    """Tell a head told again: «[главный тренер] «Луча» Рид руководит [командой] с мая».

    So is «[директор] «Луча» Рид, который возглавлял [компанию] девять лет», «… руководивший ею».
    """
    a, index, here = context.annotation, context.index, context.annotation.sentence_of(fact.verb)
    again = fact.status == Status.CURRENT or a.deprel(fact.verb) == "acl:relcl"
    if a.deprel(fact.verb) == "acl" and not again:  # «ректор Рид, руководивший [вузом] с мая»
        beside = any(index.last[role] == index.first[holder] for holder in fact.holders)
        since = (is_since(context.days.written(date)) for date in fact.dates)
        again = beside and fact.dates != () and all(since)
    if not again or index.length(body) > 1 or not a.words[index.first[body]].islower():
        return False
    near = here - 2 < context.sentence(role) <= here and index.first[role] < fact.verb
    chief = _CHIEF in a.lemmas[index.first[role] : index.head[role]]
    return near and (chief or a.lemmas[index.head[role]] in words("leader_roles.txt"))


def _is_of(context: Context, fact: Fact, body: Entity | None) -> bool:
    """Tell whether a fact names no other organization than a position does."""
    organization = fact.mention("organization")
    return organization is None or body in (None, context.entity.get(organization))


def _leaves_board(context: Context, fact: Fact, role: int) -> bool:
    """Tell whether work goes on: «[писатель] Рид покинул жюри», but not «[секретарь] жюри»."""
    organization = fact.mention("organization")
    return organization is not None and sits_beside_work(context, organization, role)


def _left_later(context: Context, person: int, role: int) -> Iterator[Fact]:
    """Yield «Рудаков отстранён от должности» soon after «директор Рудаков», his only post."""
    who = context.entity.get(person)
    if who is None or context.told.of_role(role) or not _is_only_post(context, who, role):
        return
    here = context.sentence(role)
    for fact in context.told.endings:
        later = here < context.annotation.sentence_of(fact.verb) <= here + _LATER
        bare = not fact.dates and fact.mention("organization") is None
        bare = bare and "peak" not in fact.slots  # «прошёл путь от врача до министра»
        main = context.annotation.deprel(fact.verb) in ("root", "conj")
        if later and bare and main and any(context.entity.get(i) is who for i in fact.holders):
            yield fact


def _is_only_post(context: Context, who: Entity, role: int) -> bool:
    """Tell whether somebody is told to hold no more than one post that one leaves."""
    heads, lemmas = context.index.head, context.annotation.lemmas
    posts = words("leader_roles.txt") | words("deputy_roles.txt") | noun_class("lawmaker")
    held = {lemmas[heads[one.tail]] for one in context.posts_of(who)}
    return lemmas[heads[role]] in posts and len(held & posts) == 1
