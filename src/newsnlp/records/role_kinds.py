"""In which kinds of bodies a role is held: a «ректор» at a university, a «регент» in a choir."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import APPOSED, ORGANIZATIONS, REGIONS
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.context import Context

_DEPUTY = "зам"
_COURT, _DIRECTOR = "суд", "директор"
_COMMANDER, _OF_UNIT = "командующий", "командир"
HEADS = HEAD, CHAIR = "руководитель", "председатель"
"""What a verb calls who heads a body: he may be told to be its директор, too."""
_SPEAKER = "спикер"
MANY = "many"
"""What ``body_roles.tsv`` tells of a role of which a body has several."""
_BEFORE, _BEHIND = 1, 2
"""Words by which a role is known around its noun: «[главный] врач», «мастер [участка]»."""


class Home(NamedTuple):
    """The nouns of the bodies in which a role is held; ``way`` as in ``body_roles.tsv``."""

    kinds: frozenset[str]
    way: str


_NOWHERE = Home(frozenset(), "")


def kinds_of_role(context: Context, role: int) -> frozenset[str]:
    """Return the nouns of the bodies in which a role is held, none where it has a complement."""
    return home_of_role(context, role).kinds


def home_of_role(context: Context, role: int) -> Home:
    """Return in which bodies a role is held, nowhere where it has a complement.

    A deputy is where whom he serves is: «заместитель [главного врача]».
    """
    if role not in context.notes.homes:
        index = context.index
        place = index.first[role], stood_in_for(context, role), index.last[role]
        context.notes.homes[role] = _kinds(context, *place)
    return context.notes.homes[role]


def stood_in_for(context: Context, role: int) -> int:
    """Return the noun of a role, of who stands in that of the post: «врио [ректора]»."""
    a, head, last = context.annotation, context.index.head[role], context.index.last[role]
    duties = a.lemmas[head + 1 : head + 2] and a.lemmas[head + 1] in noun_class("duty")
    if not duties and a.words[head].lower() not in words("acting_words.txt"):
        return head
    nouns = (t for t in range(head + 1, last) if a.pos(t) == "NOUN")
    return next((t for t in nouns if a.lemmas[t] not in noun_class("duty")), head)


def _kinds(context: Context, first: int, head: int, last: int) -> Home:
    a, case = context.annotation, context.reader.clauses.case
    for begin, end in _around(first, head, last):
        known = _roles().get(fold(" ".join(a.lemmas[begin:end])))
        if known and all(case(t) != "Gen" for t in governed(context, end, last)):
            return known
    boss = _boss(context, head, last)
    return _kinds(context, head + 1, boss, last) if boss is not None else _NOWHERE


def _boss(context: Context, head: int, last: int) -> int | None:
    """Return whom a deputy serves: «заместитель [директора]», not «замглавы [района]»."""
    a, lemma = context.annotation, context.annotation.lemmas[head]
    fused = lemma.startswith(_DEPUTY) and lemma not in noun_class("deputy")
    if fused or lemma not in words("deputy_roles.txt"):
        return None
    boss = next((t for t in range(head + 1, last) if a.heads[t] == head), None)
    served = boss is not None and context.reader.clauses.case(boss) == "Gen"
    return boss if boss is not None and served and a.pos(boss) == "NOUN" else None


def boss_of_deputy(context: Context, role: int) -> int:
    """Return the noun of a role, a deputy's that of whom he serves."""
    head, last = context.index.head[role], context.index.last[role]
    boss = _boss(context, head, last)
    return head if boss is None else boss


