"""Events that verbs deny or leave open: «встреча не состоялась», «концерт может пройти завтра»."""

from __future__ import annotations

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.type_sets import APPOSED
from newsnlp.kinds import EntityType
from newsnlp.records.context import Context

_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass"})


def is_denied(context: Context, noun: int) -> bool:
    """Tell what did not take place or may, by whatever mention: «[[заседание] думы] отменено»."""
    index, top = context.index, context.annotation.top(noun, APPOSED)  # «фестиваль «[Весна]»»
    around = [i for i in index.covering(top) if index.types[i] is EntityType.EVENT]
    told = (f for i in around if index.head[i] == top for f in context.told.of_event(i))
    return any(_denies(context, fact) for fact in told)


def _denies(context: Context, fact: Fact) -> bool:
    """Tell what did not take place: who «не приехал на [встречу] с мэром» met nobody."""
    if fact.frame.kind == "held":
        return fact.modality in (Modality.NEGATED, Modality.POSSIBLE)
    if fact.frame.kind != "attend":
        return not fact.is_told
    noun = -1 if fact.event is None else context.index.head[fact.event]
    stayed_away = noun >= 0 and fact.modality is Modality.NEGATED
    if not stayed_away or context.annotation.lemmas[noun] not in noun_class("talks"):
        return False
    return any(one[1:] == ("с", "Ins") for one in context.reader.clauses.arguments(noun))


def is_undone(context: Context, noun: int) -> bool:
    """Tell whether a verb without a known subject denies the event: «не проводил собрание»."""
    a, verb = context.annotation, context.reader.clauses.head[noun]
    if verb < 0 or a.deprel(noun) not in _ARGUMENTS:
        return False
    told = (frame for frame in frames().get(a.lemmas[verb], ()) if frame.takes_event)
    kinds = {frame.kind for frame in told}
    denied = context.reader.clauses.modality(verb) in (Modality.NEGATED, Modality.POSSIBLE)
    return denied and bool(kinds & {"act", "held"})
