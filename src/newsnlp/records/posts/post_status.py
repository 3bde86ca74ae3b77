"""How a post stands: by its own words, by the verb or noun that tells of it: «об отставке Рида»."""

from __future__ import annotations

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.facts.passed_on import RULE as PASSED_ON
from newsnlp.find.layout.listings import line_end
from newsnlp.find.posts.life_labels import lead_words
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE, ROLES
from newsnlp.kinds import Status
from newsnlp.records.context import Context
from newsnlp.records.open_ends import is_since
from newsnlp.records.posts import successions
from newsnlp.records.posts.ordered_lists import ordered_above
from newsnlp.records.posts.status import (
    is_announced,
    is_by_now,
    is_numbered,
    role_status,
    was_given,
)

_THEN, _TILL = "then", "до"
_LINE = 16
"""Tokens of a line that is a post and nothing else."""


def post_status(
    context: Context, person: int, role: int, facts: list[Fact], *, new: bool
) -> Status:
    """Return the status told by the role's own words, else by the verb, else current.

    «Назначен исполняющим обязанности» is acting; «ушёл с поста врио» is former.
    """
    index = context.index
    if is_before_it(context, role):
        return Status.CURRENT
    turn = next((fact for fact in facts if fact.frame.rule == PASSED_ON), None)
    if turn is not None:
        return Status(turn.status)  # «мэром был Рид, с 2015 года – [Ким]»
    own = role_status(context.reader.clauses, index.first[role], index.last[role], index.head[role])
    ordered = ordered_above(context, role)
    if ordered is not None:
        return own if own is Status.ACTING else ordered
    if is_by_now(context.annotation, index.first[role]):
        return Status.CURRENT
    told = [
        successions.status_in(context, fact, person)
        if fact.frame.kind == successions.KIND
        else Status(fact.status)
        for fact in facts
    ]
    gone = Status.NEW not in told and not is_rank(context, role) and _is_gone(context, person)
    if Status.FORMER in told or gone:
        return Status.FORMER
    told += [Status.NEW] * new
    found = own or next((s for s in told if s is not Status.CURRENT), Status.CURRENT)
    if found is not Status.CURRENT:
        return found
    over = is_numbered(context.reader.clauses, index.head[role])
    over = over or (not facts and was_given(context.reader.clauses, index.head[role]))
    return Status.FORMER if over else found


def is_before_it(context: Context, role: int) -> bool:
    """Tell a post before which one was something else: «до назначения [директором] был врачом»."""
    a, clauses, noun = context.annotation, context.reader.clauses, context.index.first[role] - 1
    if noun < 1 or a.lemmas[noun] not in noun_class("appointment"):
        return False
    return clauses.case(context.index.head[role]) == "Ins" and clauses.preposition(noun) == _TILL


def is_same_post(context: Context, person: int, role: int) -> bool:
    """Tell a post of somebody that «до назначения [директором]» means again."""
    if not is_before_it(context, role):
        return False
    lemmas, head = context.annotation.lemmas, context.index.head
    held = (link.tail for link in context.posts_of(context.entity.get(person)))
    return any(i != role and lemmas[head[i]] == lemmas[head[role]] for i in held)


def by_now(context: Context, role: int, since: str | None) -> Status:
    """Return how a post stands that somebody got, new if not long ago.

    The first of many has had successors: «Построили клуб в 1955 году. [Первым директором] стал …».
    """
    long_ago = context.days.is_long_ago(since)
    head = context.index.head[role]
    history = long_ago or (since is None and is_history(context, head))
    if history and is_numbered(context.reader.clauses, head):
        return Status.FORMER
    return Status.CURRENT if long_ago else Status.NEW


def since_then(context: Context, status: Status, day: str | None) -> Status:
    """Return how a post stands, new «с [июля]» to come and not «возглавил в [2010 году]»."""
    if status is Status.CURRENT and context.days.is_ahead(day):
        return Status.NEW
    long_ago = status is Status.NEW and context.days.is_long_ago(day)
    return Status.CURRENT if long_ago else status


def comes_in_history(context: Context, fact: Fact) -> bool:
    """Tell a future that is over: «В 1936 году Рид окончил школу. Позже он [возглавит] завод».

    What lasts may last until now: «директор с 2010 года Рид ушёл. Он [станет] депутатом».
    """
    if not fact.is_announced:
        return False
    a = context.annotation
    here = a.lowered[slice(*a.sentence_tokens(a.sentence_of(fact.verb)))]
    later = any(lead_words().get(word) == _THEN for word in here)
    return is_history(context, fact.verb, lasting=later)


def is_history(context: Context, token: int, *, lasting: bool = True) -> bool:
    """Tell whether the dates of a sentence, or of the one before, are all long ago.

    Not «возглавлял вуз с 2008 года. [Теперь] он станет президентом».
    """
    a, days, here = context.annotation, context.days, context.annotation.sentence_of(token)
    if not noun_class("by_now").isdisjoint(a.lemmas[slice(*a.sentence_tokens(here))]):
        return False
    begin, end = a.sentence_tokens(max(0, here - 1))[0], a.sentence_tokens(here)[1]
    near = [i for i in days.within(begin, end) if lasting or not is_since(days.written(i))]
    told = [day for i in near if (day := days.of(i)[1])]
    return told != [] and all(map(days.is_long_ago, told))


