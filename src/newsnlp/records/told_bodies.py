"""What an article has told of each body: how often by itself, where it acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS, HOUSES, ROLES
from newsnlp.records.context import Context

_STANDS_FOR = "представлять"
_DEEDS = ("ние", "тие")


class ToldBody(NamedTuple):
    """What an article has told of one body: its first mention, how often it stands by itself.

    ``acting`` are the mentions by themselves that a sentence is about; ``sentences`` are those of
    them that are not of where somebody works; it ``opens`` the article as the subject of the
    headline.
    """

    first: int
    free: int
    acting: frozenset[int]
    opens: bool
    sentences: frozenset[int]


def told_bodies(context: Context, mentions: Iterable[int]) -> list[ToldBody]:
    """Return what mentions tell of their bodies, in the order of the first of each."""
    found: dict[str, list[int]] = {}
    for i in mentions:
        found.setdefault(context.entity[i].id, []).append(i)
    return [told_body(context, own) for own in found.values()]


def told_body(context: Context, own: Sequence[int]) -> ToldBody:
    """Return what the mentions of one body tell of it."""
    free = [i for i in own if _is_free(context, i)]
    acting = frozenset(i for i in free if _acts(context, i))
    sentences = (context.sentence(i) for i in acting if i not in context.workplaces)
    return ToldBody(own[0], len(free), acting, _opens(context, own[0]), frozenset(sentences))


def _opens(context: Context, body: int) -> bool:
    subject = context.annotation.deprel(context.outer_head(body)).startswith("nsubj")
    return subject and context.sentence(body) < max(1, context.headlines)


def _is_free(context: Context, body: int) -> bool:
    """Tell a body told by itself from one in a name, or in what somebody else is."""
    index = context.index
    around = (i for i in index.covering(index.first[body]) if i != body)
    inside = any(index.types[i] in ROLES or index.types[i] in HOUSES for i in around)
    return not inside and not context.spoken_for.get(body)


def _acts(context: Context, body: int) -> bool:
    """Tell a body that a sentence is about from «дом [союза]».

    «Создание [союза]», «в штате [союза]» are about it; «представляет край в [Госдуме]» is not.
    """
    a, top = context.annotation, context.outer_head(body)
    above = a.heads[top]
    if above >= 0 and a.lemmas[above] == _STANDS_FOR and context.reader.clauses.preposition(top):
        return False
    if a.deprel(top) != "nmod" or context.reader.clauses.case(top) != "Gen" or above < 0:
        return True
    deed = a.lemmas[above].endswith(_DEEDS) or a.lemmas[above] in noun_class("body")
    return deed or context.index.at(above, EVENTS) is not None
