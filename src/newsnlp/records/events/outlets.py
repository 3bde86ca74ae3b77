"""Bodies, and media above all, that only hear somebody: «[«Луч»] поговорил с адвокатом Ридом»."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import APPOSED
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.role_kinds import nouns_of


def only_hears(context: Context, body: int, role: int) -> bool:
    """Tell an outlet from where a role is held: «в эфире [«Луча»] адвокат Рид сказал».

    Who works for one is its own: «в эфире [«Луча»] ведущий Рид сказал».
    """
    if _is_addressed(context, body, role) or _is_source(context, body):
        return True
    a, index = context.annotation, context.index
    noun = index.head[role]
    if a.lemmas[noun] in noun_class("of_outlet") or index.holds(role, body):
        return False
    nouns = words("organization_nouns.txt").intersection(nouns_of(context, body))
    if nouns - noun_class("outlet"):
        return False  # «[клуб «Луч»] поговорил с тренером Ридом»
    top = a.top(context.outer_head(body), APPOSED)
    above = a.heads[top]
    if above < 0:
        return False
    if a.lemmas[above] in noun_class("on_air"):
        return above < index.first[body]
    told = above == a.heads[noun] and a.deprel(top).startswith("nsubj")
    return told and a.lemmas[above] in noun_class("interviewing") and a.deprel(noun) != "nsubj"


def _is_addressed(context: Context, body: int, role: int) -> bool:
    """Tell whom the holder of a role speaks to: «[президент] заявил газете «[Заря]»».

    «Об этом [РБК] сообщил [директор] Рид» shows no case, and whoever tells a body something, it
    is of nobody: «как сообщили [«Заре»] в мэрии, директор Рид болен».
    """
    a, clauses = context.annotation, context.reader.clauses
    head = a.top(context.index.head[role], APPOSED)  # «сообщила Анна Ким, [пресс-секретарь]»
    top = a.top(context.index.head[body], APPOSED)
    if a.deprel(top) == "nmod" and clauses.case(top) == "Gen":
        top = a.heads[top]  # «[ректор] рассказал студентам [колледжа]»
    verb, hears = a.heads[top], a.deprel(top) == "iobj" and not clauses.preposition(top)
    together = verb == a.heads[head] >= 0 and a.deprel(head).startswith("nsubj")
    together |= hears and verb >= 0 and a.lemmas[verb] in words("reporting_verbs.txt")
    return together and (clauses.case(top) or ("Dat" if hears else "")) == "Dat"


def _is_source(context: Context, body: int) -> bool:
    """Tell which power says it: «как рассказали в [мэрии], директор Рид болен», not «в клубе»."""
    a, top = context.annotation, context.outer_head(body)
    if noun_class("power", "authority").isdisjoint(nouns_of(context, body)):
        return False
    verb = a.heads[top]
    if verb < 0 or context.reader.clauses.preposition(top) != "в":
        return False
    told = a.lemmas[verb] in words("reporting_verbs.txt") and a.feats(verb).get("Number") == "Plur"
    return told and not any(a.deprel(c).startswith("nsubj") for c in a.children[verb])
