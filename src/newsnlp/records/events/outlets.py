"""Media that only hear or show somebody: «[«Луч»] поговорил с адвокатом Ридом»."""

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