def is_held(context: Context, person: int, role: int, facts: list[Fact]) -> bool:
    """Tell a post that somebody has for sure: who only will leave it, or has it since a day."""
    leaves = (f for f in context.told.of_role(role) if f.leaves_post and person in f.holders)
    if any(not is_history(context, fact.verb) for fact in leaves):
        return True
    return any(_is_held_since(context, person, role, fact) for fact in facts)


def _is_held_since(context: Context, person: int, role: int, fact: Fact) -> bool:
    """Tell what somebody has since a day, in the present tense: «с 2020 года занимает пост [мэра]».

    A life may be told so: «С 1995 года занимает пост [мэра]. В 2001 году избран депутатом».
    """
    if fact.frame.status != "state" or fact.status != Status.CURRENT or not fact.dates:
        return False
    index, days = context.index, context.days
    posts = context.posts_of(context.entity.get(person))
    later = any(index.first[link.tail] >= index.last[role] for link in posts)
    return not later and all(is_since(days.written(date)) for date in fact.dates)


def is_rank(context: Context, role: int) -> bool:
    """Tell what nobody loses with a post: «уволен начальник управления [полковник] Котов»."""
    return context.annotation.lemmas[context.index.head[role]] in noun_class("dignity")


def is_title(context: Context, role: int) -> bool:
    """Tell what a country honours with, which nobody works as: «[народный артист] России».

    So is what one is by an exam or at sports: «[мастер спорта] СССР».
    """
    lemmas, head = context.annotation.lemmas, context.index.head[role]
    own = lemmas[max(0, context.index.first[role] - 1) : head]
    of_the_people = "народный" in own and lemmas[head] in noun_class("of_the_people")
    return of_the_people or not noun_class("honoured").isdisjoint(own)


def _is_gone(context: Context, person: int) -> bool:
    """Tell whether a noun says that a person left: «об отставке [Нины Саввиной]».

    Where it names what is left, «после ухода Саввиной из партии», nothing is known of a post.
    """
    a, clauses = context.annotation, context.reader.clauses
    top = a.top(context.index.head[person], APPOSED)
    while _is_titled(context, top):
        top = a.top(a.heads[top], APPOSED)
    noun = a.heads[top]
    if noun >= 0 and a.lemmas[noun] in noun_class("retreat"):
        above = a.heads[noun]  # «об увольнении в запас [генерала Котова]»
        noun = above if above >= 0 and a.lemmas[above] in noun_class("leaving") else noun
    if noun >= 0 and a.lemmas[noun] in noun_class("contract"):
        noun = a.heads[noun] if clauses.preposition(top) == "с" else -1
    ceased = noun >= 0 and a.lemmas[noun] in noun_class("duty")
    noun = a.heads[noun] if ceased else noun  # «о прекращении [полномочий] мэра Котова»
    if noun < 0 or not (_is_released(context, noun) or _is_leaving(context, noun, ceased=ceased)):
        return False
    after = context.index.last[person]
    left = after < len(a) and a.pos(after) == "ADP"  # the parser may hang it anywhere
    return not left and (clauses.preposition(noun) == "после" or is_announced(clauses, noun))


def _is_leaving(context: Context, noun: int, *, ceased: bool) -> bool:
    return context.annotation.lemmas[noun] in noun_class("ceasing" if ceased else "leaving")


def _is_released(context: Context, noun: int) -> bool:
    """Tell «об [освобождении] от должности директора Рида»."""
    a = context.annotation
    posts = noun_class("post", "duty") if a.lemmas[noun] in noun_class("releasing") else ()
    return any(a.lemmas[child] in posts for child in a.children[noun])


def _is_titled(context: Context, noun: int) -> bool:
    """Tell a rank that the parser hangs on a post: «командующего округом [генерала] Котова»."""
    a, index = context.annotation, context.index
    above = a.heads[noun]
    if above < 0 or index.at(noun, ROLES) is None or index.at(above, ROLES) is None:
        return False
    cases = {context.reader.clauses.case(noun), context.reader.clauses.case(above)}
    return cases <= LOOK_ALIKE


def does_it(context: Context, person: int, role: int) -> bool:
    """Tell by whom something is done: «список утверждён [председателем] Львом Ридом»."""
    index, case = context.index, context.reader.clauses.case
    beside = index.last[role] == index.first[person]
    return beside and case(index.head[role]) == case(index.first[person]) == "Ins"


def gives_it_another(context: Context, fact: Fact, person: int, role: int) -> bool:
    """Tell whose post another gets: «мандат [депутата] [Льва Рида] получил Ким»."""
    beside = context.index.last[role] == context.index.first[person]
    who = context.entity.get(person)
    getting = {context.actor(holder) for holder in fact.holders} - {None}
    return fact.gives_post and beside and bool(getting) and who not in getting


def is_on_a_line(context: Context, person: int, role: int) -> bool:
    """Tell a post of a directory, above a name: «[Первый проректор]», below it «Рид Лев»."""
    a, index = context.annotation, context.index
    first, end = index.first[role], index.first[person]
    if not first < end <= first + _LINE or not a.opens_line(end) or end != line_end(a, first):
        return False
    while first and not a.opens_line(first):
        first -= 1
    acts = any(a.feats(token).get("VerbForm") for token in range(first, end))
    return not acts and noun_class("appointment").isdisjoint(a.lemmas[first:end])
