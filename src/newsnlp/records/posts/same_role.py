"""Where a role is held that goes on with one told before.

A new holder is where the one before was: «Президент союза ушёл. Новым стал …». The lines of a list
are of one body: «Председатель комиссии: …», below it «Секретарь: …».
"""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.context import Context
from newsnlp.records.posts.status import role_status
from newsnlp.records.role_kinds import kinds_of_role
from newsnlp.types import Entity, RelationType, Status

_BACK = 3
"""How many sentences back the role may have been told of."""
_LINES = 12
"""How many lines up the head of a list may stand."""
_DEPUTY, _ACTS = "вице-", "acts_as"
_BEFORE = frozenset({"прежний", "предыдущий"})
_IN_TURN = frozenset({"бывший", "новый", "нынешний", "действующий"})


def gone_on_with(context: Context, role: int) -> list[int]:
    """Return the roles told before that a role which is given anew, or is listed, goes on with.

    «[Президент союза] отчиталась. Вице-президентом стала …».
    """
    beside = _joined(context, role) or _joined_before(context, role)
    if beside is not None:
        return [beside]
    boss = _boss_before(context, role)
    if boss is not None:
        return [boss]
    given = _given_before(context, role)
    given = _chair_before(context, role) if given is None else given
    if given is not None:
        return [given]
    if _opens_line(context, role):
        return [i for i in _roles_before(context, role, _LINES) if _opens_line(context, i)]
    new = any(f.status == Status.NEW for f in context.told.of_role(role))
    return _same_before(context, role) if new else []


def taken_over(context: Context, role: int) -> list[int]:
    """Return the roles told before of which a role says that it is of the same body.

    «[Директором школы] назначен Рид. Прежний директор ушёл», «её заместитель директора».
    """
    boss = None if kinds_of_role(context, role) else _boss_before(context, role)
    if boss is not None:
        return [boss]
    # «ректор МАРХИ ушёл. Обязанности [ректора] исполняет Ким»
    acts = any(fact.frame.rule == _ACTS for fact in context.told.of_role(role))
    goes_on = acts or was_before(context, role) or _is_one_of_its_heads(context, role)
    return _same_before(context, role) if goes_on else []


def _same_before(context: Context, role: int) -> list[int]:
    """Return the same bare role told before; a «директор по спорту» is none.

    Nor is what the same person was: «[бывший директор] «Луча» Рид занял пост директора».
    """
    if context.index.last[role] != context.index.head[role] + 1:
        return []
    noun = _noun(context, role)
    same = [i for i in _roles_before(context, role, _BACK) if _noun(context, i) == noun]
    who = _people(context, role)
    return [i for i in same if who.isdisjoint(_people(context, i)) or not is_over(context, i)]


def is_over(context: Context, role: int) -> bool:
    """Tell a post that its own words say is over: «[бывший директор]»."""
    index = context.index
    span = index.first[role], index.last[role]
    return role_status(context.reader.clauses, *span, index.head[role]) is Status.FORMER


def _boss_before(context: Context, role: int) -> int | None:
    """Return the role told last that a deputy is one of: «президент палаты Рид, [вице-президент]».

    So is the «заместитель директора» of the директор told before.
    """
    a, index = context.annotation, context.index
    head, noun = index.head[role], _noun(context, role)
    boss = head
    if a.lemmas[head] in noun_class("deputy"):
        below = (t for t in range(head + 1, index.last[role]) if a.heads[t] == head)
        boss = next((t for t in below if context.reader.clauses.case(t) == "Gen"), -1)
        noun = a.lemmas[boss] if boss >= 0 else ""
    elif noun == a.lemmas[head]:
        return None
    grade = _grade(context, boss) if boss != head else None
    same = [i for i in _roles_before(context, role, _BACK) if a.lemmas[index.head[i]] == noun]
    same = [i for i in same if grade in (None, _grade(context, index.head[i]))]
    things = _things(context, boss, index.last[role])
    same = [i for i in same if things <= set(a.lemmas[index.first[i] : index.last[i]])]
    return max(same, key=lambda i: (index.first[i], index.length(i)), default=None)


def _things(context: Context, noun: int, last: int) -> set[str]:
    """Return of what somebody is the boss: «начальник [склада]» is not that of a главк.

    A body is told by its kind: «директор [школы]» may be that of a гимназия.
    """
    a, kinds = context.annotation, words("organization_nouns.txt") | words("institutions.txt")
    below = (t for t in range(noun + 1, last) if a.heads[t] == noun and a.pos(t) == "NOUN")
    owned = {a.lemmas[t] for t in below if context.reader.clauses.case(t) == "Gen"}
    return owned - kinds - words("subunits.txt")


def _grade(context: Context, noun: int) -> str:
    """Return what tells one director from another: «[генеральный] директор»."""
    a = context.annotation
    before = a.lemmas[noun - 1] if noun > 0 and a.heads[noun - 1] == noun else ""
    return before if before in noun_class("grade") else ""


