"""Dates of other editions of an event, and of others of its kind that the text compares it with."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.events.retold import is_bare, verb_nouns
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.inner_clauses import in_inner_clause, noun_of_clause
from newsnlp.find.type_sets import EVENTS, ORDINALS, ROLES
from newsnlp.lexicon import words
from newsnlp.records.bystanders import is_outside
from newsnlp.records.context import Context
from newsnlp.records.events.comparisons import is_counted, is_first_time, is_of_plan, is_year

_ABOUT = frozenset({"о", "об"})
_BESIDE = frozenset({"после", "спустя", "до", "накануне", "перед"})
"""Prepositions of an event that is not when the sentence tells of."""
_FOR_WHAT = frozenset({"за", "в"})
"""Prepositions of a crime: «осуждён [за] убийство», «обвинён [в] убийстве»."""
_AGO = frozenset({"прошлый", "позапрошлый", "предыдущий", "ранее", "раньше", "назад"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years(context: Context, mention: int) -> frozenset[str]:
    """Return the years that tell which edition is meant: «форум «Луч-[2017]»», «матч [2016] г.»."""
    a, index = context.annotation, context.index
    first, last = index.first[mention], _end(context, mention)
    behind = (i for i in index.covering(last) if index.first[i] == last) if last < len(a) else ()
    ends = [index.last[i] for i in behind if is_year(a, index.first[i], index.last[i])]
    end = a.ends[max([last, *ends]) - 1]
    return frozenset(_YEAR.findall(a.text, a.starts[first], end))


def _end(context: Context, mention: int) -> int:
    """Return the token behind an event and what it is called: «[конкурс] «Учитель – 2024»»."""
    a, index = context.annotation, context.index
    last = index.last[mention]
    titled = last + 1 < len(a) and a.words[last] in OPENING
    title = index.at(last + 1, EVENTS) if titled else None
    return last if title is None else index.last[title]


def ordinals(context: Context, mention: int) -> frozenset[str]:
    """Return the words that count an event of several: «[второй] матч», not «XX форум»."""
    a, index = context.annotation, context.index
    head = index.head[mention]
    below = (t for t in a.children[head] if t < head and a.pos(t) == "ADJ" and a.words[t].isalpha())
    return frozenset(a.lemmas[t] for t in below if index.at(t, ORDINALS) is not None)


def is_of_others(context: Context, mention: int, date: int) -> bool:
    """Tell a date beside an event that is not when it was.

    A bare noun of an event told before looks back in the end: «[в 2023 году] на форуме подписали
    12 соглашений».
    """
    a, index = context.annotation, context.index
    span = index.first[date], index.last[date]
    if is_first_time(a, *span) or is_counted(a, index.head[mention], *span):
        return True
    begin, own = context.mentions[date].start, range(index.first[mention], index.last[mention])
    if a.text[begin - 1 : begin] == "-" and span[0] not in own:
        return True  # «чемпионка Сочи-[2014] завершила карьеру»
    if is_of_plan(a, index.head[mention], *span) or _is_before_or_after(context, mention, date):
        return True
    if _is_of_post(context, mention, date) or context.told.is_of_another(mention, date):
        return True
    if _is_of_elided(a, span, index.head[mention]):
        return True
    if context.sentence(mention) < context.sentence(date) and looks_back(context, date):
        return True
    if _is_of_crime(context, mention, date):
        return True
    clauses = context.reader.clauses
    if is_outside(clauses, index, mention, date):
        return True  # «инаугурация [избранного] мэра пройдёт [5 мая]»
    if in_inner_clause(a, index.head[date], index.head[mention]) or _is_of_report(
        context, index.head[mention], index.head[date]
    ):
        return True
    whose = noun_of_clause(a, index.head[date], index.head[mention])
    if whose >= 0 and index.at(whose, EVENTS) is None:
        return True
    bare = is_bare(a, index.head[mention])
    return bare and is_year(a, *span) and _is_told_before(context, mention)


def _is_of_elided(a: Annotation, date: tuple[int, int], event: int) -> bool:
    """Tell the day of a clause without a verb: «стал врачом, [в 2003-м] — мэром, умер в 2008-м»."""
    apart = a.words[date[1] : date[1] + 1] and a.words[date[1]] in DASHES
    apart = apart and a.words[date[0] - 1 : date[0]] == [","] and date[1] < event
    return (
        bool(apart)
        and a.sentence_of(date[0]) == a.sentence_of(event)
        and "," in a.words[date[1] : event]
    )


def _is_before_or_after(context: Context, mention: int, date: int) -> bool:
    """Tell when something else was: «после вступления в [войну], [5 мая], завод открыли»."""
    a, token = context.annotation, context.index.head[mention]
    if a.words[context.index.first[date] - 1] != "," or context.index.first[date] < token:
        return False
    while token >= 0 and a.pos(token) != "VERB":
        if context.reader.clauses.preposition(token) in _BESIDE:
            return True
        token = a.heads[token]
    return False


def looks_back(context: Context, date: int) -> bool:
    """Tell when another was, told further on: «Форум идёт. [В прошлом году] он прошёл в Туле»."""
    told = context.annotation.lemmas[context.index.first[date] : context.index.last[date]]
    return "год" in told and not _AGO.isdisjoint(told)


def _is_of_post(context: Context, mention: int, date: int) -> bool:
    """Tell the years of a post: «умер экс-мэр [(1995–2001)]», «Возглавлял город [с 1995 года]»."""
    index, spelt = context.index, context.annotation.words
    bracket, last = index.first[date] - 1, index.last[date]
    stretch = "по" in spelt[max(bracket, 0) : last]
    # «стал мэром [в мае], после выборов» is of both
    if stretch or context.sentence(mention) != context.sentence(date):
        for fact in context.facts:
            if date in fact.dates and fact.event is None and fact.frame.kind == "post":
                return True
    if bracket < 0 or not (stretch or spelt[bracket] == "("):
        return False  # «умерла Рид, актриса театра [с 1958 по 2001 год]»
    bracket += spelt[bracket] != "("
    if bracket and context.annotation.pos(bracket - 1) == "VERB":
        return False  # «съезд врачей пройдёт [с 20 по 22 июля]»
    before = (*index.covering(bracket - 1), *index.covering(bracket - 2))
    return any(index.types[i] in ROLES and index.last[i] >= bracket - 1 for i in before)


def _is_of_crime(context: Context, mention: int, date: int) -> bool:
    """Tell the year of a crime: «приговорил Рида за убийство [в 2010 году]»."""
    a, index = context.annotation, context.index
    verb, first = index.head[mention], index.first[date]
    known = a.lemmas[verb] in noun_class("of_crimes") and verb < first
    if not known or _YEAR.search(a.text, a.starts[first], a.ends[index.last[date] - 1]) is None:
        return False
    for token in range(first - 1, verb, -1):
        if a.pos(token) == "VERB":
            return False
        if a.pos(token) == "NOUN" and context.reader.clauses.preposition(token) in _FOR_WHAT:
            return a.lemmas[token] in _deeds()
    return False


@cache
def _deeds() -> frozenset[str]:
    """Return the nouns of what is done: «захват», «получение», «убийство»."""
    told = (noun.partition(" ")[0] for noun in verb_nouns().values())
    return frozenset(told) | noun_class("death", "disaster")


def _is_told_before(context: Context, mention: int) -> bool:
    lemmas, index = context.annotation.lemmas, context.index
    head = index.head[mention]
    return any(
        index.head[i] < head and lemmas[index.head[i]] == lemmas[head] for i in index.of(EVENTS)
    )


def _is_of_report(context: Context, event: int, date: int) -> bool:
    """Tell when an event was told of: «Как [19 мая] сообщила мэрия, концерт прошёл в субботу»."""
    a, verb = context.annotation, context.annotation.heads[date]
    if verb < 0 or a.lemmas[verb] not in words("reporting_verbs.txt"):
        return False
    above = event
    while above >= 0 and a.pos(above) != "VERB":
        above = a.heads[above]
    return above != verb or context.reader.clauses.preposition(event) in _ABOUT
