"""Who does something else than take part in an event told beside, whatever stands nearest.

- Who has a place or a medal is at a contest: «Открылась выставка. Второе место заняла [Ким]».
- Who gets another post has not this one: «мэром стал Рид, его замами – Ким и [Котов]».
- Who only leads a body does not do what it does: «провёл фонд, который возглавляет [Рид]».
"""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.records.context import Context
from newsnlp.records.learned.event_view import EventView

_COMPETING = frozenset({"placed", "excelled", "scored", "won"})
_POST = "post"
_RELATIVE, _WHICH = "acl:relcl", "который"
_CONTESTS = ("of_won", "judged", "of_scored", "of_awards", "feast")
"""Classes of what has winners, or of what contests are a part."""


def is_elsewhere(context: Context, view: EventView, name: int, told: Sequence[Fact]) -> bool:
    """Tell of whom only something else is ``told`` where he is named."""
    if any(_beside(view, fact) for fact in told):
        return False
    for fact in told:
        if view.event.kind == fact.frame.kind == _POST and _is_here(context, view, fact):
            return True
        if _competes(context, view, fact):
            return True
        if _leads(context, fact, name):
            return True
    return False


def _beside(view: EventView, fact: Fact) -> bool:
    """Tell a fact of the event itself."""
    return fact.verb in view.heads or fact.event in view.own


def _is_here(context: Context, view: EventView, fact: Fact) -> bool:
    """Tell who gets another post: «Режиссёром станет Рид, продюсерами станут Ким и [Котов]»."""
    return context.annotation.sentence_of(fact.verb) in view.sentences


def _competes(context: Context, view: EventView, fact: Fact) -> bool:
    """Tell who has a place or a medal: not at an exhibition."""
    if fact.frame.rule not in _COMPETING or view.event.head in noun_class(*_CONTESTS):
        return False
    return context.annotation.sentence_of(fact.verb) not in view.sentences


def _leads(context: Context, fact: Fact, name: int) -> bool:
    """Tell who leads the body that does it: «фонд, который возглавляет [Рид]».

    «[Рид], который возглавляет фонд» may do it himself.
    """
    a, verb = context.annotation, fact.verb
    if fact.frame.kind != _POST or a.deprel(verb) != _RELATIVE:
        return False
    which = next((c for c in a.children[verb] if a.lemmas[c] == _WHICH), -1)
    return which >= 0 and context.index.first[name] > which
