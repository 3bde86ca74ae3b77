"""What has the words of an event and is none: «[сборы] фильма», the series «[Игра престолов]»."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import DATES
from newsnlp.lexicon import rows
from newsnlp.records.context import Context
from newsnlp.types import EntityType

_OWN = frozenset({"amod", "nmod", "obj"})
_DAY = "день"
_FEAST = "праздник"
_JUBILEE = "летие"
_BESIDE = frozenset({",", *DASHES})
_WHEN = frozenset({"в", "к", "ко", "с", "накануне", "после", "перед", "до"})
"""Prepositions of a day that is no event itself: «ко [Дню учителя]»."""


@cache
def _other_meanings() -> dict[str, frozenset[str]]:
    """Return beside which lemmas a noun of events means something else."""
    return {noun: frozenset(beside.split()) for noun, beside in rows("other_meanings.tsv")}


def is_no_event(context: Context, mention: int) -> bool:
    """Tell a mention that means no event, whatever found it."""
    other = _has_other_meaning(context, mention) or _is_in_title(context, mention)
    return other or _is_of_calendar(context, mention)


def _has_other_meaning(context: Context, mention: int) -> bool:
    """Tell «[сборы] фильма», «полное [собрание] сочинений», «из [собрания] музея».

    So do verbs: «гостей [встречал] директор», «день Победы [встретил] в Праге».
    """
    a, noun = context.annotation, context.index.head[mention]
    beside = _other_meanings().get(a.lemmas[noun])
    if beside is None:
        return False
    own = (a.lemmas[child] for child in a.children[noun] if a.deprel(child) in _OWN)
    return context.reader.clauses.preposition(noun) in beside or not beside.isdisjoint(own)


def _is_of_calendar(context: Context, mention: int) -> bool:
    """Tell a day that says when or what for: «наградили ко [Дню учителя]», «в [День России]».

    So do «12 июня, в [праздник]» and «съезд приурочен к [300-летию] храма».
    """
    a, clauses, day = context.annotation, context.reader.clauses, context.index.head[mention]
    if a.heads[day] == day - 1 >= 0 and a.lemmas[day - 1] == _FEAST:
        day -= 1  # «в праздник [Рождества]»
    feast = a.lemmas[day] in (_DAY, _FEAST)
    if a.pos(day) not in ("NOUN", "PROPN") or not (feast or a.lemmas[day].endswith(_JUBILEE)):
        return False
    if a.words[day - 1] in OPENING and a.lemmas[a.heads[day]] in classes():
        return False  # «акция «[День] гнева»»
    above = clauses.head[day]
    told_for = above >= 0 and a.lemmas[above] in noun_class("marked_for")
    if above >= 0 and clauses.case(day) == "Gen" and a.lemmas[above] in noun_class("site"):
        return True  # «в сквере [50-летия] Победы»
    when = clauses.preposition(day) in _WHEN
    return told_for or (feast and (when or _is_day_told(context, day)))


def _is_day_told(context: Context, day: int) -> bool:
    """Tell a day that a date is: «намечен на 12 апреля — [День космонавтики]»."""
    a, before = context.annotation, day - 2
    beside = before >= 0 and a.words[day - 1] in _BESIDE and a.words[day].istitle()
    return beside and context.index.at(before, DATES) is not None


def _is_in_title(context: Context, mention: int) -> bool:
    """Tell the title of a work, or a part of one: «сериал «[Игра престолов]»».

    What is shown may have the title of the work: «спектакль «[Кубок огня]»» is an event, and so
    may be what is held about works: «фестиваль книги «[Лето]»».
    """
    a, index = context.annotation, context.index
    first = index.first[mention]
    parts = (i for i in index.covering(first) if index.types[i] is EntityType.WORK_OF_ART)
    if any(index.length(i) > index.length(mention) for i in parts):
        return True
    work = first - 2
    if work < 0 or a.words[first - 1] not in OPENING or a.lemmas[work] not in noun_class("titled"):
        return False
    above = {work - 1, a.heads[work]} - {-1}  # the parser may hang the works elsewhere
    return all(a.lemmas[token] not in classes() for token in above)


def is_of_hall(context: Context, noun: int) -> bool:
    """Tell what a hall is for: «в зале [заседаний] мэрии»."""
    a, above = context.annotation, context.annotation.heads[noun]
    hall = above == noun - 1 >= 0 and a.lemmas[above] in noun_class("venue")
    many = a.feats(noun).get("Number") == "Plur"
    return hall and many and context.reader.clauses.case(noun) == "Gen"
