"""What has the words of an event and is none: «[сборы] фильма», the series «[Игра престолов]»."""

from __future__ import annotations

from functools import cache

from newsnlp.find.event_nouns import classes
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import OPENING
from newsnlp.lexicon import rows
from newsnlp.records.context import Context
from newsnlp.types import EntityType

_OWN = frozenset({"amod", "nmod"})


@cache
def _other_meanings() -> dict[str, frozenset[str]]:
    """Return beside which lemmas a noun of events means something else."""
    return {noun: frozenset(beside.split()) for noun, beside in rows("other_meanings.tsv")}


def is_no_event(context: Context, mention: int) -> bool:
    """Tell a noun mention that means no event, whatever found it."""
    return _has_other_meaning(context, mention) or _is_in_title(context, mention)


def _has_other_meaning(context: Context, mention: int) -> bool:
    """Tell «[сборы] фильма», «полное [собрание] сочинений», «из [собрания] музея»."""
    a, noun = context.annotation, context.index.head[mention]
    beside = _other_meanings().get(a.lemmas[noun])
    if beside is None:
        return False
    own = (a.lemmas[child] for child in a.children[noun] if a.deprel(child) in _OWN)
    return context.reader.clauses.preposition(noun) in beside or not beside.isdisjoint(own)


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
