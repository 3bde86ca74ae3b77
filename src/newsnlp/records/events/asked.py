"""Who only has to do with what is held: «согласовано с [мэрией]», «автор памятника – [Рид]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, PERSONS
from newsnlp.lexicon import words

_AUTHOR, _WHOSE = frozenset({"автор", "соавтор"}), "который"
_NEAR = 12
"""Words from «автор памятника» to his name."""


def is_asked_leave(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell with whom something is settled before: «акция согласована с [мэрией]»."""
    a, settled = clauses.annotation, noun_class("settled_with")
    if a.by_lemma.words.isdisjoint(settled):
        return False
    top = a.top(index.head[other], APPOSED | {"conj"})
    above = a.heads[top]
    return above >= 0 and a.lemmas[above] in settled and clauses.preposition(top) == "с"


def is_maker(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whose work is shown: «открыли памятник. Его автор – [Лев Рид]»; not who acts there."""
    a, first = clauses.annotation, index.first[person]
    authors = a.by_lemma.of(_AUTHOR) if index.types[person] in PERSONS else ()
    near = [t for t in authors if first - _NEAR < t < first and _is_of_a_work(a, t)]
    if not near or a.sentence_of(near[-1]) != a.sentence_of(first):
        return False
    tops = (near[-1], a.top(index.head[person], APPOSED))
    told = {*range(near[-1], first), *(a.heads[top] for top in tops)} - {-1}
    acts = (t for t in told if a.feats(t).get("VerbForm") == "Fin")
    return all(a.lemmas[verb] in noun_class("becoming") for verb in acts)


def is_of_lost_work(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell whose work is stolen, sold or found, not shown: «[кража] картин [Клода Моне]».

    Who wrote what others play need not be there: «исполнили песни на стихи [Рида]».
    """
    a, head = clauses.annotation, index.head[event]
    if index.types[person] not in PERSONS:
        return False
    owner = a.top(index.head[person], APPOSED | {"conj"})
    above = a.heads[owner]
    if above in (-1, head) or clauses.case(owner) != "Gen" or clauses.preposition(owner):
        return False
    lost = a.lemmas[head] in noun_class("of_goods") and a.lemmas[above] in noun_class(
        "titled", "shown"
    )
    return lost or a.lemmas[above] in noun_class("written")


def _is_of_a_work(annotation: Annotation, author: int) -> bool:
    """Tell «автор [памятника]», «автором [которого]», «[его] автор»."""
    a = annotation
    near = (*a.children[author], author - 1)
    return any(a.lemmas[t] in words("memorials.txt") | {_WHOSE, "его", "её", "он"} for t in near)