def _around(first: int, head: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words around the noun of a role, the longest first."""
    for end in range(min(head + 1 + _BEHIND, last), head, -1):
        for begin in range(max(first, head - _BEFORE), head + 1):
            yield begin, end


def governed(context: Context, begin: int, last: int) -> Iterator[int]:
    """Yield the tokens behind a role up to what it is about: «директора [по развитию завода]»."""
    for token in range(begin, last):
        if context.annotation.pos(token) == "ADP":
            return
        yield token


def nouns_of(context: Context, body: int) -> list[str]:
    """Return the lemmas that tell what a body is: before its name, «[завод] «Луч»», or its head."""
    if body not in context.notes.nouns:
        lemmas, described = context.annotation.lemmas, context.described(body)
        head = context.index.head[body]
        context.notes.nouns[body] = lemmas[slice(*described)] if described else [lemmas[head]]
    return context.notes.nouns[body]


def noun_before(context: Context, body: int) -> str:
    """Return the noun that a name without guillemets is apposed to, «[компания] VK», or ``""``."""
    a, head = context.annotation, context.index.head[body]
    before = context.index.first[body] - 1
    beside = before >= 0 and a.heads[head] == before and a.deprel(head) in APPOSED
    one = beside and a.feats(before).get("Number") == "Sing" and a.pos(before) == "NOUN"
    return a.lemmas[before] if one and a.lemmas[before] in bodies() else ""


def is_of_kind(context: Context, body: int, kinds: frozenset[str]) -> bool:
    """Tell a body by its noun or the noun before its name: «[завод] «Луч»»."""
    return not kinds.isdisjoint(kinds_of(context, body))


def kinds_of(context: Context, body: int) -> frozenset[str]:
    """Return the nouns that tell what a body is, of compounds the last part, too."""
    if body not in context.notes.kinds:
        nouns = {fold(noun) for noun in nouns_of(context, body)}
        head = context.index.head[body]
        pair = context.annotation.lemmas[head : min(head + 2, context.index.last[body])]
        if len(pair) > 1:  # «Совет Федерации» is no other совет; «ассоциация «Мост»» is no мост
            nouns.add("_".join(pair))
        context.notes.kinds[body] = frozenset(nouns | set(map(inner_noun, nouns)))
    return context.notes.kinds[body]


def head_of(context: Context, role: str, body: int) -> str:
    """Return what the head of a body is called: «возглавил [комиссию]» is its «председатель»."""
    chaired = role == HEAD and is_of_kind(context, body, noun_class("chaired"))
    if role == _COMMANDER and is_of_kind(context, body, noun_class("commanded")):
        return _OF_UNIT  # «командовал [взводом]»; a «командующий» has an army
    return CHAIR if chaired else role


def is_foreign(context: Context, body: int, role: int) -> bool:
    """Tell an authority over the bodies of a role: a «ректор» is at no [министерство].

    Nor is counsel at a court, «[адвокат] обжалует решение в [краевом суде]», a «вице-мэр» or a
    «министр» at a company, a «губернатор» at any body, or anybody where he is only told to have
    learned, a referee at a team, or on a board above a list: «[Комиссия]: [бухгалтер] Рид».
    """
    lemma = context.annotation.lemmas[context.index.head[role]]
    if lemma in noun_class("of_place", "minister") and context.index.types[body] in ORGANIZATIONS:
        fitting = noun_class("authority") | kinds_of_role(context, role)
        return fitting.isdisjoint(kinds_of(context, body))
    behind = context.annotation.words[context.index.last[body] :][:1]
    if behind == [":"] and sits_beside_work(context, body, role):
        return True
    nouns = {fold(noun) for noun in nouns_of(context, body)}
    kinds = kinds_of_role(context, role)
    if _COURT in nouns:  # who is heard there, or speaks for somebody, works elsewhere
        return lemma in noun_class("counsel") or (bool(kinds) and _COURT not in kinds)
    over = not noun_class("authority").isdisjoint(nouns) and bool(kinds)
    return (over or _is_only_studied_at(context, body)) and kinds.isdisjoint(nouns)


def may_head(context: Context, role: int, body: int) -> bool:
    """Tell a body in which a head is at home: «закрыло [техникум]. Его директор», no министерство.

    A «руководитель» or a «глава» may be of anything.
    """
    kinds, nouns = kinds_of_role(context, role), kinds_of(context, body)
    lemma = context.annotation.lemmas[boss_of_deputy(context, role)]
    if lemma == _DIRECTOR:
        return noun_class("authority", "power").isdisjoint(nouns)
    return lemma in HEADS or not kinds or not kinds.isdisjoint(nouns)


def is_authority(context: Context, body: int) -> bool:
    """Tell a body that is over others: «[министерство]»."""
    return is_of_kind(context, body, noun_class("authority"))


def judges(context: Context, body: int, role: int) -> bool:
    """Tell a referee from a team, one of two: «судья матча [«Луч»] — «Заря» Рид»."""
    a, index = context.annotation, context.index
    if a.lemmas[index.head[role]] not in noun_class("referee"):
        return False
    begin = index.last[body] + (a.words[index.last[body] : index.last[body] + 1] == ["»"])
    if begin + 1 >= len(a) or a.words[begin] not in DASHES:
        return False
    return index.at(begin + 1 + (a.words[begin + 1] in OPENING), ORGANIZATIONS) is not None


def is_elsewhere(context: Context, body: int, role: int) -> bool:
    """Tell a body of another kind than where one of many works: no «учитель» is at a [храм]."""
    return home_of_role(context, role).way == MANY and is_at_others(context, body, role)


def is_at_others(context: Context, body: int, role: int) -> bool:
    """Tell a body of other roles: no «замминистра» is at a [филармония], whoever is beside him."""
    kinds, own = kinds_of_role(context, role), kinds_of(context, body)
    return bool(kinds) and kinds.isdisjoint(own) and not _homes().isdisjoint(own)


def is_tried_there(context: Context, body: int, role: int) -> bool:
    """Tell a body that is in a case from where it is tried: no «следователь» is at a [завод].

    A «защитник» may be of a [клуб].
    """
    known = context.entity.get(body)
    told = (body,) if known is None else (context.position[id] for id in known.mentions)
    kinds = frozenset().union(*(kinds_of(context, i) for i in told))
    own = noun_class("power") | kinds_of_role(context, role)
    serves = context.annotation.lemmas[context.index.head[role]] in noun_class("of_justice")
    return serves and own.isdisjoint(kinds) and not _homes().isdisjoint(kinds)


def is_voted_in(context: Context, body: int, role: int) -> bool:
    """Tell where whoever becomes a депутат works: «директор [завода] избран депутатом»."""
    if context.annotation.lemmas[context.index.head[role]] not in noun_class("lawmaker"):
        return False
    own = kinds_of(context, body)
    return not _homes().isdisjoint(own) and _seats().isdisjoint(own)


@cache
def _seats() -> frozenset[str]:
    """Return the nouns of bodies that people are voted into: «дума», «совет»."""
    return frozenset().union(*(_roles()[role].kinds for role in (_SPEAKER, CHAIR)))


@cache
def _homes() -> frozenset[str]:
    """Return the nouns of all bodies in which some role is held."""
    return frozenset().union(*(home.kinds for home in _roles().values()))


def _is_only_studied_at(context: Context, body: int) -> bool:
    """Tell «окончил [институт], был [начальником] цеха» from «[студент] института»."""
    a, learns = context.annotation, noun_class("studying")
    if body not in context.entity:
        return False
    told = (context.position[id] for id in context.entity[body].mentions)
    above = (a.heads[context.outer_head(i)] for i in told)
    return all(top >= 0 and a.lemmas[top] in learns for top in above)


def sits_beside_work(context: Context, body: int, role: int) -> bool:
    """Tell what somebody is elsewhere who joins or leaves a board: «[писатель] покинул [жюри]»."""
    work = context.annotation.lemmas[context.index.head[role]] not in noun_class("seat_on_board")
    return work and is_of_kind(context, body, noun_class("sat_on"))


@cache
def _roles() -> dict[str, Home]:
    told = [
        (roles, *bodies.rpartition(":")[::2], *(more or [""]))
        for roles, bodies, *more in rows("body_roles.tsv")
    ]
    named = {f"@{name}": own for _, name, own, _ in told}
    found: dict[str, Home] = {}
    for roles, _, own, way in told:
        nouns = " ".join(named.get(noun, noun) for noun in own.split()).split()
        home = Home(frozenset(map(fold, nouns)), way)
        found |= {fold(role).replace("_", " "): home for role in roles.split()}
    return found


def is_on_his_own(context: Context, role: int) -> bool:
    """Tell who works for nobody: «фонд «Луч» и [бизнес-ангел] Рид».

    So does who is called by his town: «театр «Луч» играет пьесу, музыка московского [композитора]».
    """
    a, index, head = context.annotation, context.index, context.index.head[role]
    if a.lemmas[head] in noun_class("on_his_own"):
        return True
    near = range(max(0, index.first[role] - 1), head)
    own = a.lemmas[head] in noun_class("freelance")
    return own and any(a.pos(t) == "ADJ" and index.at(t, REGIONS) is not None for t in near)


def is_lesser(context: Context, body: int, role: int) -> bool:
    """Tell a part of a body from where a role is held: no «ректор» is of a [кафедра]."""
    kinds, noun = kinds_of_role(context, role), context.annotation.lemmas[context.index.head[body]]
    return bool(kinds) and noun in words("subunits.txt") and not is_of_kind(context, body, kinds)
