"""Roles that verbs give to nobody with a name: «[советником] была фирма «Луч»»."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.records.context import Context
from newsnlp.records.links import Link


def of_nobody(context: Context) -> set[int]:
    """Return the roles that a body has, or somebody: «[капитаном] станет один из ветеранов»."""
    if context.notes.nobodys is None:
        context.notes.nobodys = _find(context)
    return context.notes.nobodys


def _find(context: Context) -> set[int]:
    reader, lemmas, types = context.reader, context.annotation.lemmas, context.index.types
    return {
        role
        for fact in reader.facts(headless=True)
        if fact.frame.kind == "post"
        and (role := fact.mention("role")) is not None
        and (
            {types[i] in ORGANIZATIONS for i in fact.holders} == {True}
            or any(lemmas[t] in noun_class("anybody") for t in reader.clauses.subjects(fact.verb))
        )
    }


def is_nobodys(context: Context, link: Link) -> bool:
    """Tell whose name in another sentence is not that of who has such a role."""
    apart = context.sentence(link.head) != context.sentence(link.tail)
    return apart and link.tail in of_nobody(context)
