"""Whose a post is not, for another wins or gets it, or it only changes hands."""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, PERSONS
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.links import Link

_AFTER = frozenset({"после", "с", "из-за"})
"""Prepositions of what makes room for another: «в связи с уходом Рида»."""


def is_beaten(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who loses a ballot that another wins: «победил на выборах [мэра] [Анну Котову]»."""
    if index.last[link.tail] != index.first[link.head]:
        return False
    lemmas, ballot = clauses.annotation.lemmas, clauses.head[index.head[link.tail]]
    if ballot < 0 or lemmas[ballot] not in noun_class("ballot"):
        return False
    verb = clauses.head[ballot]
    wins = 0 <= verb < ballot and lemmas[verb] in noun_class("winning")
    return wins and clauses.case(index.first[link.head]) != "Nom"


def is_got_by_another(
    annotation: Annotation, index: MentionIndex, facts: Iterable[Fact], link: Link
) -> bool:
    """Tell who is named after who gets a post: «Рид назначен [мэром], его сменит [Ким]».

    So is who made room, «Рид назначен [врио главы] после отставки [Ильи Кима]». ``facts``: what
    verbs tell of the role.
    """
    here = annotation.sentence_of(index.first[link.tail])
    for fact in facts:
        if fact.frame.kind != "post" or not fact.is_told:
            continue
        named = [i for i in fact.holders if index.types[i] in PERSONS]
        near = all(annotation.sentence_of(index.first[i]) == here for i in named)
        if named and near and link.head not in named and _makes_room(annotation, index, link.head):
            return index.first[link.tail] < index.first[link.head]
        behind = all(index.first[i] < fact.verb < index.first[link.head] for i in named)
        if named and near and behind and not is_plural(annotation, index.head[link.tail]):
            return _is_of_next_verb(annotation, fact.verb, index.head[link.head])
    return False


def is_changed(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a post of which no holder is told: «В Омске сменился [директор] школы».

    So is «завод сменил [директора]», whoever of the two is named below.
    """
    a, head = clauses.annotation, index.head[link.tail]
    verb = a.lemmas[a.heads[head]] if a.heads[head] >= 0 else ""
    gone = verb in noun_class("changing_hands") and a.deprel(head).startswith("nsubj")
    changed = gone or (verb in noun_class("change_staff") and a.deprel(head) == "obj")
    return changed and a.sentence_of(index.first[link.head]) != a.sentence_of(head)


def _makes_room(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell of whose leaving a noun is after which another comes: «после ухода [Льва Рида]»."""
    noun = a.heads[a.top(index.head[person], APPOSED)]
    leaves = noun > 0 and a.lemmas[noun] in noun_class("leaving", "end_of_life")
    return leaves and a.lowered[noun - 1] in _AFTER


def _is_of_next_verb(a: Annotation, verb: int, name: int) -> bool:
    """Tell the subject of another verb, which follows: «Рид ушёл, его место займёт [Ким]»."""
    top = a.top(name, APPOSED)
    above = a.heads[top]
    finite = above > verb and a.feats(above).get("VerbForm") == "Fin"
    return finite and a.deprel(top).startswith("nsubj")