def _given_before(context: Context, role: int) -> int | None:
    """Return the role given with one whose verb is left out: «мэром избран Рид, [замом] – Лось»."""
    a, index, after = context.annotation, context.index, context.index.last[role]
    dashed = a.words[after : after + 1] != [] and a.words[after] in DASHES
    if not dashed or context.reader.clauses.case(index.head[role]) != "Ins":
        return None
    given = (i for i in _roles_before(context, role, 0) if context.told.of_role(i))
    return next((i for i in given if context.reader.clauses.case(index.head[i]) == "Ins"), None)


def _chair_before(context: Context, role: int) -> int | None:
    """Return who heads the body of bare members: «[председатель жюри] – Рид, члены: Ким, Лось»."""
    a, index, after = context.annotation, context.index, context.index.last[role]
    listed = a.words[after : after + 1] != [] and a.words[after] in DASHES | {":"}
    if not listed or a.lemmas[index.head[role]] not in noun_class("member"):
        return None
    chairs = noun_class("seat_on_board") & words("leader_roles.txt")
    told = _roles_before(context, role, 1)
    return next((i for i in reversed(told) if a.lemmas[index.head[i]] in chairs), None)


def _joined(context: Context, role: int) -> int | None:
    """Return the role behind «и» that somebody has too: «[основатель] и директор фирмы Рид»."""
    a, index, after = context.annotation, context.index, context.index.last[role]
    if a.words[after : after + 1] not in (["и"], [","]):
        return None
    if a.lemmas[index.head[role]] not in _held() and a.words[after] == "и":
        return None
    who = _people(context, role)
    near = [i for i in index.covering(after + 1) if index.types[i] in ROLES]
    # «[ректор] и академик РАН Рид»
    near = [i for i in near if index.first[i] == after + 1 and not is_degree(a, index.head[i])]
    own = [i for i in near if who & _people(context, i)]
    if a.words[after] == ",":  # «[инспектор], старший инспектор парка»
        own = [i for i in own if _noun(context, i) == _noun(context, role)]
    return max(own, key=index.length, default=None)


def _joined_before(context: Context, role: int) -> int | None:
    """Return the role of whom «и» goes on from: «директор школы № 5 Рид и [завуч] Котова»."""
    a, index, before = context.annotation, context.index, context.index.first[role] - 1
    if before < 1 or a.words[before] != "и":
        return None
    name = index.at(before - 1, PERSONS)
    kinds = kinds_of_role(context, role)
    if name is None or index.last[name] != before or not kinds:
        return None
    for link in context.from_head(RelationType.WORKS_AS, name):
        lemmas = map(fold, a.lemmas[index.head[link.tail] : index.first[name]])
        if index.last[link.tail] <= index.first[name] and not kinds.isdisjoint(lemmas):
            return link.tail
    return None


def _people(context: Context, role: int) -> set[Entity]:
    """Return who has a role."""
    heads = (link.head for link in context.posts_at(role))
    return {context.entity[head] for head in heads if head in context.entity}


def doubled(context: Context, role: int) -> int:
    """Return the role that a dash joins with one: «[вице-губернатором] – министром станет Рид»."""
    a, index, case = context.annotation, context.index, context.reader.clauses.case
    dash = index.first[role] - 1
    if dash < 1 or a.words[dash] not in DASHES or case(index.head[role]) != "Ins":
        return role
    before = [i for i in index.covering(dash - 1) if index.types[i] in ROLES]
    before = [i for i in before if index.last[i] == dash and case(index.head[i]) == "Ins"]
    return max(before, key=index.length, default=role)


@cache
def _held() -> frozenset[str]:
    """Return the nouns of posts that one has at some body."""
    return words("leader_roles.txt") | words("deputy_roles.txt") | noun_class("owner")


def was_before(context: Context, role: int) -> bool:
    """Tell whose post another has now: «назначен директор школы. [Прежний директор] ушёл»."""
    a, index = context.annotation, context.index
    beside = {*range(index.first[role], index.last[role]), index.first[role] - 1}
    return any(a.lemmas[t] in _BEFORE for t in beside if t >= 0)


def _is_one_of_its_heads(context: Context, role: int) -> bool:
    """Tell who heads a place told before in his turn: «Мэр Тулы ушёл. [Новый мэр] пришёл»."""
    a, index = context.annotation, context.index
    if _noun(context, role) not in noun_class("of_place"):
        return False  # «бывший директор» may have been one elsewhere
    beside = {*range(index.first[role], index.head[role]), index.first[role] - 1}
    return any(a.lemmas[t] in _IN_TURN for t in beside if t >= 0)


def _roles_before(context: Context, role: int, sentences: int) -> list[int]:
    a, index = context.annotation, context.index
    begin = a.sentence_tokens(max(0, context.sentence(role) - sentences))[0]
    near = {i for t in range(begin, index.first[role]) for i in index.covering(t)}
    return sorted(i for i in near if index.types[i] in ROLES)


def _opens_line(context: Context, role: int) -> bool:
    """Tell a role that heads a line of a list: «[Секретарь]: Котов»."""
    a, index = context.annotation, context.index
    begins = a.sentence_tokens(context.sentence(role))[0] == index.first[role]
    return begins and a.words[index.last[role] : index.last[role] + 1] == [":"]


def _noun(context: Context, role: int) -> str:
    return context.annotation.lemmas[context.index.head[role]].removeprefix(_DEPUTY)
